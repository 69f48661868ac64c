/** One letter of a set, changed as a form: wording, order, answer and escalation; shown over the map as it will print. */
import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { letterFactTitles, unknownFacts } from '../../../shared/domain/letter-facts'
import { letterCountColumns, type LetterSet, type LetterTable, letterTaskColumns, type LetterTemplate, textsOfLetter } from '../../../shared/domain/letter-template'
import { letterEditorMessages as messages, letterFormTitles, letterOccasionTitles, letterRhythmTitles } from '../../../shared/messages/letter-editor'
import { letterColumnTitles } from '../../../shared/messages/letters'
import type { Message } from '../../../shared/messages/translate'
import { service } from '../../api/clients'
import { useTaskStatistics } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useLetterSheet } from '../../state/letter-sheet'
import { useSelection } from '../../state/selection'
import { EditorField, EditorForm } from '../../ui/editor-form'
import { useDebounced } from '../../ui/use-debounced'
import { FieldText, type Insertion, OrderedList } from './text-list'
import './letter-editor.css'

const MILLISECONDS_OF_QUIET = 400

type Props = { readonly set: LetterSet; readonly letter: LetterTemplate; readonly onDone: () => void }

export function LetterEditor({ set, letter, onDone }: Props) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const [draft, setDraft] = useState(letter)
  const [caret, setCaret] = useState<Insertion | null>(null)
  const close = useLetterSheet((state) => state.close)
  const change = (parts: Partial<LetterTemplate>) => setDraft({ ...draft, ...parts })
  const printed = withoutBlanks(draft)
  const wrong = printed.heading === '' || printed.title.zh === '' || printed.series === '' || textsOfLetter(printed).some((text) => unknownFacts(text, printed.about).length > 0)
  const done = () => {
    close()
    onDone()
  }
  const save = async () => {
    const own = { ...set, letters: set.letters.map((other) => (other.id === letter.id ? printed : other)) }
    if ((await act(service.letter.saveSet({ own }), t(messages.saved, { name: printed.title.zh }))) !== null) done()
  }
  return (
    <EditorForm
      head={
        <>
          <Button type="text" size="small" icon={<ArrowLeft size={14} />} aria-label={t(messages.back)} title={t(messages.back)} onClick={done} />
          <strong className="ellipsis">{t(letter.title)}</strong>
        </>
      }
      foot={
        <div className="link-form-line">
          <Button size="small" type="primary" loading={busy} disabled={wrong || readOnly === true} onClick={() => void save()}>
            {t(messages.save)}
          </Button>
        </div>
      }
    >
      <Preview template={printed} issuer={set.issuer} disabled={wrong} />
      <Occasion set={set} draft={draft} onChange={change} />
      <Fields about={draft.about} caret={caret} />
      <Texts draft={draft} onChange={change} onCaret={setCaret} />
    </EditorForm>
  )
}

/** Keeps the sheet over the map up to date; the task that it is about is chosen here. */
function Preview({ template, issuer, disabled }: { readonly template: LetterTemplate; readonly issuer: string; readonly disabled: boolean }) {
  const t = useT()
  const show = useLetterSheet((state) => state.show)
  const close = useLetterSheet((state) => state.close)
  const tasks = useTaskStatistics().data?.tasks ?? []
  const selected = useSelection(({ selection }) => (selection?.type === 'task' ? selection.id : null))
  const [chosen, setChosen] = useState<string | null>(null)
  const usual = tasks.find(({ colour }) => colour === 'red') ?? tasks.find(({ colour }) => colour === 'yellow') ?? tasks[0]
  const taskId = chosen ?? selected ?? usual?.id ?? null
  const settled = useDebounced(template, MILLISECONDS_OF_QUIET)
  useEffect(() => {
    if (disabled || (settled.about === 'task' && taskId === null)) return
    show({ template: settled, issuer, ...(settled.about === 'task' && taskId !== null ? { taskId } : {}) })
  }, [settled, taskId, issuer, disabled, show])
  useEffect(() => close, [close])
  if (template.about !== 'task') return null
  return (
    <EditorField title={t(messages.previewTask)}>
      <Select size="small" showSearch={{ optionFilterProp: 'label' }} value={taskId} onChange={setChosen} options={tasks.map(({ id, number, title }) => ({ value: id, label: [number, title].filter((text) => text !== null).join(' ') }))} />
    </EditorField>
  )
}

