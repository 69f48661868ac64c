/** Letters of the whole office: what is due and why, papers about all tasks, and all that were issued. */
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Letter, LetterDue } from '../../../shared/domain/letter'
import { letterDueReasons, letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { useLetters, useLettersDue } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { showTask } from '../../state/show'
import { LetterForm } from './letter-form'
import { LetterLine } from './letter-line'
import { useLetterTemplates } from './use-letter-templates'
import '../inspector/inspector.css'
import './letters.css'

/** The first ones; the others on request. */
const DUE_SHOWN = 12

type Draft = { readonly kind: string; readonly taskId: string | null }

export function LettersView() {
  const [draft, setDraft] = useState<Draft | null>(null)
  const { nameOf } = useLetterTemplates()
  return (
    <div className="card">
      {draft !== null && (
        <section className="card-part">
          <LetterForm key={`${draft.kind} ${draft.taskId ?? ''}`} kind={draft.kind} name={nameOf(draft.kind)} taskId={draft.taskId} onClose={() => setDraft(null)} />
        </section>
      )}
      <DuePart onDraft={setDraft} />
      <PapersPart onDraft={setDraft} />
      <IssuedPart />
    </div>
  )
}

function DuePart({ onDraft }: { readonly onDraft: (draft: Draft) => void }) {
  const t = useT()
  const query = useLettersDue()
  const [whole, setWhole] = useState(false)
  return (
    <section className="card-part">
      <header>
        <h3>
          {t(messages.dueTitle)} {query.data?.length ?? ''}
        </h3>
      </header>
      <QueryView query={query}>
        {(due) => {
          const hidden = whole ? 0 : Math.max(0, due.length - DUE_SHOWN)
          return (
            <>
              {due.length === 0 && <p className="card-empty quiet">{t(messages.dueNone)}</p>}
              <ul className="card-list">
                {due.slice(0, due.length - hidden).map((entry) => (
                  <DueLine key={`${entry.kind} ${entry.taskId ?? ''} ${entry.follows?.id ?? ''}`} due={entry} onDraft={onDraft} />
                ))}
              </ul>
              {hidden > 0 && (
                <Button size="small" type="link" onClick={() => setWhole(true)}>
                  {t(messages.dueMore, { count: hidden })}
                </Button>
              )}
            </>
          )
        }}
      </QueryView>
    </section>
  )
}

function DueLine({ due: { reason, kind, taskId, taskLabel, follows }, onDraft }: { readonly due: LetterDue; readonly onDraft: (draft: Draft) => void }) {
  const t = useT()
  const { nameOf } = useLetterTemplates()
  const why = follows === null ? t(letterDueReasons[reason]) : t(messages.daysLate, { number: follows.number ?? '', days: follows.daysLate })
  return (
    <li className="card-line due-letter">
      <span className="letter-main">
        <span>
          <strong>{nameOf(kind)}</strong> <span className={reason === 'lateReply' || reason === 'red' ? 'alarming' : 'quiet'}>{why}</span>
        </span>
        {taskId !== null && (
          <button type="button" className="link-button ellipsis" title={taskLabel ?? ''} onClick={() => void showTask(taskId)}>
            {taskLabel}
          </button>
        )}
      </span>
      <Button size="small" onClick={() => onDraft({ kind, taskId })}>
        {t(messages.draft)}
      </Button>
    </li>
  )
}

function PapersPart({ onDraft }: { readonly onDraft: (draft: Draft) => void }) {
  const t = useT()
  const { templates } = useLetterTemplates()
  const papers = templates.filter(({ about }) => about === 'tasks')
  if (papers.length === 0) return null
  return (
    <section className="card-part">
      <header>
        <h3>{t(messages.papers)}</h3>
      </header>
      <div className="paper-buttons">
        {papers.map(({ id, title }) => (
          <Button key={id} size="small" onClick={() => onDraft({ kind: id, taskId: null })}>
            {t(title)}
          </Button>
        ))}
      </div>
    </section>
  )
}

function IssuedPart() {
  const t = useT()
  const { nameOf } = useLetterTemplates()
  const [onlyLate, setOnlyLate] = useState(false)
  const query = useLetters(null)
  const shownOf = (letters: readonly Letter[]) => (onlyLate ? letters.filter(({ late }) => late) : letters)
  return (
    <section className="card-part">
      <header>
        <h3>
          {t(messages.issuedTitle)} {query.data?.length ?? ''}
        </h3>
        <Checkbox checked={onlyLate} onChange={({ target }) => setOnlyLate(target.checked)}>
          {t(messages.onlyLate)}
        </Checkbox>
      </header>
      <QueryView query={query}>
        {(letters) => (
          <>
            {letters.length === 0 && <p className="card-empty quiet">{t(messages.none)}</p>}
            <ul className="card-list">
              {shownOf(letters).map((letter) => (
                <LetterLine key={letter.id} letter={letter} name={nameOf(letter.kind)} follows={letters.find(({ id }) => id === letter.escalates)?.number ?? null} withTask />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </section>
  )
}
