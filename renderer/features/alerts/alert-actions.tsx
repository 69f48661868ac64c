/** What can be done with an alert now: judge, make a task, record a step, close with feedback. */
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ALERT_MECHANISMS, type AlertCard, type AlertMechanism, type AlertVerdict } from '../../../shared/domain/alert'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { CardPart } from '../inspector/card-part'
import { AlertTaskForm } from './alert-task-form'

type Open = 'step' | 'task' | 'close' | 'judge' | null

export function AlertActions({ card }: { readonly card: AlertCard }) {
  const t = useT()
  const { alert } = card
  const { readOnly } = useAct()
  const [open, setOpen] = useState<Open>(alert.state === 'pending' ? 'judge' : null)
  if (alert.state === 'closed' || readOnly) return null
  const close = () => setOpen(null)
  const canMakeTask = alert.state === 'judged' && alert.verdict === 'real'
  return (
    <CardPart title={t(messages.judgement)}>
      {alert.state === 'pending' && <p className="quiet alert-small">{t(messages.judgeFirst)}</p>}
      <div className="alert-buttons">
        {alert.state === 'judged' && <Choice name="judge" title={t(messages.judge)} open={open} onOpen={setOpen} />}
        {canMakeTask && <Choice name="task" title={t(messages.makeTask)} open={open} onOpen={setOpen} />}
        <Choice name="step" title={t(messages.addStep)} open={open} onOpen={setOpen} />
        {alert.verdict !== null && <Choice name="close" title={t(messages.close)} open={open} onOpen={setOpen} />}
      </div>
      {open === 'judge' && <JudgeForm card={card} />}
      {open === 'task' && <AlertTaskForm card={card} />}
      {open === 'step' && <StepForm id={alert.id} onDone={close} />}
      {open === 'close' && <CloseForm id={alert.id} />}
    </CardPart>
  )
}

function Choice({ name, title, open, onOpen }: { readonly name: NonNullable<Open>; readonly title: string; readonly open: Open; readonly onOpen: (open: Open) => void }) {
  return (
    <Button size="small" type={name === 'task' ? 'primary' : 'default'} aria-expanded={open === name} onClick={() => onOpen(open === name ? null : name)}>
      {title}
    </Button>
  )
}

function JudgeForm({ card: { alert, note } }: { readonly card: AlertCard }) {
  const t = useT()
  const { act, busy } = useAct()
  const [verdict, setVerdict] = useState<AlertVerdict | null>(alert.verdict)
  const [text, setText] = useState(note ?? '')
  const judge = async (chosen: AlertVerdict) => {
    await act(service.alert.judge({ id: alert.id, verdict: chosen, note: text }), t(messages.verdictSaved, { verdict: t(vocabularies.alertVerdict[chosen]) }))
  }
  return (
    <div className="work-form">
      <Radio.Group
        size="small"
        optionType="button"
        value={verdict}
        onChange={({ target }) => setVerdict(target.value as AlertVerdict)}
        options={Object.entries(vocabularies.alertVerdict).map(([value, title]) => ({ value, label: t(title) }))}
      />
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} value={text} placeholder={t(messages.note)} aria-label={t(messages.note)} onChange={({ target }) => setText(target.value)} />
      <div className="work-form-line">
        <Button size="small" type="primary" loading={busy} disabled={verdict === null} onClick={() => verdict !== null && void judge(verdict)}>
          {t(messages.saveVerdict)}
        </Button>
      </div>
    </div>
  )
}

function StepForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useT()
  const today = useToday()
  const { act, busy } = useAct()
  const [mechanism, setMechanism] = useState<AlertMechanism>('tracing')
  const [date, setDate] = useState(today)
  const [text, setText] = useState('')
  const save = async () => {
    if ((await act(service.alert.addStep({ id, mechanism, effectiveOn: date, note: text }), t(messages.stepSaved))) !== null) onDone()
  }
  return (
    <div className="work-form">
      <div className="work-form-line spread">
        <Select
          size="small"
          aria-label={t(messages.mechanisms)}
          value={mechanism}
          onChange={setMechanism}
          options={ALERT_MECHANISMS.map((value) => ({ value, label: t(vocabularies.alertMechanism[value]) }))}
        />
        <DateField value={date} latest={today} label={t(messages.date)} onChange={(day) => setDate(day ?? today)} />
      </div>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} value={text} placeholder={t(messages.stepPlaceholder)} aria-label={t(messages.stepPlaceholder)} onChange={({ target }) => setText(target.value)} />
      <div className="work-form-line">
        <Button size="small" type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          {t(messages.addStep)}
        </Button>
      </div>
    </div>
  )
}

function CloseForm({ id }: { readonly id: string }) {
  const t = useT()
  const { act, busy } = useAct()
  const [text, setText] = useState('')
  return (
    <div className="work-form">
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} value={text} placeholder={t(messages.closeHint)} aria-label={t(messages.closeHint)} onChange={({ target }) => setText(target.value)} />
      <div className="work-form-line">
        <Button size="small" type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void act(service.alert.close({ id, note: text }), t(messages.alertClosed))}>
          {t(messages.close)}
        </Button>
      </div>
    </div>
  )
}
