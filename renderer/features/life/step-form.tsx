/** One step of one or many: its date, role and note, what it asks for judged while it is filled in, and the reason for going on without. */
import { App, Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { LifeMove, LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeFields } from '../../../shared/domain/life/life-subject'
import type { StepReply } from '../../../shared/domain/life/step-answer'
import { lifeWindowMessages as messages } from '../../../shared/messages/life-window'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLife, useStepJudgement } from '../../api/queries/life'
import { useLanguage, useT } from '../../i18n'
import { useUndoToast } from '../../present/use-undo-toast'
import { refreshAfterChange } from '../../state/session'
import { useToday } from '../../state/today'
import { useDebounced } from '../../ui/use-debounced'
import { DateField } from '../../ui/date-field'
import { NeedFields, type NeedValues } from './need-fields'
import { StepVerdicts } from './step-verdicts'
import './life.css'

const MILLISECONDS_OF_QUIET = 250

type Props = {
  readonly subject: LifeSubject
  readonly ids: readonly string[]
  readonly move: LifeMove
  readonly defaultRole: string
  readonly onClose: () => void
  /** Leaves those out that cannot do the step; absent: there is no choice to change. */
  readonly onLeaveOut?: (ids: readonly string[]) => void
}

const noValues: NeedValues = { details: {}, fields: {} }

export function StepForm({ subject, ids, move, defaultRole, onClose, onLeaveOut }: Props) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const tell = useUndoToast()
  const today = useToday()
  const life = useLife(subject).data?.life
  const [role, setRole] = useState(move.roles.includes(defaultRole) ? defaultRole : (move.roles[0] ?? defaultRole))
  const [effectiveOn, setEffectiveOn] = useState(today)
  const [note, setNote] = useState('')
  const [values, setValues] = useState(noValues)
  const [overrideReason, setOverrideReason] = useState('')
  const [busy, setBusy] = useState(false)

  const input = useMemo(
    () => ({
      subject,
      ids: [...ids],
      to: move.to,
      effectiveOn,
      role,
      details: values.details,
      fields: values.fields,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(overrideReason.trim() === '' ? {} : { overrideReason: overrideReason.trim() }),
    }),
    [subject, ids, move, effectiveOn, role, values, note, overrideReason],
  )
  const judged = useStepJudgement(useDebounced(input, MILLISECONDS_OF_QUIET))
  const reply = judged.data ?? null
  const cannot = reply?.answers.filter(({ plan }) => !plan.allowed).map(({ id }) => id) ?? []
  const allowed = reply !== null && reply.allowed === ids.length

  const confirm = async () => {
    setBusy(true)
    try {
      const { actionId } = await service.life.step({ ...input, language })
      await refreshAfterChange()
      if (actionId !== null) tell(ids.length === 1 ? t(messages.done, { move: t(move.title) }) : t(messages.doneMany, { count: ids.length, move: t(move.title) }), actionId)
      onClose()
    } catch (error) {
      void message.error(describeFailure(error, language))
      setBusy(false)
    }
  }
  return (
    <div className="step-form">
      <strong>{t(move.title)}</strong>
      <label>
        <span>{t(messages.effectiveOn)}</span>
        <DateField value={effectiveOn} latest={today} onChange={(day) => setEffectiveOn(day ?? today)} />
      </label>
      {life !== undefined && (
        <label>
          <span>{t(messages.role)}</span>
          <Select size="small" value={role} onChange={setRole} options={life.roles.map(({ id, title }) => ({ value: id, label: t(title) }))} />
        </label>
      )}
      <NeedFields needs={move.needs} columns={lifeFields(subject)} values={values} onChange={setValues} />
      <label>
        <span>{t(messages.note)}</span>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      {reply !== null && <StepVerdicts reply={reply} />}
      {cannot.length > 0 && cannot.length < ids.length && onLeaveOut !== undefined && (
        <Button size="small" onClick={() => onLeaveOut(cannot)}>
          {t(messages.leaveOut, { count: cannot.length })}
        </Button>
      )}
      {asksForReason(reply) && (
        <label className="step-override">
          <span>{t(messages.overrideReason)}</span>
          <Input.TextArea autoSize value={overrideReason} onChange={({ target }) => setOverrideReason(target.value)} />
        </label>
      )}
      <div className="link-form-line">
        <Button size="small" onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={!allowed || judged.isPlaceholderData} onClick={() => void confirm()}>
          {ids.length === 1 ? t(messages.confirm) : t(messages.confirmMany, { count: ids.length })}
        </Button>
      </div>
    </div>
  )
}

/** Something is missing that a reason may stand for. */
function asksForReason(reply: StepReply | null): boolean {
  return reply?.answers.some(({ plan }) => plan.requirements.some(({ verdict, overridable }) => verdict === 'notMet' && overridable)) ?? false
}
