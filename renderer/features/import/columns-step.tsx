/** Which column of the file fills which column of the theme; what fits none is kept with the other columns. */
import { Button, Select } from 'antd'
import { ArrowLeft, RotateCcw } from 'lucide-react'
import type { Value } from '../../../shared/domain/feature'
import type { ColumnUse, ImportInspection, ImportTarget } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import type { Message } from '../../../shared/messages/translate'
import { useT } from '../../i18n'
import { chooseForImport, useImport } from '../../state/import'
import { ImportStep } from './import-step'
import { RememberedNote } from './remembered-note'
import { targetColumns } from './target-titles'

const OTHERS = '-'

type Props = { readonly inspection: ImportInspection }

const howTitles: Readonly<Partial<Record<ColumnUse['how'], Message>>> = {
  given: messages.columnHow_given,
  remembered: messages.columnHow_remembered,
  name: messages.columnHow_name,
  title: messages.columnHow_title,
  synonym: messages.columnHow_synonym,
}

export function ColumnsStep({ inspection }: Props) {
  const t = useT()
  const target = useImport((state) => state.choices.target) ?? 'reference'
  const edited = useImport((state) => state.choices.columns !== null)
  const { columns, remembered } = inspection
  const matched = columns.filter((column) => column.target !== null)
  const others = columns.filter((column) => column.target === null)
  return (
    <ImportStep title={t(messages.stepColumns)} summary={t(target === 'reading' ? messages.columnsSummaryReadings : messages.columnsSummary, { matched: matched.length, others: others.length })} state={matched.length === 0 && columns.length > 0 ? 'look' : 'sure'}>
      {remembered !== null && <RememberedNote text={messages.columnsRemembered} remembered={remembered} />}
      <ul className="column-uses">
        {matched.map((column) => (
          <ColumnRow key={column.source} column={column} inspection={inspection} target={target} />
        ))}
      </ul>
      {others.length > 0 && <h4 className="column-others">{t(target === 'reading' ? messages.notImported : messages.otherColumns)}</h4>}
      <ul className="column-uses">
        {others.map((column) => (
          <ColumnRow key={column.source} column={column} inspection={inspection} target={target} />
        ))}
      </ul>
      {edited && (
        <Button size="small" type="link" className="import-back" icon={<RotateCcw size={12} />} onClick={() => chooseForImport({ columns: null })}>
          {t(messages.crsByItself)}
        </Button>
      )}
    </ImportStep>
  )
}

/** Field ← heading, with a value of it. */
function ColumnRow({ column, inspection, target }: Props & { readonly column: ColumnUse; readonly target: ImportTarget }) {
  const t = useT()
  const { source, how } = column
  const value = shownTarget(column.target)
  const known = targetColumns(target)
  const reason = howTitles[how]
  const sample = sampleOf(inspection, source)
  return (
    <li className="column-use">
      <Select
        size="small"
        value={value ?? OTHERS}
        aria-label={t(messages.columnFor, { heading: source })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={220}
        variant={value === null ? 'borderless' : 'outlined'}
        onChange={(chosen) => chooseForImport({ columns: changed(inspection.columns, source, chosen === OTHERS ? null : chosen), key: null })}
        options={[{ value: OTHERS, label: t(target === 'reading' ? messages.notImported : messages.otherColumn) }, ...known.map(({ name, title }) => ({ value: name, label: t(title) }))]}
      />
      <ArrowLeft size={12} className="column-arrow" aria-hidden />
      <span className="column-source">
        <span className="ellipsis" title={reason === undefined ? source : `${source} · ${t(reason)}`}>
          {source}
        </span>
        <span className="quiet ellipsis" title={sample}>
          {sample}
        </span>
      </span>
    </li>
  )
}

/** All headings with what they are for after one was changed: a column of the target has one heading. */
function changed(columns: readonly ColumnUse[], heading: string, target: string | null): Record<string, string | null> {
  const uses = columns.map(({ source, target: before }) => [source, before === null || shownTarget(before) === target ? null : shownTarget(before)] as const)
  return { ...Object.fromEntries(uses), [heading]: target }
}

/** x and y name the place under any system. */
function shownTarget(target: string | null): string | null {
  return target === 'x' ? 'longitude' : target === 'y' ? 'latitude' : target
}

/** First values of a column in the file. */
function sampleOf({ fields, preview }: ImportInspection, source: string): string {
  const index = fields.findIndex(({ name }) => name === source)
  const values = preview.flatMap((row): Value[] => (row.values[index] === null || row.values[index] === undefined || row.values[index] === '' ? [] : [row.values[index]]))
  return [...new Set(values.map(String))].slice(0, 3).join(' · ')
}
