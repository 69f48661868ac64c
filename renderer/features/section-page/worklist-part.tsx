/** The section's worklist (断面治水清单): lines that are added, edited and completed where they stand. */
import { Button, Popconfirm } from 'antd'
import { Check, Pencil, Plus, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SectionProblem } from '../../../shared/domain/section-work'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { service } from '../../api/clients'
import { useSectionProblems } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { CardPart } from '../inspector/card-part'
import { ProblemForm } from './problem-form'
import './section-page.css'

export function WorklistPart({ sectionId }: { readonly sectionId: string }) {
  const t = useT()
  const [editing, setEditing] = useState<string | null>(null)
  const query = useSectionProblems(sectionId)
  const { readOnly } = useAct()
  const done = query.data?.filter(({ completedOn }) => completedOn !== null).length ?? 0
  const total = query.data?.length ?? 0
  return (
    <CardPart
      title={`${t(messages.worklist)}${total === 0 ? '' : ` · ${t(messages.doneCount, { done, total })}`}`}
      extra={
        <Button size="small" icon={<Plus size={13} />} disabled={readOnly} onClick={() => setEditing(editing === NEW ? null : NEW)}>
          {t(messages.addProblem)}
        </Button>
      }
    >
      {editing === NEW && <ProblemForm sectionId={sectionId} line={null} onDone={() => setEditing(null)} />}
      <QueryView query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="card-empty quiet">{t(messages.noProblems)}</p>
          ) : (
            <ol className="worklist">
              {lines.map((line) =>
                editing === line.id ? (
                  <li key={line.id}>
                    <ProblemForm sectionId={sectionId} line={line} onDone={() => setEditing(null)} />
                  </li>
                ) : (
                  <Line key={line.id} line={line} onEdit={() => setEditing(line.id)} />
                ),
              )}
            </ol>
          )
        }
      </QueryView>
    </CardPart>
  )
}

const NEW = 'new'

function Line({ line, onEdit }: { readonly line: SectionProblem; readonly onEdit: () => void }) {
  const t = useT()
  const today = useToday()
  const { act, busy, readOnly } = useAct()
  const { id, number, problem, measure, deadline, responsibleUnit, person, progress, completedOn } = line
  const isDone = completedOn !== null
  const isOverdue = !isDone && deadline !== null && deadline < today
  const complete = () => act(service.section.completeProblem({ id, completedOn: isDone ? null : today }), t(messages.saved))
  return (
    <li className="worklist-line" data-done={isDone}>
      <div className="worklist-main">
        <p>{`${number === null ? '' : `${number}. `}${problem}`}</p>
        {measure !== null && <p className="quiet">{measure}</p>}
        <p className="worklist-facts quiet">
          {isDone ? <span>{t(messages.completedOn, { date: completedOn })}</span> : deadline !== null && <span className={isOverdue ? 'alarming' : undefined}>{`${t(messages.due, { date: deadline })}${isOverdue ? ` ${t(messages.overdue)}` : ''}`}</span>}
          {[responsibleUnit, person, progress].filter((text) => text !== null).map((text) => (
            <span key={text}>{text}</span>
          ))}
        </p>
      </div>
      {!readOnly && (
        <div className="worklist-tools">
          <Button type="text" size="small" loading={busy} icon={isDone ? <RotateCcw size={13} /> : <Check size={13} />} title={t(isDone ? messages.reopen : messages.complete)} aria-label={`${t(isDone ? messages.reopen : messages.complete)} ${problem}`} onClick={() => void complete()} />
          <Button type="text" size="small" icon={<Pencil size={13} />} title={t(messages.edit)} aria-label={`${t(messages.edit)} ${problem}`} onClick={onEdit} />
          <Popconfirm title={`${t(messages.remove)} ${number ?? ''}`} okText={t(messages.remove)} cancelText={t(messages.cancel)} onConfirm={() => void act(service.section.deleteProblem({ id }), t(messages.removed))}>
            <Button type="text" size="small" icon={<Trash2 size={13} />} title={t(messages.remove)} aria-label={`${t(messages.remove)} ${problem}`} />
          </Popconfirm>
        </div>
      )}
    </li>
  )
}
