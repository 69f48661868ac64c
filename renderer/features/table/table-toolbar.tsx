/** Above the table: which theme, how many rows, search in names, columns, export. */
import { Button, Input, Select } from 'antd'
import { useMemo } from 'react'
import type { KindId } from '../../../shared/domain/kinds'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { tableMessages } from '../../../shared/messages/table'
import { useLanguage, useT } from '../../i18n'
import { layerIds, layerTitle } from '../../../shared/map/catalogue'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { ExportButton } from '../../present/export-button'
import { usePresentKinds } from '../../state/layers'
import { useTable } from '../../state/table'
import { useWorkspace } from '../../state/use-workspace'
import { useView } from '../../state/view'
import { Loading } from '../../ui/notes'
import { ColumnChooser } from './column-chooser'
import { useTableSettings } from './use-table-query'

type Props = {
  readonly kind: KindId
  /** Rows that the filters let through; null while nothing is known. */
  readonly count: number | null
  /** The count is that of the filters before. */
  readonly busy: boolean
}

export function TableToolbar({ kind, count, busy }: Props) {
  const t = useT()
  const language = useLanguage()
  const present = usePresentKinds()
  const { setKind, change } = useTable()
  const { text, where } = useTableSettings(kind)
  const info = useWorkspace()?.layers.find((layer) => layer.kind === kind)
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  const vintage = vintages[kind] ?? info?.vintage ?? null
  const options = useMemo(
    () => layerIds.flatMap((id) => (id !== 'task' && id !== 'basemap' && present.has(id) ? [{ value: id, label: t(layerTitle(id)) }] : [])),
    [present, t],
  )
  const filtered = text !== '' || Object.keys(where).length > 0
  const number = new Intl.NumberFormat(language)
  return (
    <div className="drawer-tools">
      <Select size="small" className="table-kind" aria-label={t(tableMessages.layer)} value={kind} onChange={setKind} options={options} popupMatchSelectWidth={false} />
      <span className="table-count" aria-live="polite">
        {busy ? <Loading text={t(inspectorMessages.loading)} /> : count !== null && t(tableMessages.count, { count: number.format(count) })}
        {!busy && vintage !== null && ` · ${t(tableMessages.vintage, { date: vintage })}`}
      </span>
      {info?.demonstration === true && <DemonstrationMark />}
      <Input
        size="small"
        className="table-text"
        allowClear
        placeholder={t(tableMessages.nameContains)}
        aria-label={t(tableMessages.nameContains)}
        value={text}
        onChange={({ target }) => change(kind, { text: target.value })}
      />
      {filtered && (
        <Button type="link" size="small" onClick={() => change(kind, { text: '', where: {} })}>
          {t(tableMessages.clearFilters)}
        </Button>
      )}
      <span className="drawer-tools-end">
        <ColumnChooser kind={kind} />
        <ExportButton kind={kind} />
      </span>
    </div>
  )
}
