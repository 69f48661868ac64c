/** A finding becomes a rectification task: filled in from the finding, unit and deadline asked. */
import { App, Button, Input } from 'antd'
import { ClipboardPlus } from 'lucide-react'
import { useState } from 'react'
import type { CheckReport, Finding } from '../../../shared/domain/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useCheckRules } from '../../api/queries/check'
import { useLanguage, useT } from '../../i18n'
import { useUndoToast } from '../../present/use-undo-toast'
import { useCheck } from '../../state/check'
import { refreshAfterChange } from '../../state/session'
import { showTask } from '../../state/show'
import { DateField } from '../../ui/date-field'

export function MakeTaskPart({ finding, report }: { readonly finding: Finding; readonly report: CheckReport }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <div className="card-part">
      {open ? (
        <TaskForm finding={finding} report={report} onClose={() => setOpen(false)} />
      ) : (
        <Button size="small" icon={<ClipboardPlus size={13} />} onClick={() => setOpen(true)}>
          {t(messages.makeTask)}
        </Button>
      )}
    </div>
  )
}

function TaskForm({ finding, report, onClose }: { readonly finding: Finding; readonly report: CheckReport; readonly onClose: () => void }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const tell = useUndoToast()
  const subjects = useCheck((state) => state.subjects)
  const rule = useCheckRules().data?.find(({ id }) => id === finding.rule)
  const [title, setTitle] = useState<string | null>(null)
  const [unit, setUnit] = useState('')
  const [deadline, setDeadline] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const subjectName = finding.subjectName ?? finding.subject
  const ruleTitle = rule === undefined ? finding.rule : t(rule.title).replace(/^疑似/, '')
  const shownTitle = title ?? t(messages.defaultTitle, { subject: subjectName, rule: ruleTitle })
  const make = async () => {
    setBusy(true)
    try {
      const made = await service.check.makeTask({
        finding,
        fingerprint: report.fingerprint,
        on: report.on,
        title: shownTitle,
        language,
        ...(subjects.type === 'layer' ? { subject: { kind: subjects.kind, id: finding.subject } } : {}),
        ...(unit.trim() === '' ? {} : { responsibleUnit: unit.trim() }),
        ...(deadline === null ? {} : { deadline }),
      })
      await refreshAfterChange()
      tell(t(messages.taskMade, { number: made.number }), made.actionId)
      await showTask(made.taskId)
    } catch (error) {
      void message.error(describeFailure(error, language))
      setBusy(false)
    }
  }
  return (
    <div className="task-form">
      <label>
        <span>{t(messages.taskTitle)}</span>
        <Input.TextArea autoSize value={shownTitle} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <label>
        <span>{t(messages.responsibleUnit)}</span>
        <Input size="small" value={unit} placeholder={t(messages.mayBeEmpty)} onChange={({ target }) => setUnit(target.value)} />
      </label>
      <label>
        <span>{t(messages.deadline)}</span>
        <DateField value={deadline} onChange={setDeadline} />
      </label>
      <div className="link-form-line">
        <Button size="small" onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={shownTitle.trim() === ''} onClick={() => void make()}>
          {t(messages.confirmTask)}
        </Button>
      </div>
    </div>
  )
}
