/** Which set of letters the bureau writes, and who signs them. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useLetterSets } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { CardPart } from '../inspector/card-part'

export function LetterSettings() {
  const t = useT()
  return (
    <CardPart title={t(messages.letterSet)}>
      <QueryView query={useLetterSets()}>{({ chosen, sets }) => <Sets key={`${chosen} ${sets.map(({ issuer }) => issuer).join(' ')}`} chosen={chosen} sets={sets} />}</QueryView>
    </CardPart>
  )
}

type SetsProps = { readonly chosen: string; readonly sets: readonly { readonly id: string; readonly title: { readonly zh: string; readonly en: string }; readonly issuer: string; readonly source: string }[] }

function Sets({ chosen, sets }: SetsProps) {
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
    </div>
  )
}
