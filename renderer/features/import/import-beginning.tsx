/** Before a file is chosen: where to drop one, what can be read, what was imported last. */
import { Button, Space } from 'antd'
import { FileInput, FileSearch, FolderSearch, Undo2 } from 'lucide-react'
import { type ImportTarget, isImportTarget } from '../../../shared/domain/import'
import type { ActionSummary } from '../../../shared/domain/workspace'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { useHistory } from '../../api/queries/history'
import { useT } from '../../i18n'
import { useUndoAction } from '../../present/use-undo-toast'
import { useWorkspace } from '../../state/use-workspace'
import { chooseFileToImport, chooseFolderToImport } from './choose-file'
import { targetTitle } from './target-titles'

const RECENT_SHOWN = 6

export function ImportBeginning() {
  const t = useT()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  return (
    <div className="import-beginning">
      <div className="import-invitation">
        <FileInput size={28} strokeWidth={1.25} aria-hidden />
        <p>{t(messages.emptyTitle)}</p>
        <Space>
          <Button type="primary" icon={<FileSearch size={14} />} onClick={() => void chooseFileToImport()}>
            {t(messages.chooseFile)}
          </Button>
          <Button icon={<FolderSearch size={14} />} onClick={() => void chooseFolderToImport()}>
            {t(messages.chooseFolder)}
          </Button>
        </Space>
        <p className="quiet">{t(messages.emptyFormats)}</p>
      </div>
      {readOnly && <p className="import-notice">{t(messages.readOnly)}</p>}
      <RecentImports readOnly={readOnly} />
    </div>
  )
}

/** The last imports in the log, each with its undo. */
function RecentImports({ readOnly }: { readonly readOnly: boolean }) {
  const t = useT()
  const entries = useHistory().data?.pages.flat() ?? []
  const undone = new Set(entries.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])))
  const imports = entries.filter(({ id, action, undoes }) => action === 'import.run' && undoes === null && !undone.has(id)).slice(0, RECENT_SHOWN)
  if (imports.length === 0) return null
  return (
    <section className="import-recent">
      <h3>{t(messages.recent)}</h3>
      <ul>
        {imports.map((entry) => (
          <RecentImport key={entry.id} entry={entry} readOnly={readOnly} />
        ))}
      </ul>
    </section>
  )
}

function RecentImport({ entry, readOnly }: { readonly entry: ActionSummary; readonly readOnly: boolean }) {
  const t = useT()
  const undo = useUndoAction()
  const file = String(entry.params['file'] ?? '')
  const target = targetOf(entry)
  return (
    <li>
      <div className="import-recent-text">
        <span className="ellipsis" title={file}>
          {file}
        </span>
        <span className="quiet ellipsis">
          {[target === null ? '' : t(targetTitle(target)), t(messages.recentCounts, { inserted: entry.inserted, updated: entry.updated }), new Date(entry.time).toLocaleDateString('sv-SE')].filter((text) => text !== '').join(' · ')}
        </span>
      </div>
      <Button size="small" type="text" disabled={readOnly} icon={<Undo2 size={13} />} aria-label={`${t(messages.undo)} ${file}`} title={t(messages.undo)} onClick={() => void undo(entry.id)} />
    </li>
  )
}

function targetOf({ params }: ActionSummary): ImportTarget | null {
  const text = params['target']
  return typeof text === 'string' && isImportTarget(text) ? text : null
}
