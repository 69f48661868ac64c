/** What was done in the life of an outfall, a buffer or a bay, oldest first. */
import { Timeline } from 'antd'
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import type { LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeWindowMessages as messages } from '../../../shared/messages/life-window'
import { useFeatureSteps } from '../../api/queries/life'
import { useT } from '../../i18n'
import { usePast } from '../../state/past'
import { CardPart } from '../inspector/card-part'

type Props = { readonly subject: Exclude<LifeSubject, 'task'>; readonly id: string }

/** Nothing at all without steps. */
export function FeatureStepsPart({ subject, id }: Props) {
  const t = useT()
  const { asOf, recordedAt } = usePast()
  const all = useFeatureSteps(subject, id).data ?? []
  const steps = all.filter((step) => (asOf === null || step.effectiveOn <= asOf) && (recordedAt === null || step.recordedAt <= recordedAt))
  if (steps.length === 0) return null
  return (
    <CardPart title={t(messages.history)}>
      <Timeline
        className="task-path"
        items={steps.map((step) => ({
          key: step.recordedAt + step.state,
          color: 'var(--ant-color-primary)',
          content: (
            <div className="path-entry">
              <span className="path-date">{step.effectiveOn}</span>
              <span>{t(lifeStateTitle(subject, step.state))}</span>
              {(step.actor !== null || step.note !== null) && <span className="quiet">{[step.actor, step.note].filter((text) => text !== null).join(' · ')}</span>}
              {step.overrideReason !== null && <span className="quiet">{t(messages.override, { reason: step.overrideReason })}</span>}
            </div>
          ),
        }))}
      />
    </CardPart>
  )
}
