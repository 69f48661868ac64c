/** A petition as a form: a new one, or one that is changed, with why. Flags stand for themselves: a case may be key, repeated and unfounded at once. */
import { AutoComplete, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { PetitionValues } from '../../../shared/contract/petition'
import type { Petition, PetitionCounts, PetitionGroup } from '../../../shared/domain/petition'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { petitionMessages as messages } from '../../../shared/messages/petitions'
import { taskPageMessages } from '../../../shared/messages/task-page'
import { service } from '../../api/clients'
import { useCountsOfPetitions } from '../../api/queries/petitions'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { changedPetition, type PetitionDraft, petitionDraft } from './petition-draft'

type Props = {
  /** Null: a new one. */
  readonly petition: Petition | null
  readonly onDone: () => void
}

export function PetitionForm({ petition, onDone }: Props) {
  const t = useT()
  const today = useToday()
  const { act, busy, readOnly } = useAct()
  const [draft, setDraft] = useState<PetitionDraft>(() => petitionDraft(petition, today))
  const [reason, setReason] = useState('')
  const counts = useCountsOfPetitions({}).data
  const values: PetitionValues = petition === null ? draft : changedPetition(petitionDraft(petition, today), draft)
  const change = (parts: Partial<PetitionDraft>) => setDraft({ ...draft, ...parts })
  const ready = draft.number !== null && (petition === null || Object.keys(values).length > 0)
  const save = async () => {
    const why = reason.trim()
    const reply =
      petition === null
        ? await act(service.petition.create({ values }), t(messages.created, { number: draft.number ?? '' }))
        : await act(service.petition.update({ id: petition.id, values, ...(why === '' ? {} : { reason: why }) }), t(messages.changed, { number: draft.number ?? '' }))
    if (reply !== null) onDone()
  }
  return (
    <div className="page-form" role="group" aria-label={t(petition === null ? messages.add : messages.edit)}>
      <TextField title={t(messages.number)} value={draft.number} onChange={(number) => change({ number })} />
      <KnownText title={t(messages.batch)} value={draft.batch} known={counts?.byBatch} onChange={(batch) => change({ batch })} />
      <label>
        <span>{t(messages.receivedOn)}</span>
        <DateField value={draft.receivedOn} latest={today} onChange={(receivedOn) => change({ receivedOn })} />
      </label>
      <KnownText title={t(messages.district)} value={draft.district} known={counts?.byDistrict} onChange={(district) => change({ district })} />
      <label>
        <span>{t(messages.pollution)}</span>
        <Select size="small" mode="tags" value={[...draft.pollutionKinds]} onChange={(pollutionKinds: string[]) => change({ pollutionKinds })} options={keysOf(counts?.byPollutionKind).map((value) => ({ value, label: value }))} />
      </label>
      <label>
        <span>{t(messages.content)}</span>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={draft.content ?? ''} onChange={({ target }) => change({ content: textOf(target.value) })} />
      </label>
      <Checkbox checked={draft.keyCase} onChange={({ target }) => change({ keyCase: target.checked })}>
        {t(messages.key)}
      </Checkbox>
      <TextField title={t(messages.repeatsNumber)} value={draft.repeats} onChange={(repeats) => change({ repeats })} />
      <CodeField title={t(messages.verdict)} vocabulary="petitionVerdict" value={draft.verdict} onChange={(verdict) => change({ verdict })} />
      <CodeField title={t(messages.outcome)} vocabulary="petitionOutcome" value={draft.outcome} onChange={(outcome) => change({ outcome, ...(outcome === 'closed' ? { closedOn: draft.closedOn ?? today } : { closedOn: null }) })} />
      {draft.outcome === 'closed' && (
        <label>
          <span>{t(messages.closedOn)}</span>
          <DateField value={draft.closedOn} latest={today} onChange={(closedOn) => change({ closedOn })} />
        </label>
      )}
      {petition !== null && <TextField title={t(taskPageMessages.why)} value={reason} onChange={(text) => setReason(text ?? '')} />}
      <div className="link-form-line">
        <Button size="small" onClick={onDone}>
          {t(taskPageMessages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={!ready || readOnly === true} onClick={() => void save()}>
          {t(taskPageMessages.save)}
        </Button>
      </div>
    </div>
  )
}

const textOf = (text: string): string | null => (text.trim() === '' ? null : text)
const keysOf = (groups: PetitionCounts['byBatch'] | undefined): string[] => (groups ?? []).flatMap(({ key }: PetitionGroup) => key ?? [])

type TextProps = { readonly title: string; readonly value: string | null; readonly onChange: (text: string | null) => void }

function TextField({ title, value, onChange }: TextProps) {
  return (
    <label>
      <span>{title}</span>
      <Input size="small" value={value ?? ''} onChange={({ target }) => onChange(textOf(target.value))} />
    </label>
  )
}

/** A text that others have already: they are offered. */
function KnownText({ title, value, known, onChange }: TextProps & { readonly known: readonly PetitionGroup[] | undefined }) {
  return (
    <label>
      <span>{title}</span>
      <AutoComplete size="small" value={value ?? ''} showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }} onChange={(text: string) => onChange(textOf(text))} options={keysOf(known).map((key) => ({ value: key }))} />
    </label>
  )
}

type CodeProps<Id extends 'petitionVerdict' | 'petitionOutcome'> = { readonly title: string; readonly vocabulary: Id; readonly value: CodeOf<Id> | null; readonly onChange: (code: CodeOf<Id> | null) => void }

function CodeField<Id extends 'petitionVerdict' | 'petitionOutcome'>({ title, vocabulary, value, onChange }: CodeProps<Id>) {
  const t = useT()
  return (
    <label>
      <span>{title}</span>
      <Select size="small" allowClear value={value} onChange={(code: CodeOf<Id> | undefined) => onChange(code ?? null)} options={Object.entries(vocabularies[vocabulary]).map(([code, name]) => ({ value: code as CodeOf<Id>, label: t(name) }))} />
    </label>
  )
}
