/** What a bureau sets about tasks: thresholds of the warning, who may do which step, which letters it writes. */
import { LetterSettings } from './letter-settings'
import { PermissionTable } from './permission-table'
import { WarningSettings } from './warning-settings'
import '../inspector/inspector.css'
import './task-settings.css'

export function TaskSettings() {
  return (
    <div className="card">
      <WarningSettings />
      <PermissionTable />
      <LetterSettings />
    </div>
  )
}
