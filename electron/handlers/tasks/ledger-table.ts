/** The rectification ledger as a table: the sources' columns in their order, the state as of a day, without internal columns for the public. */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { recordTables } from '../../../shared/domain/tables'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { ledgerMessages } from '../../../shared/messages/ledger'
import { commandMessages } from '../../../shared/messages/command'
import { type Language, translate } from '../../../shared/messages/translate'
import type { WrittenSheet, WrittenTable } from '../../formats/write/write-table'
import type { FilteredTask } from './filter-tasks'
import { textOrNull } from './row-text'

export type LedgerAudience = 'internal' | 'public'

type LedgerColumn = { readonly heading: string; readonly cellOf: (found: FilteredTask) => string | number | null }

export type LedgerFacts = { readonly asOf: string; readonly language: Language; readonly audience: LedgerAudience; readonly log: { readonly entries: number; readonly hash: string } }

/** Columns that the ledger of an audience has. */
function ledgerFields(audience: LedgerAudience): readonly Field[] {
  const fields: readonly Field[] = recordTables.task.fields
  return fields.filter(({ managed, internal }) => managed !== true && (audience === 'internal' || internal !== true))
}

/** One row a task. */
export function ledgerTable(tasks: readonly FilteredTask[], facts: LedgerFacts): WrittenTable {
  const { language, audience, asOf, log } = facts
  const columns: LedgerColumn[] = [
    ...ledgerFields(audience).map((field): LedgerColumn => ({ heading: field.title[language], cellOf: ({ task }) => cellOf(field, task.row.values[field.name] ?? null, language) })),
    { heading: ledgerMessages.state[language], cellOf: ({ summary }) => vocabularies.taskState[summary.state][language] },
  ]
  return {
    ...sheetOf(ledgerMessages.title[language], columns, tasks),
    derived: audience === 'internal' ? sheetOf(ledgerMessages.derived[language], derivedColumns(language), tasks) : null,
    notes: [
      translate(ledgerMessages.asOf, language, { date: asOf, count: tasks.length }),
      ...(tasks.some(({ summary }) => summary.demonstration) ? [ledgerMessages.demonstration[language]] : []),
      translate(ledgerMessages.log, language, { entries: log.entries, hash: log.hash }),
    ],
    notesTitle: ledgerMessages.notes[language],
  }
}

/** What follows from steps and dates; a county that sends the ledger back has nothing to change in it. */
function derivedColumns(language: Language): readonly LedgerColumn[] {
  const of = (name: 'number' | 'title') => recordTables.task.fields.find((field) => field.name === name)!.title[language]
  return [
    { heading: of('number'), cellOf: ({ summary }) => summary.number },
    { heading: of('title'), cellOf: ({ summary }) => summary.title },
    { heading: ledgerMessages.colour[language], cellOf: ({ summary }) => vocabularies.taskColour[summary.colour][language] },
    { heading: ledgerMessages.progressStatus[language], cellOf: ({ summary }) => (summary.progressStatus === null ? null : vocabularies.progressStatus[summary.progressStatus][language]) },
    { heading: ledgerMessages.overdue[language], cellOf: ({ summary }) => (summary.overdue ? commandMessages.yes[language] : commandMessages.no[language]) },
    { heading: ledgerMessages.features[language], cellOf: ({ summary }) => summary.features },
    { heading: ledgerMessages.overrides[language], cellOf: ({ task }) => task.steps.flatMap((step) => textOrNull(step, 'override_reason') ?? []).join('；') || null },
  ]
}

function sheetOf(title: string, columns: readonly LedgerColumn[], tasks: readonly FilteredTask[]): WrittenSheet {
  return { title, headings: columns.map(({ heading }) => heading), rows: tasks.map((found) => columns.map(({ cellOf: cell }) => cell(found))) }
}

function cellOf({ type, vocabulary, unit }: Field, value: Value, language: Language): string | number | null {
  if (value === null) return null
  if (vocabulary !== undefined && typeof value !== 'boolean') return vocabularyTitle(vocabulary, value)?.[language] ?? value
  if (type === 'boolean') return value === true ? commandMessages.yes[language] : commandMessages.no[language]
  if (typeof value === 'boolean') return String(value)
  return unit === undefined || typeof value === 'string' ? value : `${value} ${unit}`
}
