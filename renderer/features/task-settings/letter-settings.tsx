/** Which set of letters the bureau writes, who signs them, what each says and in which order they are offered. */
import { Button, Input, Select } from 'antd'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { LetterSet } from '../../../shared/domain/letter-template'
import { letterEditorMessages, letterFormTitles } from '../../../shared/messages/letter-editor'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useLetterSets } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { CardPart } from '../inspector/card-part'
import { moved, OrderButtons } from '../letters/text-list'

type SetInUse = LetterSet & { readonly isOwn: boolean }

/** @param onEdit opens a letter of the set in use */
export function LetterSettings({ onEdit }: { readonly onEdit: (letterId: string) => void }) {
  const t = useT()
  const query = useLetterSets()
  const isOwn = query.data?.sets.find(({ id }) => id === query.data.chosen)?.isOwn === true
  return (
    <CardPart title={t(messages.letterSet)} extra={<span className="quiet">{isOwn ? t(letterEditorMessages.ownSet) : t(messages.shipped)}</span>}>
      <QueryView query={query}>{({ chosen, sets }) => <Sets key={`${chosen} ${sets.map(({ issuer }) => issuer).join(' ')}`} chosen={chosen} sets={sets} onEdit={onEdit} />}</QueryView>
    </CardPart>
  )
}

type SetsProps = { readonly chosen: string; readonly sets: readonly SetInUse[]; readonly onEdit: (letterId: string) => void }

function Sets({ chosen, sets, onEdit }: SetsProps) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const inUse = sets.find(({ id }) => id === chosen)
  const [issuer, setIssuer] = useState(inUse?.issuer ?? '')
  const save = (input: { readonly chosen?: string; readonly issuer?: string | null }) => act(service.letter.saveSet(input), t(messages.setSaved))
  return (
    <div className="setting-form">
      <label>
        <span>{t(messages.setInUse)}</span>
        <Select size="small" disabled={readOnly === true || busy} value={chosen} onChange={(id) => void save({ chosen: id })} options={sets.map(({ id, title }) => ({ value: id, label: t(title) }))} />
      </label>
      <label>
        <span>{t(messages.issuer)}</span>
        <Input.TextArea autoSize disabled={readOnly} value={issuer} onChange={({ target }) => setIssuer(target.value)} />
      </label>
      <p className="quiet">{inUse?.source}</p>
      <div className="link-form-line">
        <Button size="small" disabled={readOnly} onClick={() => void save({ issuer: null })}>
          {t(messages.shippedAgain)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={readOnly === true || issuer.trim() === '' || issuer === inUse?.issuer} onClick={() => void save({ issuer: issuer.trim() })}>
          {t(messages.save)}
        </Button>
      </div>
      {inUse !== undefined && <LettersOfSet set={inUse} onEdit={onEdit} />}
    </div>
  )
}

/** In the order in which they are offered. */
function LettersOfSet({ set, onEdit }: { readonly set: SetInUse; readonly onEdit: (letterId: string) => void }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const { isOwn, letters } = set
  const order = (from: number, to: number) => act(service.letter.saveSet({ own: { ...set, letters: moved(letters, from, to) } }), t(letterEditorMessages.orderSaved))
  return (
    <>
      <ol className="set-letters" aria-label={t(letterEditorMessages.letters)}>
        {letters.map(({ id, title, form }, index) => (
          <li key={id}>
            <span className="letter-main">
              <span className="ellipsis">
                {t(title)} <span className="quiet">{t(letterFormTitles[form])}</span>
              </span>
            </span>
            <OrderButtons index={index} count={letters.length} disabled={busy || readOnly} onMove={(to) => void order(index, to)} />
            <Button size="small" type="text" icon={<Pencil size={13} />} aria-label={t(letterEditorMessages.edit, { name: t(title) })} title={t(letterEditorMessages.edit, { name: t(title) })} disabled={readOnly} onClick={() => onEdit(id)} />
          </li>
        ))}
      </ol>
      <div className="link-form-line">
        <Button size="small" disabled={!isOwn || readOnly} onClick={() => void act(service.letter.saveSet({ own: null }), t(letterEditorMessages.wasReset))}>
          {t(letterEditorMessages.resetSet)}
        </Button>
      </div>
    </>
  )
}
