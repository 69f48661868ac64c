/** The ledger to a file, whole or not at all. */
import { rename, rm } from 'node:fs/promises'
import type { TaskFilter } from '../../../shared/contract/task-filter'
import type { Language } from '../../../shared/messages/translate'
import { cardMessages } from '../../../shared/messages/cards'
import { writeTableCsv, writeTableXlsx, type WrittenSheet, type WrittenTable } from '../../formats/write/write-table'
import type { Block, Document } from '../../report/document/document'
import { pageSetup } from '../../report/document/page-setup'
import { briefingStyle } from '../../report/document/style'
import { filterTasks, momentOf } from './filter-tasks'
import { type LedgerAudience, ledgerTable } from './ledger-table'
import { printDocument } from '../paper/print-document'
import type { Session } from '../session'

export type LedgerInput = {
  readonly path: string
  readonly format: 'xlsx' | 'csv' | 'docx'
  readonly audience: LedgerAudience
  readonly filter: TaskFilter
  readonly language: Language
  readonly asOf?: string | undefined
  readonly recordedAt?: string | undefined
}

const writers = { xlsx: writeTableXlsx, csv: writeTableCsv } as const
/** A ledger has a dozen columns: it lies. */
const PAPER = pageSetup('A3', 'landscape')

/** @throws AppError 'export.textTooLong' */
export async function exportLedger(session: Session, input: LedgerInput): Promise<{ file: string; tasks: number }> {
  const moment = await momentOf(session, input)
  const tasks = await filterTasks(session, input.filter, moment)
  const table = ledgerTable(tasks, { asOf: moment.day, language: input.language, audience: input.audience, log: await session.workspace().logHead() })
  if (input.format === 'docx') {
    await printDocument(session, ledgerDocument(table, moment.day, input, tasks.some(({ summary }) => summary.demonstration)), input.path)
    return { file: input.path, tasks: tasks.length }
  }
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

function ledgerDocument({ title, derived, notes, ...ledger }: WrittenTable, day: string, { language, audience }: LedgerInput, demonstration: boolean): Document {
  const tables = [{ title, ...ledger }, ...(derived === null ? [] : [derived])]
  return {
    title,
    author: cardMessages.program[language],
    date: new Date(`${day}T00:00:00Z`),
    language,
    style: briefingStyle,
    marks: { ...(demonstration ? { demonstration: cardMessages.demonstration[language] } : {}), ...(audience === 'internal' ? { stamp: cardMessages.internal[language] } : {}) },
    sections: [
      {
        type: 'flow',
        page: PAPER,
        blocks: async () => [{ type: 'paragraph', style: 'title', text: title }, ...tables.map(toTable), ...notes.map((text) => ({ type: 'paragraph', style: 'note', text }) as const)],
      },
    ],
  }
}

function toTable({ title, headings, rows }: WrittenSheet): Block {
  return { type: 'table', caption: title, columns: headings.map(() => ({})), head: [headings.map((text) => ({ text }))], rows: rows.map((row) => row.map((cell) => ({ text: cell === null ? '' : String(cell) }))) }
}
