/** One action of the log: when, who, what, how many rows, and its undo. */
import { Button } from 'antd'
import { Undo2 } from 'lucide-react'
import { isKindId } from '../../../shared/domain/kinds'
import type { ActionSummary } from '../../../shared/domain/workspace'
import { briefingActionTitles } from '../../../shared/messages/briefing-actions'
import { tableMessages } from '../../../shared/messages/table'
import { waterActionTitles } from '../../../shared/messages/water-actions'
import type { Message } from '../../../shared/messages/translate'
import { useTaskStatistics } from '../../api/queries/tasks'
import { useLanguage, useT } from '../../i18n'
import { layerTitle } from '../../../shared/map/catalogue'
import { useUndoAction } from '../../present/use-undo-toast'
import { showFeature, showTask } from '../../state/show'
import { useWorkspace } from '../../state/use-workspace'

/** Actions by name; others are shown by their name. */
const titles: Readonly<Record<string, Message>> = {
  'workspace.create': tableMessages.actionCreate,
  'task.link': tableMessages.actionLink,
  'task.unlink': tableMessages.actionUnlink,
  'import.run': tableMessages.actionImport,
  'import.remember': tableMessages.actionImportRemember,
  'import.forget': tableMessages.actionImportForget,
  ...waterActionTitles,
  ...briefingActionTitles,
  'import.setDatumShift': tableMessages.actionDatumShift,
  'outside.edit': tableMessages.actionOutside,
}

/** Undoing this one would leave nothing. */
const FIRST_ACTION = 'workspace.create'

export function HistoryRow({ action, undone }: { readonly action: ActionSummary; readonly undone: boolean }) {
  const t = useT()
  const language = useLanguage()
  const undo = useUndoAction()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const number = new Intl.NumberFormat(language)
  const canUndo = action.undoes === null && !undone && action.action !== FIRST_ACTION && !readOnly
  return (
    <tr className={undone ? 'undone' : undefined}>
      <td>{localTime(action.time)}</td>
      <td>{action.actor}</td>
      <td>
        <ActionText action={action} />
        {action.reason !== null && <span className="quiet"> {action.reason}</span>}
      </td>
      <td className="numeric">{[action.inserted, action.updated, action.deleted].map((count) => number.format(count)).join(' / ')}</td>
      <td>
        {undone ? (
          <span className="quiet">{t(tableMessages.undoneMark)}</span>
        ) : (
          canUndo && (
            <Button size="small" icon={<Undo2 size={13} />} onClick={() => void undo(action.id)}>
              {t(tableMessages.undo)}
            </Button>
          )
        )}
      </td>
    </tr>
  )
}

/** What was done, with ways to what it was done to. */
function ActionText({ action: { action, params, undoes } }: { readonly action: ActionSummary }) {
  const t = useT()
  const tasks = useTaskStatistics().data?.tasks
  const { task: taskId, kind, feature: featureId } = params
  const task = tasks?.find(({ id }) => id === taskId)
  const title = titles[action]
  return (
    <>
      {undoes === null ? (title === undefined ? action : t(title, { file: String(params['file'] ?? '') })) : t(tableMessages.actionUndo, { id: undoes })}
      {task !== undefined && (
        <button type="button" className="link-button" onClick={() => void showTask(task.id)}>
          {task.title}
        </button>
      )}
      {typeof kind === 'string' && isKindId(kind) && typeof featureId === 'string' && (
        <button type="button" className="link-button" onClick={() => void showFeature({ kind, id: featureId })}>
          {`${t(layerTitle(kind))} ${featureId}`}
        </button>
      )}
    </>
  )
}

/** In local time, as Swedish writes it: `2023-10-31 08:15:00`. */
function localTime(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE')
}
