/** Who may do which step of a life: a table that a bureau changes. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type LifeMove, type PermissionSubject, permissionSubjects } from '../../../shared/domain/life/life-rule'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useLife } from '../../api/queries/life'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { CardPart } from '../inspector/card-part'

export function PermissionTable() {
  const t = useT()
  const [subject, setSubject] = useState<PermissionSubject>('task')
  const { act, busy, readOnly } = useAct()
  const query = useLife(subject)
  const permission = query.data?.permission ?? null
  const change = (move: LifeMove, roles: readonly string[]) => {
    // A step that nobody may do would stop every life there.
    if (roles.length === 0) return
    void act(service.life.savePermission({ subject, permission: { ...permission, [move.id]: [...roles] } }), t(messages.permissionSaved, { move: t(move.title) }))
  }
  return (
    <CardPart
      title={t(messages.permission)}
      extra={
        <Button size="small" loading={busy} disabled={permission === null || readOnly} onClick={() => void act(service.life.savePermission({ subject, permission: null }), t(messages.permissionReset))}>
          {t(messages.shippedAgain)}
        </Button>
      }
    >
      <div className="setting-form">
        <label>
          <span>{t(messages.subject)}</span>
          <Select size="small" value={subject} onChange={setSubject} options={permissionSubjects.map((value) => ({ value, label: t(messages[value]) }))} />
        </label>
      </div>
      <QueryView query={query}>
        {({ life }) => (
          <table className="permission-table">
            <thead>
              <tr>
                <th scope="col">{t(messages.step)}</th>
                <th scope="col">{t(messages.roles)}</th>
              </tr>
            </thead>
            <tbody>
              {life.moves.map((move) => (
                <tr key={move.id} data-own={permission?.[move.id] !== undefined}>
                  <th scope="row">{t(move.title)}</th>
                  <td>
                    <Select
                      size="small"
                      mode="multiple"
                      variant="borderless"
                      suffixIcon={null}
                      disabled={readOnly === true || busy}
                      aria-label={`${t(move.title)} ${t(messages.roles)}`}
                      value={permission?.[move.id] ?? move.roles}
                      onChange={(roles: string[]) => change(move, roles)}
                      options={life.roles.map(({ id, title }) => ({ value: id, label: t(title) }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryView>
    </CardPart>
  )
}
