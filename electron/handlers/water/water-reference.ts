/** The shipped limits, rounding and rules of water grading, read once a folder and checked. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gradingRulesSchema } from '../../../shared/domain/water-quality/grading-rules'
import { limitStandardSchema } from '../../../shared/domain/water-quality/limit-standard'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import { roundingTableSchema } from '../../../shared/domain/water-quality/rounding-table'
import { makeGradingTable } from '../../engine/water-quality/grading-table'
import type { GradingContext } from '../../engine/water-quality/section-status'

const contexts = new Map<string, Promise<GradingContext>>()

/** Standards by the name that `--standard` takes. */
export const standardFiles = { gb3838: 'gb-3838-2002.json', gb3097: 'gb-3097-1997.json' } as const

/**
 * Limits of one standard with rounding and rules, ready for grading.
 *
 * @param dataFolder folder of the shipped data
 * @throws AppError 'water.badReferenceFile'
 */
export function readGradingContext(dataFolder: string, standard: keyof typeof standardFiles): Promise<GradingContext> {
  const key = `${dataFolder}\n${standard}`
  const known = contexts.get(key)
  if (known !== undefined) return known
  const loading = loadContext(dataFolder, standardFiles[standard])
  contexts.set(key, loading)
  loading.catch(() => contexts.delete(key))
  return loading
}

async function loadContext(dataFolder: string, file: string): Promise<GradingContext> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(dataFolder, 'standards', name), 'utf8'))
  const limits = readReference(limitStandardSchema, await read(file), file)
  const rounding = readReference(roundingTableSchema, await read('rounding.json'), 'rounding.json')
  const rules = readReference(gradingRulesSchema, await read('grading-rules.json'), 'grading-rules.json')
  return { table: makeGradingTable(limits, rounding), rules }
}
