/** Marks beside the workspace's name: saved, read-only and why, demonstration data. */
import { Tooltip } from 'antd'
import { FlaskConical, Lock } from 'lucide-react'
import type { WorkspaceAccess } from '../../../shared/domain/workspace'
import { windowMessages } from '../../../shared/messages/window'
import { useT } from '../../i18n'
import { useWorkspace } from '../../state/use-workspace'

const ICON_SIZE = 12

export function WorkspaceState() {
  const t = useT()
  const workspace = useWorkspace()
  if (workspace === null) return null
  const { access } = workspace
  const demonstration = workspace.layers.some((layer) => layer.demonstration)
  return (
    <>
      {access.mode === 'readOnly' ? (
        <Tooltip title={readOnlyReason(access, t)}>
          <span className="mark" tabIndex={0}>
            <Lock size={ICON_SIZE} aria-hidden />
            {t(windowMessages.readOnly)}
          </span>
        </Tooltip>
      ) : (
        <span className="quiet">{t(windowMessages.saved)}</span>
      )}
      {demonstration && (
        <Tooltip title={t(windowMessages.demonstrationDetail)}>
          <span className="mark mark-warning" tabIndex={0}>
            <FlaskConical size={ICON_SIZE} aria-hidden />
            {t(windowMessages.demonstration)}
          </span>
        </Tooltip>
      )}
    </>
  )
}

function readOnlyReason(access: Extract<WorkspaceAccess, { mode: 'readOnly' }>, t: ReturnType<typeof useT>): string {
  switch (access.reason) {
    case 'lockedByOther':
      return access.holder === null
        ? t(windowMessages.readOnlyLocked)
        : t(windowMessages.readOnlyLockedByOther, { user: access.holder.user, host: access.holder.host })
    case 'readOnlyFile':
      return t(windowMessages.readOnlyFile)
    case 'readOnlyFolder':
      return t(windowMessages.readOnlyFolder)
    case 'newerSchema':
      return t(windowMessages.readOnlyNewerSchema)
    case 'foreign':
      return t(windowMessages.readOnlyForeign)
    case 'requested':
      return t(windowMessages.readOnlyRequested)
  }
}
