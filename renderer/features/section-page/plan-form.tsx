/** A compliance plan while it is written. */
import { Button, Input, Select } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CompliancePlan, PlanMilestone } from '../../../shared/domain/section-work'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import '../alerts/alerts.css'

const CLASSES = [1, 2, 3, 4, 5] as const

type Props = { readonly sectionId: string; readonly plan: CompliancePlan | null; readonly onDone: () => void }

export function PlanForm({ sectionId, plan, onDone }: Props) {
  const t = useT()
  const today = useToday()
  const { act, busy } = useAct()
  const [fields, setFields] = useState({
    title: plan?.title ?? '',
    documentNumber: plan?.documentNumber ?? '',
    responsibleUnit: plan?.responsibleUnit ?? '',
    content: plan?.content ?? '',
    targetClass: plan?.targetClass ?? null,
    approvedOn: plan?.approvedOn ?? null,
    dueOn: plan?.dueOn ?? null,
  })
  const [milestones, setMilestones] = useState<readonly PlanMilestone[]>(plan?.milestones ?? [])
  const change = (parts: Partial<typeof fields>) => setFields({ ...fields, ...parts })
  const changeMilestone = (index: number, parts: Partial<PlanMilestone>) => setMilestones(milestones.map((milestone, at) => (at === index ? { ...milestone, ...parts } : milestone)))
  const save = async () => {
    const input = { sectionId, ...(plan === null ? {} : { id: plan.id }), ...fields, milestones: milestones.filter(({ title }) => title.trim() !== '') }
    if ((await act(service.section.savePlan(input), t(messages.saved))) !== null) onDone()
  }
  const texts = [
    ['title', messages.planTitle],
    ['documentNumber', messages.documentNumber],
    ['responsibleUnit', messages.responsibleUnit],
    ['content', messages.content],
  ] as const
  return (
    <div className="work-form">
      {texts.map(([name, title]) => (
        <label key={name}>
          <span>{t(title)}</span>
          <Input.TextArea autoSize value={fields[name]} onChange={({ target }) => change({ [name]: target.value })} />
        </label>
      ))}
      <label>
        <span>{t(messages.classToReach)}</span>
        <Select size="small" allowClear value={fields.targetClass} onChange={(value) => change({ targetClass: value ?? null })} options={CLASSES.map((value) => ({ value, label: t(vocabularies.waterClass[value]) }))} />
      </label>
      <label>
        <span>{t(messages.approvedOn)}</span>
        <DateField value={fields.approvedOn} onChange={(approvedOn) => change({ approvedOn })} />
      </label>
      <label>
        <span>{t(messages.dueOn)}</span>
        <DateField value={fields.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </label>
      {milestones.map((milestone, index) => (
        <div key={index} className="plan-milestone">
          <Input size="small" value={milestone.title} placeholder={t(messages.milestone)} onChange={({ target }) => changeMilestone(index, { title: target.value })} />
          <DateField value={milestone.dueOn} onChange={(dueOn) => changeMilestone(index, { dueOn: dueOn ?? today })} />
          <Button type="text" size="small" icon={<Trash2 size={13} />} aria-label={`${t(messages.remove)} ${milestone.title}`} onClick={() => setMilestones(milestones.toSpliced(index, 1))} />
        </div>
      ))}
      <div className="work-form-line spread">
        <Button size="small" icon={<Plus size={13} />} onClick={() => setMilestones([...milestones, { title: '', dueOn: fields.dueOn ?? today, reachedOn: null }])}>
          {t(messages.addMilestone)}
        </Button>
        <span className="work-form-line">
          <Button size="small" onClick={onDone}>
            {t(messages.cancel)}
          </Button>
          <Button size="small" type="primary" loading={busy} disabled={fields.title.trim() === ''} onClick={() => void save()}>
            {t(messages.save)}
          </Button>
        </span>
      </div>
    </div>
  )
}
