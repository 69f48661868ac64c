/** The attribute table of one theme, any number of rows. */
import { tableMessages } from '../../../shared/messages/table'
import type { KindId } from '../../../shared/domain/kinds'
import { useOtherColumnNames, useTableCount } from '../../api/queries/features'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useView } from '../../state/view'
import { EmptyNote } from '../../ui/notes'
import { shownColumns } from './columns'
import { TableGrid } from './table-grid'
import { TableToolbar } from './table-toolbar'
import { useTableKind, useTableQuery } from './use-table-query'
import './table.css'

export function TableDrawer() {
  const t = useT()
  const kind = useTableKind()
  if (kind === null) return <EmptyNote text={t(tableMessages.noLayers)} />
  return <Table key={kind} kind={kind} />
}

function Table({ kind }: { readonly kind: KindId }) {
  const t = useT()
  const query = useTableQuery(kind)
  const count = useTableCount(query)
  // What the program does not know of a reference layer is all that there is to read in it.
  const otherColumns = useOtherColumnNames(query, kind === 'reference')
  const columns = shownColumns(kind, useView((state) => state.tableColumns[kind]))
  return (
    <div className="drawer-body">
      <TableToolbar kind={kind} count={count.data ?? null} busy={count.isPlaceholderData} />
      <QueryView query={count}>
        {(total) => (
          <>
            <TableGrid kind={kind} query={query} total={total} columns={columns} otherColumns={otherColumns} busy={count.isPlaceholderData} />
            {total === 0 && <EmptyNote text={t(tableMessages.noRows)} />}
          </>
        )}
      </QueryView>
    </div>
  )
}
