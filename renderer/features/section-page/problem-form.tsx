/** One line of the worklist while it is written. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SectionProblem } from '../../../shared/domain/section-work'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { DateField } from '../../ui/date-field'
import '../alerts/alerts.css'

type Props = {
  readonly sectionId: string
  /** Null: a new line. */
  readonly line: SectionProblem | null
  readonly onDone: () => void
}

export function ProblemForm({ sectionId, line, onDone }: Props) {
  const t = useT()
  const { act, busy } = useAct()
  const [fields, setFields] = useState({
    problem: line?.problem ?? '',
    measure: line?.measure ?? '',
    deadline: line?.deadline ?? null,
    responsibleUnit: line?.responsibleUnit ?? '',
    person: line?.person ?? '',
    progress: line?.progress ?? '',
  })
  const change = (parts: Partial<typeof fields>) => setFields({ ...fields, ...parts })
  const save = async () => {
    const done = await act(service.section.saveProblem({ sectionId, ...(line === null ? {} : { id: line.id, number: line.number }), ...fields }), t(messages.saved))
    if (done !== null) onDone()
  }
  const texts = [
    ['problem', messages.problem],
    ['measure', messages.measure],
    ['responsibleUnit', messages.responsibleUnit],
    ['person', messages.person],
    ['progress', messages.progress],
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
        <span>{t(messages.deadline)}</span>
        <DateField value={fields.deadline} label={t(messages.deadline)} onChange={(deadline) => change({ deadline })} />
      </label>
      <div className="work-form-line">
        <Button size="small" onClick={onDone}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={fields.problem.trim() === ''} onClick={() => void save()}>
          {t(messages.save)}
        </Button>
      </div>
    </div>
  )
}
