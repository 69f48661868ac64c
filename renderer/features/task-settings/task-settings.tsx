/** What a bureau sets about tasks: thresholds of the warning, who may do which step, which letters it writes and what they say. */
import { useState } from 'react'
import { useLetterSets } from '../../api/queries/letters'
import { LetterEditor } from '../letters/letter-editor'
import { LetterSettings } from './letter-settings'
import { PermissionTable } from './permission-table'
import { WarningSettings } from './warning-settings'
import '../inspector/inspector.css'
import '../letters/letter-editor.css'
import './task-settings.css'

export function TaskSettings() {
  const [editing, setEditing] = useState<string | null>(null)
  const sets = useLetterSets().data
  const set = sets?.sets.find(({ id }) => id === sets.chosen)
  const letter = set?.letters.find(({ id }) => id === editing)
  if (set !== undefined && letter !== undefined) return <LetterEditor key={letter.id} set={set} letter={letter} onDone={() => setEditing(null)} />
  return (
    <div className="card">
      <WarningSettings />
      <PermissionTable />
      <LetterSettings onEdit={setEditing} />
    </div>
  )
}
