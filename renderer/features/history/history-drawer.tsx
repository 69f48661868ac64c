/** What was changed in the workspace, newest first, each action with its undo. */
import { Button } from 'antd'
import { tableMessages } from '../../../shared/messages/table'
import { useHistory } from '../../api/queries/history'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { EmptyNote } from '../../ui/notes'
import { HistoryRow } from './history-row'
import './history.css'

export function HistoryDrawer() {
  const t = useT()
  const history = useHistory()
  return (
    <QueryView query={history}>
      {({ pages }) => {
        const actions = pages.flat()
        if (actions.length === 0) return <EmptyNote text={t(tableMessages.noHistory)} />
        const undone = new Set(actions.flatMap(({ undoes }) => undoes ?? []))
        return (
          <div className="history">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t(tableMessages.time)}</th>
                  <th scope="col">{t(tableMessages.actor)}</th>
                  <th scope="col">{t(tableMessages.action)}</th>
                  <th scope="col" className="numeric">
                    {t(tableMessages.changes)}
                  </th>
                  <th scope="col" aria-label={t(tableMessages.undo)} />
                </tr>
              </thead>
              <tbody>
                {actions.map((action) => (
                  <HistoryRow key={action.id} action={action} undone={undone.has(action.id)} />
                ))}
              </tbody>
            </table>
            {history.hasNextPage && (
              <Button size="small" type="link" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                {t(tableMessages.older)}
              </Button>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}
