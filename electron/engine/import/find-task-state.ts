/**
 * Which column of a rectification ledger tells the tasks' state, where no heading says so.
 *
 * 完成情况 and the like hold free texts in one ledger and 已完成, 达到序时进度, 已销号 in the next; the values decide.
 */
import type { Value } from '../../../shared/domain/feature'
import type { SourceField } from '../../../shared/domain/source-record'
import type { MatchedColumn } from './match-columns'
import { taskFields } from './complete-task'
import { codeOf } from './vocabulary-codes'

const HEADING = /状态|情况|进度|进展|销号|完成|整改结果/
const FREE_TEXT_COLUMN = 'progress'
const SHARE_OF_CODES = 0.9

/**
 * @param rows attribute rows, some or all
 * @returns the matched columns with the state's, if there is one; a column of progress texts that holds nothing but states becomes it
 */
export function withStateColumn(fields: readonly SourceField[], matched: readonly MatchedColumn[], rows: readonly (readonly Value[])[]): readonly MatchedColumn[] {
  if (matched.some(({ field }) => field.name === 'state')) return matched
  const state = taskFields.find(({ name }) => name === 'state')!
  const isFree = (index: number) => {
    const use = matched.find((column) => column.index === index)
    return use === undefined || (use.field.name === FREE_TEXT_COLUMN && use.how !== 'given')
  }
  const index = fields.findIndex(({ name }, candidate) => HEADING.test(name) && isFree(candidate) && holdsStates(rows, candidate))
  if (index === -1) return matched
  return [...matched.filter((column) => column.index !== index), { index, field: state, unit: null, how: 'synonym' as const }].sort((a, b) => a.index - b.index)
}

function holdsStates(rows: readonly (readonly Value[])[], index: number): boolean {
  const texts = rows.map((row) => String(row[index] ?? '').trim()).filter((text) => text !== '')
  return texts.length > 0 && texts.filter((text) => codeOf('taskState', text) !== null).length >= SHARE_OF_CODES * texts.length
}
