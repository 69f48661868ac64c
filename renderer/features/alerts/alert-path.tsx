/** The four mechanisms (预警交办、溯源治理、跟踪督查、通报反馈) as a line to follow: what was done under each, and where the alert stands. */
import { Check } from 'lucide-react'
import { ALERT_MECHANISMS, type AlertCard, type AlertMechanism, type AlertStep } from '../../../shared/domain/alert'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { automaticNoteText } from '../../../shared/messages/alert-finding'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { useLife } from '../../api/queries/life'
import { useLanguage, useT } from '../../i18n'
import { TaskColourMark } from '../../present/task-colour-mark'
import { showTask } from '../../state/show'
import { CardPart } from '../inspector/card-part'

export function AlertPath({ card }: { readonly card: AlertCard }) {
  const t = useT()
  return (
    <CardPart title={t(messages.mechanisms)}>
      <ol className="mechanisms">
        {ALERT_MECHANISMS.map((mechanism) => (
          <Mechanism key={mechanism} mechanism={mechanism} steps={card.steps.filter((step) => step.mechanism === mechanism)} card={card} />
        ))}
      </ol>
    </CardPart>
  )
}

function Mechanism({ mechanism, steps, card }: { readonly mechanism: AlertMechanism; readonly steps: readonly AlertStep[]; readonly card: AlertCard }) {
  const t = useT()
  const language = useLanguage()
  const life = useLife('alert').data?.life
  const roleTitle = (id: string) => life?.roles.find((role) => role.id === id)?.title[language] ?? id
  const { task, alert } = card
  const done = mechanism === 'feedback' ? alert.closedOn !== null : mechanism === 'warning' ? alert.verdict !== null : steps.length > 0
  const state = done ? 'done' : steps.length > 0 ? 'begun' : 'ahead'
  return (
    <li className="mechanism" data-state={state}>
      <span className="mechanism-mark" aria-hidden>
        {done ? <Check size={11} /> : null}
      </span>
      <div className="mechanism-main">
        <h4>{t(vocabularies.alertMechanism[mechanism])}</h4>
        {steps.length === 0 && <p className="quiet">{t(messages.nothingYet)}</p>}
        {steps.map((step, index) => (
          <p key={`${step.recordedAt} ${index}`} className="path-entry">
            <span className="path-date">{step.effectiveOn}</span>
            <span>{[step.automatic === null ? null : automaticNoteText(step.automatic, language), step.note].filter((text) => text !== null).join(language === 'zh' ? '。' : '. ')}</span>
            <span className="quiet">{[step.role === null ? null : roleTitle(step.role), step.actor].filter((text) => text !== null).join(' ')}</span>
          </p>
        ))}
        {mechanism === 'warning' && task !== null && (
          <button type="button" className="link-button alert-task" onClick={() => void showTask(task.id)}>
            <TaskColourMark colour={task.colour} />
            {`${task.number ?? ''} ${t(vocabularies.taskState[task.state])}`}
          </button>
        )}
      </div>
    </li>
  )
}
