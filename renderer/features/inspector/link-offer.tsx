/** While a task waits for a feature: offers to link the one that is selected. */
import { Button } from 'antd'
import { useState } from 'react'
import type { FeatureRef } from '../../../shared/domain/feature'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { useLinkMode } from '../../state/link-mode'
import { useSelection } from '../../state/selection'
import { type LinkRole, RoleSelect } from './role-select'
import { useLinking } from './use-linking'

export function LinkOffer({ feature, linkedTaskIds }: { readonly feature: FeatureRef; readonly linkedTaskIds: readonly string[] }) {
  const t = useT()
  const { task, end } = useLinkMode()
  const { link, busy } = useLinking()
  const [role, setRole] = useState<LinkRole>('subject')
  if (task === null) return null
  const already = linkedTaskIds.includes(task.id)
  const confirm = async () => {
    if (!(await link({ taskId: task.id, taskName: task.name, feature }, role))) return
    end()
    useSelection.getState().selectTask(task.id)
  }
  return (
    <div className="link-offer" role="status">
      <p>{already ? t(taskMessages.alreadyLinked) : t(taskMessages.linkTo, { task: task.name })}</p>
      <div className="link-form-line">
        <RoleSelect value={role} onChange={setRole} />
        <Button size="small" onClick={end}>
          {t(taskMessages.cancel)}
        </Button>
        <Button size="small" type="primary" disabled={already} loading={busy} onClick={() => void confirm()}>
          {t(taskMessages.confirmLink)}
        </Button>
      </div>
    </div>
  )
}
