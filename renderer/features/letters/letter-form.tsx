/** A letter while it is written: to whom, dated when, answer by when, and how it reads with that; then issued as Word or PDF. */
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { LetterInput } from '../../../shared/contract/letter'
import { letterEditorMessages } from '../../../shared/messages/letter-editor'
import { letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { useLetterPreview } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useLetterSheet } from '../../state/letter-sheet'
import { useToday } from '../../state/today'
import { useWorkspace } from '../../state/use-workspace'
import { DateField } from '../../ui/date-field'
import { useDebounced } from '../../ui/use-debounced'
import { LetterPaper } from './letter-paper'
import { useIssueLetter } from './use-issue-letter'
import { useLetterTemplates } from './use-letter-templates'
import './letters.css'

const MILLISECONDS_OF_QUIET = 250

type Props = {
  /** Id of the template, and what the paper is called. */
  readonly kind: string
  readonly name: string
  /** Null: a paper about all tasks. */
  readonly taskId: string | null
  readonly onClose: () => void
}

export function LetterForm({ kind, name, taskId, onClose }: Props) {
  const t = useT()
  const today = useToday()
  const issue = useIssueLetter()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const [recipient, setRecipient] = useState('')
  const [on, setOn] = useState(today)
  const [replyBy, setReplyBy] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const settledRecipient = useDebounced(recipient.trim(), MILLISECONDS_OF_QUIET)
  const inputWith = (to: string): LetterInput => ({ kind, on, ...(taskId === null ? {} : { taskId }), ...(to === '' ? {} : { recipient: to }), ...(replyBy === null ? {} : { replyBy }) })
  const preview = useLetterPreview(inputWith(settledRecipient))
  const write = async (format: 'docx' | 'pdf') => {
    setBusy(true)
    const done = await issue(inputWith(recipient.trim()), name, format)
    setBusy(false)
    if (done) onClose()
  }
  const template = useLetterTemplates().templates.find(({ id }) => id === kind)
  const { input: sheet, show, close } = useLetterSheet()
  const showsSheet = sheet !== null && sheet.template.id === kind
  const sheetWith = template === undefined ? null : { template, ...inputWith(settledRecipient) }
  const shown = JSON.stringify(sheetWith)
  useEffect(() => {
    if (showsSheet && sheetWith !== null) show(sheetWith)
    // Only what is written changes the sheet.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown])
  useEffect(() => close, [close])
  const ready = preview.data !== undefined && !preview.isError && readOnly !== true
  return (
    <div className="letter-form" role="group" aria-label={name}>
      <strong>{name}</strong>
      <label>
        <span>{t(messages.recipient)}</span>
        <Input size="small" value={recipient} placeholder={preview.data?.recipient ?? ''} onChange={({ target }) => setRecipient(target.value)} />
      </label>
      <label>
        <span>{t(messages.dated)}</span>
        <DateField value={on} onChange={(day) => setOn(day ?? today)} />
      </label>
      <label>
        <span>{t(messages.replyBy)}</span>
        <DateField value={replyBy} placeholder={preview.data?.replyBy ?? t(messages.asTemplate)} onChange={setReplyBy} />
      </label>
      <QueryView query={preview}>{(content) => <LetterPaper content={content} />}</QueryView>
      <div className="link-form-line">
        <Button size="small" onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" disabled={!ready || sheetWith === null} aria-pressed={showsSheet} onClick={() => (showsSheet ? close() : sheetWith !== null && show(sheetWith))}>
          {t(letterEditorMessages.showSheet)}
        </Button>
        <Button size="small" disabled={!ready} loading={busy} onClick={() => void write('docx')}>
          {t(messages.issueDocx)}
        </Button>
        <Button size="small" type="primary" disabled={!ready} loading={busy} onClick={() => void write('pdf')}>
          {t(messages.issuePdf)}
        </Button>
      </div>
    </div>
  )
}
