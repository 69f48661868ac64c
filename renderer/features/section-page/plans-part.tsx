/** Compliance plans (限期达标方案) of a section with their dated milestones. */
import { Button, Popconfirm } from 'antd'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CompliancePlan } from '../../../shared/domain/section-work'
import { vocabularyTitle } from '../../../shared/domain/vocabularies'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { service } from '../../api/clients'
import { useCompliancePlans } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { CardPart, FactRow } from '../inspector/card-part'
import { PlanForm } from './plan-form'
import './section-page.css'

const NEW = 'new'

export function PlansPart({ sectionId }: { readonly sectionId: string }) {
  const t = useT()
  const { readOnly } = useAct()
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <CardPart
      title={t(messages.plans)}
      extra={
        <Button size="small" icon={<Plus size={13} />} disabled={readOnly} onClick={() => setEditing(editing === NEW ? null : NEW)}>
          {t(messages.addPlan)}
        </Button>
      }
    >
      {editing === NEW && <PlanForm sectionId={sectionId} plan={null} onDone={() => setEditing(null)} />}
      <QueryView query={useCompliancePlans(sectionId)}>
        {(plans) =>
          plans.length === 0 ? (
            <p className="card-empty quiet">{t(messages.noPlans)}</p>
          ) : (
            <>
              {plans.map((plan) =>
                editing === plan.id ? <PlanForm key={plan.id} sectionId={sectionId} plan={plan} onDone={() => setEditing(null)} /> : <Plan key={plan.id} sectionId={sectionId} plan={plan} onEdit={() => setEditing(plan.id)} />,
              )}
            </>
          )
        }
      </QueryView>
    </CardPart>
  )
}

function Plan({ sectionId, plan, onEdit }: { readonly sectionId: string; readonly plan: CompliancePlan; readonly onEdit: () => void }) {
  const t = useT()
  const today = useToday()
  const { act, busy, readOnly } = useAct()
  const target = plan.targetClass === null ? null : vocabularyTitle('waterClass', plan.targetClass)
  const reach = (index: number) => {
    const milestones = plan.milestones.map((milestone, at) => (at === index ? { ...milestone, reachedOn: today } : milestone))
    const { id, title, documentNumber, targetClass, approvedOn, dueOn, content, responsibleUnit } = plan
    void act(service.section.savePlan({ sectionId, id, title, documentNumber, targetClass, approvedOn, dueOn, content, responsibleUnit, milestones }), t(messages.saved))
  }
  return (
    <div className="plan">
      <div className="plan-head">
        <strong>{plan.title}</strong>
        {!readOnly && (
          <span className="worklist-tools">
            <Button type="text" size="small" icon={<Pencil size={13} />} title={t(messages.edit)} aria-label={`${t(messages.edit)} ${plan.title}`} onClick={onEdit} />
            <Popconfirm title={`${t(messages.remove)} ${plan.title}`} okText={t(messages.remove)} cancelText={t(messages.cancel)} onConfirm={() => void act(service.section.deletePlan({ id: plan.id }), t(messages.removed))}>
              <Button type="text" size="small" icon={<Trash2 size={13} />} title={t(messages.remove)} aria-label={`${t(messages.remove)} ${plan.title}`} />
            </Popconfirm>
          </span>
        )}
      </div>
      <dl className="facts">
        <FactRow title={t(messages.classToReach)}>{target === null ? null : t(target)}</FactRow>
        <FactRow title={t(messages.dueOn)}>{plan.dueOn}</FactRow>
        <FactRow title={t(messages.documentNumber)}>{plan.documentNumber}</FactRow>
        <FactRow title={t(messages.approvedOn)}>{plan.approvedOn}</FactRow>
        <FactRow title={t(messages.responsibleUnit)}>{plan.responsibleUnit}</FactRow>
        <FactRow title={t(messages.content)}>{plan.content}</FactRow>
      </dl>
      <ol className="worklist">
        {plan.milestones.map((milestone, index) => {
          const late = milestone.reachedOn === null && milestone.dueOn < today
          return (
            <li key={`${milestone.dueOn} ${milestone.title}`} className="worklist-line" data-done={milestone.reachedOn !== null}>
              <span className="path-date">{milestone.dueOn}</span>
              <span className="worklist-main">{milestone.title}</span>
              {milestone.reachedOn !== null ? (
                <span className="quiet">{t(messages.reached, { date: milestone.reachedOn })}</span>
              ) : (
                <>
                  {late && <span className="alarming">{t(messages.overdue)}</span>}
                  {!readOnly && (
                    <Button type="link" size="small" loading={busy} onClick={() => reach(index)}>
                      {t(messages.markReached)}
                    </Button>
                  )}
                </>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
