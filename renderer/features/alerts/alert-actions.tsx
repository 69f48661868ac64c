/** What can be done with an alert now: judge, make a task, record a step, close with feedback. */
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ALERT_MECHANISMS, type AlertCard, type AlertMechanism, type AlertVerdict } from '../../../shared/domain/alert'
import type { Life } from '../../../shared/domain/life/life-rule'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { service } from '../../api/clients'
import { useLife } from '../../api/queries/life'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { CardPart } from '../inspector/card-part'
import { AlertTaskForm } from './alert-task-form'

type Open = 'step' | 'task' | 'close' | 'judge' | null

export function AlertActions({ card }: { readonly card: AlertCard }) {
  return <QueryView query={useLife('alert')}>{({ life }) => <Actions card={card} life={life} />}</QueryView>
}

function Actions({ card, life }: { readonly card: AlertCard; readonly life: Life }) {
  const t = useT()
  const [role, setRole] = useState(life.defaultRole)
  const mayNot = (id: string) => life.moves.find((move) => move.id === id)?.roles.includes(role) === false
  const { alert } = card
  const { readOnly } = useAct()
  const [open, setOpen] = useState<Open>(alert.state === 'pending' ? 'judge' : null)
  if (alert.state === 'closed' || readOnly) return null
  const close = () => setOpen(null)
  const canMakeTask = alert.state === 'judged' && alert.verdict === 'real'
  return (
    <CardPart
      title={t(messages.judgement)}
      extra={<Select size="small" className="alert-role" aria-label={t(messages.role)} title={t(messages.role)} value={role} onChange={setRole} options={life.roles.map(({ id, title }) => ({ value: id, label: t(title) }))} />}
    >
      {alert.state === 'pending' && <p className="quiet alert-small">{t(messages.judgeFirst)}</p>}
      <div className="alert-buttons">
        {alert.state === 'judged' && <Choice name="judge" title={t(messages.judge)} barred={mayNot('judge')} open={open} onOpen={setOpen} />}
        {canMakeTask && <Choice name="task" title={t(messages.makeTask)} barred={mayNot('assign')} open={open} onOpen={setOpen} />}
        <Choice name="step" title={t(messages.addStep)} barred={mayNot('record')} open={open} onOpen={setOpen} />
        {alert.verdict !== null && <Choice name="close" title={t(messages.close)} barred={mayNot('close')} open={open} onOpen={setOpen} />}
      </div>
      {open === 'judge' && (mayNot('judge') ? <p className="quiet alert-small">{t(messages.notForRole)}</p> : <JudgeForm card={card} role={role} />)}
      {open === 'task' && !mayNot('assign') && <AlertTaskForm card={card} role={role} />}
      {open === 'step' && !mayNot('record') && <StepForm id={alert.id} role={role} onDone={close} />}
      {open === 'close' && !mayNot('close') && <CloseForm id={alert.id} role={role} />}
    </CardPart>
  )
}

type ChoiceProps = { readonly name: NonNullable<Open>; readonly title: string; readonly barred: boolean; readonly open: Open; readonly onOpen: (open: Open) => void }

/** @param barred by the table of who may do what */
function Choice({ name, title, barred, open, onOpen }: ChoiceProps) {
  const t = useT()
  return (
    <Button size="small" type={name === 'task' ? 'primary' : 'default'} aria-expanded={open === name} disabled={barred} {...(barred ? { title: t(messages.notForRole) } : {})} onClick={() => onOpen(open === name ? null : name)}>
      {title}
    </Button>
  )
}

function JudgeForm({ card: { alert, note }, role }: { readonly card: AlertCard; readonly role: string }) {
  const t = useT()
  const { act, busy } = useAct()
  const [verdict, setVerdict] = useState<AlertVerdict | null>(alert.verdict)
  const [text, setText] = useState(note ?? '')
  const judge = async (chosen: AlertVerdict) => {
    await act(service.alert.judge({ id: alert.id, role, verdict: chosen, note: text }), t(messages.verdictSaved, { verdict: t(vocabularies.alertVerdict[chosen]) }))
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

function StepForm({ id, role, onDone }: { readonly id: string; readonly role: string; readonly onDone: () => void }) {
  const t = useT()
  const today = useToday()
  const { act, busy } = useAct()
  const [mechanism, setMechanism] = useState<AlertMechanism>('tracing')
  const [date, setDate] = useState(today)
  const [text, setText] = useState('')
  const save = async () => {
    if ((await act(service.alert.addStep({ id, role, mechanism, effectiveOn: date, note: text }), t(messages.stepSaved))) !== null) onDone()
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

function CloseForm({ id, role }: { readonly id: string; readonly role: string }) {
  const t = useT()
  const { act, busy } = useAct()
  const [text, setText] = useState('')
  return (
    <div className="work-form">
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} value={text} placeholder={t(messages.closeHint)} aria-label={t(messages.closeHint)} onChange={({ target }) => setText(target.value)} />
      <div className="work-form-line">
        <Button size="small" type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void act(service.alert.close({ id, role, note: text }), t(messages.alertClosed))}>
          {t(messages.close)}
        </Button>
      </div>
    </div>
  )
}
