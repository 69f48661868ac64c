/** An issued letter: number, to whom, when; whether its answer came, is late, or is not asked for. */
import { Button, Dropdown, Tag } from 'antd'
import { Ellipsis, Mail } from 'lucide-react'
import { useState } from 'react'
import type { Letter } from '../../../shared/domain/letter'
import { letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { showTask } from '../../state/show'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { useOpenDocument } from '../documents/open-document'
import './letters.css'

type Props = {
  readonly letter: Letter
  /** What the paper is called, for the file that is opened. */
  readonly name: string
  /** Number of the letter that it follows up. */
  readonly follows: string | null
  /** Offers to go to the task; not on the task's own card. */
  readonly withTask: boolean
}

export function LetterLine({ letter, name, follows, withTask }: Props) {
  const t = useT()
  const [answering, setAnswering] = useState(false)
  const { number, title, recipient, issuedOn } = letter
  const facts = [recipient === null ? null : t(messages.to, { recipient }), t(messages.issuedOn, { date: issuedOn }), follows === null ? null : t(messages.follows, { number: follows })]
  return (
    <li className="letter">
      <div className="letter-line">
        <Mail size={14} aria-hidden />
        <span className="letter-main">
          <span className="ellipsis" title={title}>
            {name} {number}
          </span>
          <span className="quiet">{facts.filter((fact) => fact !== null).join(' · ')}</span>
          <AnswerState letter={letter} />
        </span>
        <LetterMenu letter={letter} name={name} withTask={withTask} onAnswer={() => setAnswering(true)} />
      </div>
      {answering && <AnswerForm letter={letter} name={name} onDone={() => setAnswering(false)} />}
    </li>
  )
}

function AnswerState({ letter: { repliedOn, replyBy, late } }: { readonly letter: Letter }) {
  const t = useT()
  if (repliedOn !== null) return <span className="quiet">{t(messages.answered, { date: repliedOn })}</span>
  if (replyBy === null) return <span className="quiet">{t(messages.noAnswerAsked)}</span>
  return (
    <span className={late ? 'alarming' : 'quiet'}>
      {late && (
        <Tag className="state-tag" color="error">
          {t(messages.late)}
        </Tag>
      )}{' '}
      {t(messages.answerBy, { date: replyBy })}
    </span>
  )
}

function LetterMenu({ letter, name, withTask, onAnswer }: Omit<Props, 'follows'> & { readonly onAnswer: () => void }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const { open } = useOpenDocument()
  const { id, documentId, taskId, repliedOn, number } = letter
  const label = t(messages.more, { name: `${name} ${number ?? ''}` })
  const fileName = async (document: string) => (await service.document.content({ id: document })).name
  const choose = async (key: string) => {
    if (key === 'open' && documentId !== null) await open({ id: documentId, name: await fileName(documentId) })
    if (key === 'task' && taskId !== null) await showTask(taskId)
    if (key === 'answer') onAnswer()
    if (key === 'notAnswered') await act(service.letter.reply({ id, repliedOn: null }), t(messages.answerTaken, { letter: number ?? name }))
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        onClick: ({ key }) => void choose(key),
        items: [
          ...(repliedOn === null ? [{ key: 'answer', label: t(messages.answer), disabled: readOnly }] : [{ key: 'notAnswered', label: t(messages.notAnswered), disabled: readOnly }]),
          { key: 'open', label: t(messages.open), disabled: documentId === null },
          ...(withTask && taskId !== null ? [{ key: 'task', label: t(messages.showTask) }] : []),
        ],
      }}
    >
      <Button type="text" size="small" loading={busy} icon={<Ellipsis size={14} />} aria-label={label} title={label} />
    </Dropdown>
  )
}

function AnswerForm({ letter: { id, number }, name, onDone }: { readonly letter: Letter; readonly name: string; readonly onDone: () => void }) {
  const t = useT()
  const today = useToday()
  const { act, busy } = useAct()
  const [on, setOn] = useState(today)
  const save = async () => {
    if ((await act(service.letter.reply({ id, repliedOn: on }), t(messages.answerSaved, { letter: number ?? name }))) !== null) onDone()
  }
  return (
    <div className="letter-answer">
      <DateField value={on} latest={today} label={t(messages.answeredOn)} onChange={(day) => setOn(day ?? today)} />
      <Button size="small" onClick={onDone}>
        {t(messages.cancel)}
      </Button>
      <Button size="small" type="primary" loading={busy} onClick={() => void save()}>
        {t(messages.save)}
      </Button>
    </div>
  )
}
