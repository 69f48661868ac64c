/** A bureau's own form of a template: page, words, parts and their order, or the whole file as text; the page beside it follows. */
import { Button, Input, Segmented } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { service } from '../../api/clients'
import { useTemplateFile } from '../../api/queries/briefing'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useBriefing } from '../../state/briefing'
import { EditorForm } from '../../ui/editor-form'
import { PageOptions } from './page-options'
import { withPart } from './part-library'
import { PartListEditor } from './part-list-editor'
import { type Json, partListsOf, type Path, replaceAt, type TemplateJson } from './template-parts'
import { useTemplateChange } from './use-template-change'

type Props = { readonly template: TemplateSummary; readonly onDone: () => void }

export function TemplateEditor({ template, onDone }: Props) {
  return <QueryView query={useTemplateFile(template.id)}>{(file) => <Editor file={file as TemplateJson} template={template} onDone={onDone} />}</QueryView>
}

function Editor({ file, template, onDone }: Props & { readonly file: TemplateJson }) {
  const t = useT()
  const change = useTemplateChange()
  const { choose, edit } = useBriefing()
  const [draft, setDraft] = useState(file)
  const [source, setSource] = useState<string | null>(null)
  const problem = source === null ? null : jsonProblem(source)
  const written = source === null || problem !== null ? draft : (JSON.parse(source) as TemplateJson)
  // The page beside the editor shows what is written here; once it is left, what is saved.
  useEffect(() => edit(source === null ? draft : problem === null ? (JSON.parse(source) as TemplateJson) : null), [draft, source, problem, edit])
  useEffect(() => () => edit(null), [edit])
  const replace = (path: Path, value: Json) => setDraft((before) => replaceAt(before, path, value) as TemplateJson)
  const without = ([key]: Path) => setDraft((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== key)))
  const save = async () => {
    if (await change(messages.saved, () => service.brief.saveTemplate({ template: written }))) onDone()
  }
  const saveAsNew = async () => {
    const copy = asNew(written, file, (title) => t(messages.copyOf, { title }))
    if (!(await change(messages.saved, () => service.brief.saveTemplate({ template: copy })))) return
    choose(String(copy['id']))
    onDone()
  }
  const reset = async () => {
    if (!(await change(template.replaces ? messages.wasReset : messages.wasDeleted, () => service.brief.resetTemplate({ id: template.id })))) return
    if (!template.replaces) choose(null)
    onDone()
  }
  const showAs = (view: 'texts' | 'source') => {
    if (view === 'source') setSource(JSON.stringify(draft, null, 2))
    else if (problem === null) {
      setDraft(written)
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
              {t(template.replaces ? messages.reset : messages.remove_own)}
            </Button>
          )}
          <Button size="small" disabled={problem !== null} onClick={() => void saveAsNew()}>
            {t(messages.saveAsNew)}
          </Button>
          <Button size="small" type="primary" disabled={problem !== null} onClick={() => void save()}>
            {t(messages.save)}
          </Button>
        </div>
      }
    >
      {source === null ? (
        <>
          <PageOptions draft={draft} onReplace={replace} onWithout={without} />
          {partListsOf(draft).map((list) => (
            <PartListEditor key={list.path.join('.')} list={list} onReplace={replace} onAdd={(path, part) => setDraft((before) => withPart(before, path, part))} />
          ))}
        </>
      ) : (
        <Input.TextArea className="editor-source" autoSize={{ minRows: 16, maxRows: 60 }} spellCheck={false} value={source} onChange={({ target }) => setSource(target.value)} />
      )}
      {problem !== null && <p className="editor-problem">{t(messages.notJson, { reason: problem })}</p>}
    </EditorForm>
  )
}

/** Under an id of its own; called a copy where the person gave it no other name. */
function asNew(template: TemplateJson, from: TemplateJson, copyOf: (title: string) => string): TemplateJson {
  const title = template['title'] as { readonly zh: string; readonly en: string }
  const before = from['title'] as { readonly zh: string; readonly en: string }
  const named = title.zh === before.zh && title.en === before.en ? { zh: copyOf(title.zh), en: copyOf(title.en) } : title
  return { ...template, id: `own-${Date.now().toString(36)}`, title: named }
}

function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
