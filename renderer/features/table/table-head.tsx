/** Column heads: a click sorts, once more turns the order round, a third time puts it back; a funnel filters by values. */
import { Button } from 'antd'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Field } from '../../../shared/domain/field'
import type { KindId } from '../../../shared/domain/kinds'
import { tableMessages } from '../../../shared/messages/table'
import { useT } from '../../i18n'
import { isMeasure } from '../../present/field-text'
import { type TableSettings, useTable } from '../../state/table'
import { ColumnFilter } from './column-filter'
import { columnWidth, isFilterable } from './columns'
import { useTableSettings } from './use-table-query'

export function TableHead({ kind, columns, width }: { readonly kind: KindId; readonly columns: readonly Field[]; readonly width: number }) {
  return (
    <div className="table-head" role="row" style={{ width }}>
      {columns.map((field) => (
        <HeadCell key={field.name} kind={kind} field={field} />
      ))}
    </div>
  )
}

function HeadCell({ kind, field }: { readonly kind: KindId; readonly field: Field }) {
  const t = useT()
  const change = useTable((state) => state.change)
  const { orderBy } = useTableSettings(kind)
  const own = orderBy?.column === field.name ? orderBy : null
  const title = field.unit === undefined ? t(field.title) : `${t(field.title)} (${field.unit})`
  const order = own === null ? 'none' : own.descending ? 'descending' : 'ascending'
  return (
    <div role="columnheader" aria-sort={order} className={isMeasure(field) ? 'table-head-cell numeric' : 'table-head-cell'} style={{ width: columnWidth(field) }}>
      <Button
        type="text"
        size="small"
        className="table-sort"
        title={`${title} · ${t(own === null ? tableMessages.sortAscending : tableMessages.sortDescending)}`}
        onClick={() => change(kind, { orderBy: nextOrder(field.name, orderBy) })}
      >
        <span className="ellipsis">{title}</span>
        {own !== null && (own.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      </Button>
      {isFilterable(field) && <ColumnFilter kind={kind} field={field} />}
    </div>
  )
}

/** Ascending, descending, as stored. */
function nextOrder(column: string, order: TableSettings['orderBy']): TableSettings['orderBy'] {
  if (order?.column !== column) return { column, descending: false }
  return order.descending ? null : { column, descending: true }
}
