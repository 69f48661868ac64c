/** How the bureau calls itself on its papers: name, number prefix, logo. */
import { App, Button, Input } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { Bureau } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useBureau } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { EditorField, EditorForm } from '../../ui/editor-form'
import { choosePicture } from './choose-picture'
import { useTemplateChange } from './use-template-change'

type Props = { readonly onDone: () => void }

export function BureauForm({ onDone }: Props) {
  return <QueryView query={useBureau()}>{(bureau) => <Form bureau={bureau} onDone={onDone} />}</QueryView>
}

function Form({ bureau, onDone }: Props & { readonly bureau: Bureau }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const change = useTemplateChange()
  const [name, setName] = useState(bureau.name)
  const [numberPrefix, setPrefix] = useState(bureau.numberPrefix)
  const [logo, setLogo] = useState(bureau.logo)
  const save = async () => {
    if (await change(messages.bureauSaved, () => service.brief.saveBureau({ name, numberPrefix, logo }))) onDone()
  }
  const chooseLogo = async () => {
    try {
      const address = await choosePicture()
      if (address !== null) setLogo(address)
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return (
    <EditorForm
      head={
        <>
          <Button type="text" size="small" icon={<ArrowLeft size={14} />} aria-label={t(messages.back)} title={t(messages.back)} onClick={onDone} />
          <strong>{t(messages.bureau)}</strong>
        </>
      }
      foot={
        <div className="editor-form-buttons">
          <Button size="small" type="primary" disabled={name.trim() === ''} onClick={() => void save()}>
            {t(messages.saveBureau)}
          </Button>
        </div>
      }
    >
      <EditorField title={t(messages.bureauName)}>
        <Input size="small" maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
      </EditorField>
      <EditorField title={t(messages.bureauPrefix)}>
        <Input size="small" maxLength={20} value={numberPrefix} onChange={({ target }) => setPrefix(target.value)} />
      </EditorField>
      <div className="editor-field">
        <span>{t(messages.bureauLogo)}</span>
        <div>
          {logo !== null && <img className="bureau-logo" src={logo} alt={t(messages.bureauLogo)} />}
          <div className="briefing-tools">
            <Button size="small" onClick={() => void chooseLogo()}>
              {t(messages.chooseLogo)}
            </Button>
            {logo !== null && (
              <Button size="small" type="text" onClick={() => setLogo(null)}>
                {t(messages.removeLogo)}
              </Button>
            )}
          </div>
        </div>
      </div>
      <p className="quiet">{t(messages.bureauHint)}</p>
    </EditorForm>
  )
}
