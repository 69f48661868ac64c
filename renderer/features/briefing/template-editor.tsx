/** A bureau's own form of a template: title, paper, words and order of the parts, or the whole file as text. */
import { App, Button, Input, Segmented } from 'antd'
import { ArrowDown, ArrowLeft, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import type { Language, Message } from '../../../shared/messages/translate'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useTemplateFile } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useUndoToast } from '../../present/use-undo-toast'
import { refreshAfterChange } from '../../state/session'
import { EditorField, EditorForm } from '../../ui/editor-form'
import { partListsOf, type PartList, partTitle, type Path, replaceAt, type TemplateJson, textsOf } from './template-parts'

const ICON_SIZE = 13

type Props = { readonly template: TemplateSummary; readonly onDone: () => void }

export function TemplateEditor({ template, onDone }: Props) {
  return <QueryView query={useTemplateFile(template.id)}>{(file) => <Editor file={file as TemplateJson} template={template} onDone={onDone} />}</QueryView>
}

function Editor({ file, template, onDone }: Props & { readonly file: TemplateJson }) {
  const t = useT()
  const change = useTemplateChange()
  const [draft, setDraft] = useState(file)
  const [source, setSource] = useState<string | null>(null)
  const problem = source === null ? null : jsonProblem(source)
  const replace = (path: Path, value: unknown) => setDraft(replaceAt(draft, path, value as TemplateJson) as TemplateJson)
  const save = async () => {
    if (await change(messages.saved, () => service.brief.saveTemplate({ template: source === null ? draft : (JSON.parse(source) as unknown) }))) onDone()
  }
  const reset = async () => {
    if (await change(messages.wasReset, () => service.brief.resetTemplate({ id: template.id }))) onDone()
  }
  const showAs = (view: 'texts' | 'source') => {
    if (view === 'source') setSource(JSON.stringify(draft, null, 2))
    else if (problem === null) {
      if (source !== null) setDraft(JSON.parse(source) as TemplateJson)
      setSource(null)
    }
  }
  return (
    <EditorForm
      head={
        <>
          <Button type="text" size="small" icon={<ArrowLeft size={14} />} aria-label={t(messages.back)} title={t(messages.back)} onClick={onDone} />
          <strong className="ellipsis">{t(template.title)}</strong>
          <Segmented
            size="small"
            value={source === null ? 'texts' : 'source'}
            onChange={showAs}
            options={[
              { value: 'texts', label: t(messages.texts) },
              { value: 'source', label: t(messages.source) },
            ]}
          />
        </>
      }
      foot={
        <div className="editor-form-buttons">
          {template.own && (
            <Button size="small" onClick={() => void reset()}>
              {t(messages.reset)}
            </Button>
          )}
          <Button size="small" type="primary" disabled={problem !== null} onClick={() => void save()}>
            {t(messages.save)}
          </Button>
        </div>
      }
    >
      {source === null ? (
        <Parts draft={draft} onReplace={replace} />
      ) : (
        <Input.TextArea className="editor-source" autoSize={{ minRows: 16, maxRows: 60 }} spellCheck={false} value={source} onChange={({ target }) => setSource(target.value)} />
      )}
      {problem !== null && <p className="editor-problem">{t(messages.notJson, { reason: problem })}</p>}
    </EditorForm>
  )
}

function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function Parts({ draft, onReplace }: { readonly draft: TemplateJson; readonly onReplace: (path: Path, value: unknown) => void }) {
  const t = useT()
  const language = useLanguage()
  const title = draft['title'] as { zh: string; en: string }
  const orientation = draft['orientation'] === 'landscape' ? 'landscape' : 'portrait'
  return (
    <>
      <EditorField title={t(messages.name)}>
        <Input size="small" value={title[language]} onChange={({ target }) => onReplace(['title', language], target.value)} />
      </EditorField>
      {draft['style'] !== 'official' && (
        <EditorField title={t(messages.orientation)}>
          <Segmented
            size="small"
            value={orientation}
            onChange={(value) => onReplace(['orientation'], value)}
            options={(['portrait', 'landscape'] as const).map((value) => ({ value, label: t(messages[value]) }))}
          />
        </EditorField>
      )}
      {partListsOf(draft).map((list) => (
        <PartListEditor key={list.path.join('.')} list={list} language={language} onReplace={onReplace} />
      ))}
    </>
  )
}

type ListProps = { readonly list: PartList; readonly language: Language; readonly onReplace: (path: Path, value: unknown) => void }

function PartListEditor({ list: { path, parts }, language, onReplace }: ListProps) {
  const t = useT()
  const swap = (index: number, other: number) => onReplace(path, parts.map((part, at) => (at === index ? parts[other] : at === other ? parts[index] : part)))
  return (
    <ol className="part-list">
      {parts.map((part, index) => (
        // Parts have no id of their own; order is what is edited.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="part-item">
          <div className="part-head">
            <span className="quiet">{t(partTitle(part))}</span>
            <Button size="small" type="text" icon={<ArrowUp size={ICON_SIZE} />} aria-label={t(messages.moveUp)} disabled={index === 0} onClick={() => swap(index, index - 1)} />
            <Button size="small" type="text" icon={<ArrowDown size={ICON_SIZE} />} aria-label={t(messages.moveDown)} disabled={index === parts.length - 1} onClick={() => swap(index, index + 1)} />
            <Button size="small" type="text" icon={<Trash2 size={ICON_SIZE} />} aria-label={t(messages.remove)} onClick={() => onReplace(path, parts.filter((_, at) => at !== index))} />
          </div>
          {textsOf(part).map(({ path: inside, text }) => (
            <Input.TextArea
              key={inside.join('.')}
              autoSize
              value={text[language]}
              onChange={({ target }) => onReplace([...path, index, ...inside, language], target.value)}
            />
          ))}
        </li>
      ))}
    </ol>
  )
}

function useTemplateChange(): (done: Message, change: () => Promise<{ readonly actionId: string | null }>) => Promise<boolean> {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const tell = useUndoToast()
  return async (done, change) => {
    try {
      const { actionId } = await change()
      await refreshAfterChange()
      if (actionId !== null) tell(t(done), actionId)
      return true
    } catch (error) {
      void message.error(describeFailure(error, language))
      return false
    }
  }
}
