/** How a step was judged: what it asks for and whether it is there, what stands against it; of many, those that cannot. */
import { Check, CircleSlash, X } from 'lucide-react'
import type { StepAnswer, StepReply } from '../../../shared/domain/life/step-answer'
import type { Requirement } from '../../../shared/domain/life/step-plan'
import { lifeMessages, translateLifeText } from '../../../shared/messages/life'
import { lifeWindowMessages as messages } from '../../../shared/messages/life-window'
import { useLanguage, useT } from '../../i18n'

const ICONS = { met: Check, notMet: X, notApplicable: CircleSlash } as const
const ICON_SIZE = 13
/** Of many that cannot, so many are named. */
const MOST_NAMED = 20

export function StepVerdicts({ reply }: { readonly reply: StepReply }) {
  const t = useT()
  const [only] = reply.answers
  if (reply.answers.length === 1 && only !== undefined) return <Verdicts answer={only} />
  const cannot = reply.answers.filter(({ plan }) => !plan.allowed)
  return (
    <div className="step-verdicts">
      <p>{t(messages.allowedOf, { total: reply.answers.length, allowed: reply.allowed })}</p>
      {cannot.slice(0, MOST_NAMED).map((answer) => (
        <div key={answer.id}>
          <strong>{answer.label}</strong>
          <Verdicts answer={answer} />
        </div>
      ))}
    </div>
  )
}

function Verdicts({ answer: { plan } }: { readonly answer: StepAnswer }) {
  const t = useT()
  const language = useLanguage()
  if (plan.requirements.length === 0 && plan.problems.length === 0) return <p className="quiet">{t(messages.asksNothing)}</p>
  return (
    <ul className="step-verdicts" aria-label={t(messages.requirements)}>
      {plan.problems.map((problem) => (
        <li key={problem.code} className="verdict-notMet">
          <X size={ICON_SIZE} aria-hidden />
          <span>{translateLifeText(problem, language)}</span>
        </li>
      ))}
      {plan.requirements.map((requirement, order) => (
        // Two requirements of one step may read the same.
        // oxlint-disable-next-line react/no-array-index-key
        <Verdict key={`${requirement.text.code}-${order}`} requirement={requirement} />
      ))}
    </ul>
  )
}

function Verdict({ requirement: { verdict, overridable, text } }: { readonly requirement: Requirement }) {
  const t = useT()
  const language = useLanguage()
  const Icon = ICONS[verdict]
  return (
    <li className={`verdict-${verdict}`} title={verdict === 'notMet' && !overridable ? t(messages.notOverridable) : t(lifeMessages[verdict])}>
      <Icon size={ICON_SIZE} aria-label={t(lifeMessages[verdict])} />
      <span>{translateLifeText(text, language)}</span>
    </li>
  )
}
