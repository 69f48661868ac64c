/** The shipped rule set, checked. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Rule, ruleSetSchema } from '../../shared/domain/rules/rule'
import { readReference } from '../../shared/domain/water-quality/read-reference'

const FILE = 'conflict-rules.json'

/**
 * Every rule, switched-off ones included.
 *
 * @param dataFolder folder of the shipped data
 * @throws AppError 'water.badReferenceFile' with the place in the file
 */
export async function readRules(dataFolder: string): Promise<readonly Rule[]> {
  return readReference(ruleSetSchema, JSON.parse(await readFile(join(dataFolder, 'rules', FILE), 'utf8')), FILE).rules
}
