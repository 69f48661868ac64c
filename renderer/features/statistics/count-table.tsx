/** A table of counts: groups down, counts across, every count a button that opens its rows, a bar for the share that is done. */
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { useLanguage, useT } from '../../i18n'

export type CountColumn = { readonly id: string; readonly title: string; readonly alarming?: boolean }

export type CountRow = {
  readonly id: string
  readonly title: string
  /** By column id. */
  readonly counts: Readonly<Record<string, number>>
  /** 0 to 1; null of none. */
  readonly ratio: number | null
  /** Shows the rows of one count. */
  readonly open: ((column: string) => void) | null
  /** Whether a count's rows can be shown; absent: all can. */
  readonly opens?: (column: string) => boolean
}

type Props = { readonly group: string; readonly ratioTitle: string; readonly columns: readonly CountColumn[]; readonly rows: readonly CountRow[]; readonly total: CountRow | null }

export function CountTable({ group, ratioTitle, columns, rows, total }: Props) {
  return (
    <div className="count-table-frame">
      <table className="count-table">
        <thead>
          <tr>
            <th>{group}</th>
            {columns.map(({ id, title }) => (
              <th key={id}>{title}</th>
            ))}
            <th className="count-ratio">{ratioTitle}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
        {total !== null && (
          <tfoot>
            <Row row={total} columns={columns} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Row({ row, columns }: { readonly row: CountRow; readonly columns: readonly CountColumn[] }) {
  const t = useT()
  const language = useLanguage()
  const percent = row.ratio === null ? '—' : new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(row.ratio)
  return (
    <tr>
      <th scope="row" title={row.title}>
        {row.title}
      </th>
      {columns.map(({ id, alarming }) => {
        const count = row.counts[id] ?? 0
        const { open } = row
        return (
          <td key={id}>
            {count === 0 || open === null || row.opens?.(id) === false ? (
              <span className={count === 0 ? 'quiet' : undefined}>{count}</span>
            ) : (
              <button type="button" className={alarming === true ? 'count-button alarming' : 'count-button'} title={t(messages.showRows, { count })} onClick={() => open(id)}>
                {count}
              </button>
            )}
          </td>
        )
      })}
      <td className="count-ratio">
        <span className="share-bar" aria-hidden="true">
          <span style={{ width: `${(row.ratio ?? 0) * 100}%` }} />
        </span>
        {percent}
      </td>
    </tr>
  )
}
