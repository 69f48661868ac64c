/** Head and rows of the table. A row selects its feature everywhere; a feature selected elsewhere brings its row into sight. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { TableQuery } from '../../../shared/contract/feature'
import type { Feature, Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { KindId } from '../../../shared/domain/kinds'
import { tableMessages } from '../../../shared/messages/table'
import { useTablePosition } from '../../api/queries/features'
import { useLanguage, useT } from '../../i18n'
import { fieldText, isMeasure } from '../../present/field-text'
import { useSelection } from '../../state/selection'
import { showFeature } from '../../state/show'
import { useRowKeys } from '../../ui/use-row-keys'
import { columnWidth, OTHER_COLUMN_WIDTH } from './columns'
import { TableHead } from './table-head'
import { useTableRows } from './use-table-rows'

const ROW_HEIGHT = 24
/** The head stays over the rows while they scroll. */
const HEAD_HEIGHT = 26
/** A browser's box ends at 2^25 pixels; what does not fit cannot be scrolled to. */
const MOST_ROWS = 1_390_000

type Props = {
  readonly kind: KindId
  readonly query: TableQuery
  readonly total: number
  readonly columns: readonly Field[]
  /** Columns of the source itself, after the theme's. */
  readonly otherColumns: readonly string[]
  /** The rows shown are those of the filters before. */
  readonly busy: boolean
}

export function TableGrid({ kind, query, total, columns, otherColumns, busy }: Props) {
  const t = useT()
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const count = Math.min(total, MOST_ROWS)
  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 10, scrollMargin: HEAD_HEIGHT, scrollPaddingStart: HEAD_HEIGHT })
  const items = virtualizer.getVirtualItems()
  const rowAt = useTableRows(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const selection = useSelection((state) => state.selection)
  const selectedId = selection?.type === 'feature' && selection.feature.kind === kind ? selection.feature.id : null
  const position = useTablePosition(query, selectedId).data
  const selected = selectedId === null ? -1 : (position ?? -1)
  const { active, onKeyDown } = useRowKeys({
    count,
    chosen: selected,
    pageRows: () => Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2,
    onMove: (index) => virtualizer.scrollToIndex(index),
    onChoose: (index) => {
      const feature = rowAt(index)
      if (feature !== undefined) void showFeature(feature)
    },
  })

  useEffect(() => {
    if (selected !== -1 && selected < count) virtualizer.scrollToIndex(selected)
  }, [selected, count, virtualizer])

  const width = columns.reduce((sum, field) => sum + columnWidth(field), otherColumns.length * OTHER_COLUMN_WIDTH)
  return (
    <>
      {selectedId !== null && position === null && <p className="table-hint quiet">{t(tableMessages.notInTable)}</p>}
      {total > MOST_ROWS && <p className="table-hint quiet">{t(tableMessages.tooMany, { count: MOST_ROWS })}</p>}
      <div ref={scroller} className="table-grid" role="grid" aria-rowcount={total} aria-busy={busy} tabIndex={0} hidden={total === 0 && columns.length === 0} onKeyDown={onKeyDown}>
        <TableHead kind={kind} columns={columns} otherColumns={otherColumns} width={width} />
        <div role="presentation" className="table-body" style={{ height: virtualizer.getTotalSize(), width }}>
          {items.map(({ index, start }) => {
            const feature = rowAt(index)
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={index === active}
                className="table-row"
                style={{ transform: `translateY(${start - HEAD_HEIGHT}px)` }}
                onClick={() => feature !== undefined && void showFeature(feature)}
              >
                {columns.map((field) => (
                  <Cell key={field.name} field={field} feature={feature} text={feature === undefined ? '' : fieldText(field, feature.properties[field.name], language)} />
                ))}
                {otherColumns.map((name) => (
                  <OtherCell key={name} value={feature?.otherColumns[name]} known={feature !== undefined} />
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

function OtherCell({ value, known }: { readonly value: Value | undefined; readonly known: boolean }) {
  const text = value === undefined || value === null ? '' : String(value)
  return (
    <span role="gridcell" className={typeof value === 'number' ? 'table-cell numeric' : 'table-cell'} style={{ width: OTHER_COLUMN_WIDTH }} title={text}>
      {known ? text : <span className="table-waiting" />}
    </span>
  )
}

function Cell({ field, feature, text }: { readonly field: Field; readonly feature: Feature | undefined; readonly text: string }) {
  return (
    <span role="gridcell" className={isMeasure(field) ? 'table-cell numeric' : 'table-cell'} style={{ width: columnWidth(field) }} title={text}>
      {feature === undefined ? <span className="table-waiting" /> : text}
    </span>
  )
}