type PartProps = { readonly draft: LetterTemplate; readonly onChange: (parts: Partial<LetterTemplate>) => void }

/** What the paper is, to whom it goes, by when it is answered, what follows. */
function Occasion({ set, draft, onChange }: PartProps & { readonly set: LetterSet }) {
  const t = useT()
  const options = (titles: Readonly<Record<string, Message>>) => Object.entries(titles).map(([value, title]) => ({ value, label: t(title) }))
  const without = (part: 'replyDays' | 'escalatesTo' | 'when' | 'recipient') => ({ [part]: undefined }) as Partial<LetterTemplate>
  return (
    <>
      <EditorField title={t(messages.name)}>
        <Input size="small" value={draft.title.zh} onChange={({ target }) => onChange({ title: { ...draft.title, zh: target.value } })} />
      </EditorField>
      <EditorField title={t(messages.nameEnglish)}>
        <Input size="small" value={draft.title.en} onChange={({ target }) => onChange({ title: { ...draft.title, en: target.value } })} />
      </EditorField>
      <EditorField title={t(messages.form)}>
        <Segmented size="small" value={draft.form} onChange={(form) => onChange({ form })} options={options(letterFormTitles) as { value: LetterTemplate['form']; label: string }[]} />
      </EditorField>
      <EditorField title={t(messages.series)}>
        <Input size="small" maxLength={20} value={draft.series} onChange={({ target }) => onChange({ series: target.value.trim() })} />
      </EditorField>
      <EditorField title={t(messages.recipient)}>
        <Input size="small" placeholder={draft.about === 'task' ? t(messages.recipientOfTask) : ''} value={draft.recipient ?? ''} onChange={({ target }) => onChange(target.value === '' ? without('recipient') : { recipient: target.value })} />
      </EditorField>
      <EditorField title={t(messages.replyDays)}>
        <InputNumber size="small" min={1} max={365} precision={0} placeholder={t(messages.noReply)} value={draft.replyDays ?? null} onChange={(days) => onChange(days === null ? without('replyDays') : { replyDays: days })} />
      </EditorField>
      {draft.about === 'task' ? (
        <>
          <EditorField title={t(messages.escalatesTo)}>
            <Select size="small" allowClear placeholder={t(messages.noEscalation)} value={draft.escalatesTo ?? null} onChange={(next) => onChange(next === undefined || next === null ? without('escalatesTo') : { escalatesTo: next })} options={set.letters.filter(({ id, about }) => about === 'task' && id !== draft.id).map(({ id, title }) => ({ value: id, label: t(title) }))} />
          </EditorField>
          <EditorField title={t(messages.when)}>
            <Select size="small" allowClear placeholder={t(messages.never)} value={draft.when ?? null} onChange={(when) => onChange(when === undefined || when === null ? without('when') : { when })} options={options(letterOccasionTitles) as { value: NonNullable<LetterTemplate['when']>; label: string }[]} />
          </EditorField>
        </>
      ) : (
        <EditorField title={t(messages.every)}>
          <Select size="small" value={draft.every ?? 'month'} onChange={(every) => onChange({ every })} options={options(letterRhythmTitles) as { value: NonNullable<LetterTemplate['every']>; label: string }[]} />
        </EditorField>
      )}
    </>
  )
}

