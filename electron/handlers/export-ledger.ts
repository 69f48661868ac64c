/** The ledger to a file, whole or not at all. */
import { rename, rm } from 'node:fs/promises'
import type { TaskFilter } from '../../shared/contract/task-filter'
import type { Language } from '../../shared/messages/translate'
import { writeTableCsv, writeTableXlsx } from '../formats/write/write-table'
import { filterTasks, momentOf } from './filter-tasks'
import { type LedgerAudience, ledgerTable } from './ledger-table'
import type { Session } from './session'

export type LedgerInput = {
  readonly path: string
  readonly format: 'xlsx' | 'csv'
  readonly audience: LedgerAudience
  readonly filter: TaskFilter
  readonly language: Language
  readonly asOf?: string | undefined
  readonly recordedAt?: string | undefined
}

const writers = { xlsx: writeTableXlsx, csv: writeTableCsv } as const

/** @throws AppError 'export.textTooLong' */
export async function exportLedger(session: Session, input: LedgerInput): Promise<{ file: string; tasks: number }> {
  const moment = await momentOf(session, input)
  const tasks = await filterTasks(session, input.filter, moment)
  const table = ledgerTable(tasks, { asOf: moment.day, language: input.language, audience: input.audience, log: await session.workspace().logHead() })
  const unfinished = `${input.path}.making`
  await rm(unfinished, { force: true })
  try {
    await writers[input.format](table, unfinished)
    await rename(unfinished, input.path)
  } finally {
    await rm(unfinished, { force: true })
  }
  return { file: input.path, tasks: tasks.length }
}
