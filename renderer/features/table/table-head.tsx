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
import { columnWidth, isFilterable, OTHER_COLUMN_WIDTH } from './columns'
import { useTableSettings } from './use-table-query'

type Props = { readonly kind: KindId; readonly columns: readonly Field[]; readonly otherColumns: readonly string[]; readonly width: number }

export function TableHead({ kind, columns, otherColumns, width }: Props) {
  return (
    <div className="table-head" role="row" style={{ width }}>
      {columns.map((field) => (
        <HeadCell key={field.name} kind={kind} field={field} />
      ))}
      {otherColumns.map((name) => (
        <div key={name} role="columnheader" className="table-head-cell" style={{ width: OTHER_COLUMN_WIDTH }} title={name}>
          <span className="ellipsis table-other">{name}</span>
        </div>
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
