/** Name of the open workspace, and what can be done with workspaces. */
import { Button, Dropdown } from 'antd'
import { ChevronDown } from 'lucide-react'
import { windowMessages } from '../../../shared/messages/window'
import { system } from '../../api/clients'
import { useT } from '../../i18n'
import { chooseAndCreate, chooseAndCreateSample, chooseAndOpen } from './choose'
import { useUndo } from './use-undo'
import { useWorkspace } from '../../state/use-workspace'

export function WorkspaceMenu() {
  const t = useT()
  const workspace = useWorkspace()
  const undo = useUndo()
  if (workspace === null) return null
  const readOnly = workspace.access.mode === 'readOnly'
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'open', label: t(windowMessages.openWorkspace), onClick: () => void chooseAndOpen() },
          { key: 'new', label: t(windowMessages.newWorkspace), onClick: () => void chooseAndCreate(t(windowMessages.newWorkspaceName)) },
          { key: 'sample', label: t(windowMessages.newSample), onClick: () => void chooseAndCreateSample(t(windowMessages.newSampleName)) },
          { type: 'divider' },
          { key: 'undo', label: t(windowMessages.undoLast), extra: 'Ctrl+Z', disabled: readOnly, onClick: () => void undo() },
          { key: 'folder', label: t(windowMessages.showInFolder), onClick: () => void system.showInFolder({ path: workspace.path }) },
        ],
      }}
    >
      <Button type="text" className="workspace-name" title={workspace.path} aria-label={`${t(windowMessages.workspaceMenu)} ${workspace.title}`}>
        <span className="ellipsis">{workspace.title}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Dropdown>
  )
}
