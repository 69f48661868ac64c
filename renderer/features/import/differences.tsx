/** What a re-import changes, by kind: new rows, changed ones field by field, rows that the file lacks. Any row can be left as it is. */
import { Checkbox, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { commonFields, kinds } from '../../../shared/domain/kinds'
import type { ChangedRow, ImportReport, ImportTarget } from '../../../shared/domain/import'
import { recordTables } from '../../../shared/domain/tables'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { useLanguage, useT } from '../../i18n'
import { fieldText } from '../../present/field-text'
import { leaveRow, useImport } from '../../state/import'
import { showFeature, showTask } from '../../state/show'
import { EmptyNote } from '../../ui/notes'
import { differenceCounts } from './difference-counts'
import { columnTitle } from './target-titles'

/** More than these are not rendered one by one. */
const SHOWN = 200

type Kind = 'added' | 'changed' | 'missing'
type Props = { readonly report: ImportReport; readonly target: ImportTarget }

export function Differences({ report, target }: Props) {
  const t = useT()
  const language = useLanguage()
  const { differences } = report
  /** Null: the first kind that has any. */
  const [chosen, setKind] = useState<Kind | null>(null)
  const counts = differenceCounts(report, language)
  if (differences === null || counts === null) return null
  const { added, changed, missing } = differences
  const kind = chosen ?? (changed.length > 0 ? 'changed' : added.length > 0 ? 'added' : 'missing')
  const rows = { added, changed, missing }[kind]
  return (
    <div className="differences">
      <Segmented<Kind>
        block
        size="small"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'added', label: `${t(messages.differencesAdded)} ${counts.added}` },
          { value: 'changed', label: `${t(messages.differencesChanged)} ${counts.changed}` },
          { value: 'missing', label: `${t(messages.differencesMissing)} ${counts.missing}` },
        ]}
      />
      {rows.length === 0 && <EmptyNote text={t(messages.differencesNone)} />}
      <ul className="difference-list">
        {kind === 'added' && added.slice(0, SHOWN).map(({ row, key }) => <DifferenceHead key={`${row} ${key}`} rowKey={key} detail={String(row)} />)}
        {kind === 'changed' && changed.slice(0, SHOWN).map((row) => <Changed key={row.id} row={row} target={target} />)}
        {kind === 'missing' && missing.slice(0, SHOWN).map(({ id, key, name }) => <DifferenceHead key={id} rowKey={key} detail={name ?? ''} onShow={() => show(target, id)} />)}
      </ul>
      {rows.length > SHOWN && <p className="import-note">{t(messages.differencesCut, { count: SHOWN })}</p>}
    </div>
  )
}

function show(target: ImportTarget, id: string): void {
  if (target === 'task') void showTask(id)
  else if (target !== 'reading') void showFeature({ kind: target, id })
}

function DifferenceHead({ rowKey, detail, onShow }: { readonly rowKey: string; readonly detail: string; readonly onShow?: () => void }) {
  const left = useImport((state) => state.choices.leave.includes(rowKey))
  return (
    <li className={left ? 'difference left' : 'difference'}>
      <div className="difference-head">
        <Checkbox checked={!left} onChange={({ target: { checked } }) => leaveRow(rowKey, !checked)} aria-label={rowKey} />
        {onShow === undefined ? (
          <strong className="ellipsis">{rowKey}</strong>
        ) : (
          <button type="button" className="link-button ellipsis" onClick={onShow}>
            {rowKey}
          </button>
        )}
        <span className="quiet ellipsis">{detail}</span>
      </div>
    </li>
  )
}

function Changed({ row: { key, id, fields, movedMeters }, target }: { readonly row: ChangedRow; readonly target: ImportTarget }) {
  const t = useT()
  const language = useLanguage()
  const left = useImport((state) => state.choices.leave.includes(key))
  const known = useMemo(() => fieldsOf(target), [target])
  const text = (name: string, value: Value) => {
    const field = known.find((candidate) => candidate.name === name)
    const shown = field === undefined ? String(value ?? '') : fieldText(field, value, language)
    return shown === '' ? t(messages.emptyValue) : shown
  }
  return (
    <li className={left ? 'difference left' : 'difference'}>
      <div className="difference-head">
        <Checkbox checked={!left} onChange={({ target: { checked } }) => leaveRow(key, !checked)} aria-label={key} />
        <button type="button" className="link-button ellipsis" onClick={() => show(target, id)}>
          {key}
        </button>
        {movedMeters !== null && <span className="quiet">{t(messages.moved, { meters: Math.round(movedMeters * 10) / 10 })}</span>}
      </div>
      {fields.map(({ field, before, after }) => (
        <div key={field} className="difference-field">
          <span className="quiet ellipsis">{field === 'geom' ? t(messages.geometry) : t(columnTitle(target, field))}</span>
          <del>{text(field, before)}</del>
          <span aria-hidden>→</span>
          <ins>{text(field, after)}</ins>
        </div>
      ))}
    </li>
  )
}

function fieldsOf(target: ImportTarget): readonly Field[] {
  if (target === 'reading') return recordTables.reading.fields
  return target === 'task' ? recordTables.task.fields : [...commonFields, ...kinds[target].fields]
}