function Fields({ about, caret }: { readonly about: LetterTemplate['about']; readonly caret: Insertion | null }) {
  const t = useT()
  return (
    <section className="letter-fields" aria-label={t(messages.fields)}>
      <p className="quiet">
        {t(messages.fields)} {t(messages.leftOut)}
      </p>
      {Object.entries(letterFactTitles[about]).map(([name, title]) => (
        // The caret stays where it is.
        <Button key={name} size="small" disabled={caret === null} title={`{${name}}`} onMouseDown={(event) => event.preventDefault()} onClick={() => caret?.insert(name)}>
          {t(title)}
        </Button>
      ))}
    </section>
  )
}

function Texts({ draft, onChange, onCaret }: PartProps & { readonly onCaret: (insertion: Insertion) => void }) {
  const t = useT()
  const { about } = draft
  return (
    <>
      <section className="ordered-list">
        <header>
          <span className="quiet">{t(messages.heading)}</span>
        </header>
        <FieldText label={t(messages.heading)} about={about} value={draft.heading} onChange={(heading) => onChange({ heading })} onCaret={onCaret} />
      </section>
      {draft.form === 'form' && (
        <OrderedList title={t(messages.facts)} items={draft.facts} empty={{ label: '', text: '' }} onChange={(facts) => onChange({ facts: [...facts] })}>
          {(fact, change) => (
            <>
              <Input size="small" aria-label={t(messages.label)} placeholder={t(messages.label)} value={fact.label} onChange={({ target }) => change({ ...fact, label: target.value })} />
              <FieldText label={fact.label} about={about} value={fact.text} onChange={(text) => change({ ...fact, text })} onCaret={onCaret} />
            </>
          )}
        </OrderedList>
      )}
      <OrderedList title={t(messages.paragraphs)} items={draft.paragraphs} empty="" onChange={(paragraphs) => onChange({ paragraphs: [...paragraphs] })}>
        {(text, change) => <FieldText label={t(messages.paragraphs)} about={about} value={text} onChange={change} onCaret={onCaret} />}
      </OrderedList>
      {draft.tables.length > 0 && (
        <OrderedList title={t(messages.tables)} items={draft.tables} onChange={(tables) => onChange({ tables: [...tables] })}>
          {(table, change) => <TableFields table={table} onChange={change} />}
        </OrderedList>
      )}
      {draft.form !== 'form' && (
        <OrderedList title={t(messages.attachments)} items={draft.attachments} empty="" onChange={(attachments) => onChange({ attachments: [...attachments] })}>
          {(text, change) => <FieldText label={t(messages.attachments)} about={about} value={text} onChange={change} onCaret={onCaret} />}
        </OrderedList>
      )}
    </>
  )
}

function TableFields({ table, onChange }: { readonly table: LetterTable; readonly onChange: (table: LetterTable) => void }) {
  const t = useT()
  const columns: readonly (keyof typeof letterColumnTitles)[] = table.rows === 'byDistrict' || table.rows === 'byUnit' ? letterCountColumns : letterTaskColumns
  return (
    <>
      <Input size="small" aria-label={t(messages.caption)} value={table.caption} onChange={({ target }) => onChange({ ...table, caption: target.value })} />
      <Select
        size="small"
        mode="multiple"
        aria-label={t(messages.columns)}
        value={[...table.columns]}
        onChange={(chosen: (keyof typeof letterColumnTitles)[]) => chosen.length > 0 && onChange({ ...table, columns: chosen } as LetterTable)}
        options={columns.map((column) => ({ value: column, label: t(letterColumnTitles[column]) }))}
      />
    </>
  )
}

/** As it is saved and printed: what was left empty is left out. */
function withoutBlanks(draft: LetterTemplate): LetterTemplate {
  const filled = (text: string) => text.trim() !== ''
  return { ...draft, facts: draft.facts.filter(({ label, text }) => filled(label) && filled(text)), paragraphs: draft.paragraphs.filter(filled), attachments: draft.attachments.filter(filled), tables: draft.tables.filter(({ caption }) => filled(caption)) }
}
