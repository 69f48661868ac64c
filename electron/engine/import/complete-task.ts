/** What a rectification ledger's row says beyond its single columns: a short title, deadlines in words, the state. */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { recordTables } from '../../../shared/domain/tables'
import type { Columns, RowCompletion, RowMisfit } from './convert-rows'
import { readDate } from './read-date'

const TITLE_CHARACTERS = 60
const IMMEDIATE = /立行立改|立即整改|立知立改|即知即改|边督边改/
const LONG_TERM = /长期|持续|常态/

/** The columns of a ledger; the state, which the program keeps, may be told by one. */
export const taskFields: readonly Field[] = recordTables.task.fields.map((field): Field => {
  if (field.name !== 'state') return field
  return { ...field, managed: false, synonyms: ['整改状态', '任务状态', '完成状态', '当前状态', '整改进度', '进度', '是否完成', '是否完成整改', '是否销号', '办理状态', 'status'] }
})

/** Columns of a completed row that decide its state where the ledger has no such column. */
export const completeTask: RowCompletion = {
  columns: ['title', 'problem', 'deadline', 'deadline_type', 'state', 'completed_on', 'closed_on'],
  complete(columns, at, misfits) {
    columns['title']![at] ??= titleOf(columns['problem']![at] ?? null)
    completeDeadline(columns, at, misfits)
    columns['state']![at] ??= columns['closed_on']![at] !== null ? 'closed' : columns['completed_on']![at] !== null ? 'completed' : 'assigned'
  },
}

/** The problem's first sentence. */
function titleOf(problem: Value): string | null {
  if (typeof problem !== 'string') return null
  const [sentence = ''] = problem.trim().split(/[。！？!?\n]/)
  return sentence.length > TITLE_CHARACTERS ? `${sentence.slice(0, TITLE_CHARACTERS)}…` : sentence === '' ? null : sentence
}

/** 立行立改 and 长期坚持 stand where other rows have a date; some have both. */
function completeDeadline(columns: Columns, at: number, misfits: RowMisfit[]): void {
  const position = misfits.findIndex(({ column }) => column === 'deadline')
  const misfit = misfits[position]
  if (misfit !== undefined) {
    const text = String(misfit.value)
    const [date] = text.split(/[，,；;。、\s（(]+/).flatMap((piece) => readDate(piece, 'last') ?? [])
    const type = IMMEDIATE.test(text) ? 'immediate' : LONG_TERM.test(text) ? 'longTerm' : null
    if (date !== undefined) {
      columns['deadline']![at] = date.date
      misfits[position] = { ...misfit, problem: { severity: 'warning', code: 'value.dateWithoutDay', params: { field: misfit.heading, value: text.slice(0, TITLE_CHARACTERS), taken: date.date } } }
    } else if (type !== null) {
      // What stands in place of the date says more than a column of types that still says “by date”.
      if ((columns['deadline_type']![at] ?? 'date') === 'date') columns['deadline_type']![at] = type
      misfits.splice(position, 1)
    }
  }
  if (columns['deadline']![at] !== null) columns['deadline_type']![at] ??= 'date'
}
