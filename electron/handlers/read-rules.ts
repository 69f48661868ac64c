/** The shipped rule set, checked. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Rule, ruleSetSchema } from '../../shared/domain/rules/rule'
import { readReference } from '../../shared/domain/water-quality/read-reference'
import type { Session } from './session'

const FILE = 'conflict-rules.json'

const shipped = new Map<string, Promise<readonly Rule[]>>()

/**
 * Every shipped rule, switched-off ones included, read once a folder.
 *
 * @param dataFolder folder of the shipped data
 * @throws AppError 'water.badReferenceFile' with the place in the file
 */
function readShippedRules(dataFolder: string): Promise<readonly Rule[]> {
  const known = shipped.get(dataFolder)
  if (known !== undefined) return known
  const reading = readFile(join(dataFolder, 'rules', FILE), 'utf8').then((text) => readReference(ruleSetSchema, JSON.parse(text), FILE).rules)
  shipped.set(dataFolder, reading)
  reading.catch(() => shipped.delete(dataFolder))
  return reading
}

/** Every rule, switched-off ones included. */
export function readRules(session: Session): Promise<readonly Rule[]> {
  return readShippedRules(session.dataFolder)
}
