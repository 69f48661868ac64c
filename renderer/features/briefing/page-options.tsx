/** A template's page: title, paper, orientation, faces, size of the text, logo. */
import { Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { BODY_POINTS, briefingFaces, briefingPapers, briefingTextKinds } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useLanguage, useT } from '../../i18n'
import { EditorField } from '../../ui/editor-form'
import type { Json, Path, TemplateJson } from './template-parts'

type Props = { readonly draft: TemplateJson; readonly onReplace: (path: Path, value: Json) => void; readonly onWithout: (path: Path) => void }

/** An official paper's page and faces are those of GB/T 9704-2012. */
export function PageOptions({ draft, onReplace, onWithout }: Props) {
  const t = useT()
  const language = useLanguage()
  const title = draft['title'] as { readonly zh: string; readonly en: string }
  const orientation = draft['orientation'] === 'landscape' ? 'landscape' : 'portrait'
  const paper = briefingPapers.find((one) => one === draft['paper']) ?? 'A4'
  const fonts = (draft['fonts'] ?? {}) as TemplateJson
  const setFont = (key: string, value: Json | undefined) => {
    const { [key]: _, ...others } = fonts
    onReplace(['fonts'], value === undefined ? others : { ...others, [key]: value })
  }
  return (
    <>
      <EditorField title={t(messages.name)}>
        <Input size="small" value={title[language]} onChange={({ target }) => onReplace(['title', language], target.value)} />
      </EditorField>
      {draft['style'] !== 'official' && (
        <>
          <EditorField title={t(messages.ofPaper)}>
            <Segmented size="small" value={paper} onChange={(value) => onReplace(['paper'], value)} options={[...briefingPapers]} />
          </EditorField>
          <EditorField title={t(messages.orientation)}>
            <Segmented size="small" value={orientation} onChange={(value) => onReplace(['orientation'], value)} options={(['portrait', 'landscape'] as const).map((value) => ({ value, label: t(messages[value]) }))} />
          </EditorField>
          {briefingTextKinds.map((kind) => (
            <EditorField key={kind} title={t(messages[`font_${kind}`])}>
              <Select
                size="small"
                value={briefingFaces.find((face) => face === fonts[kind]) ?? 'asStyle'}
                onChange={(value) => setFont(kind, value === 'asStyle' ? undefined : value)}
                options={(['asStyle', ...briefingFaces] as const).map((value) => ({ value, label: t(messages[`face_${value}`]) }))}
              />
            </EditorField>
          ))}
          <EditorField title={t(messages.bodyPoints)}>
            <InputNumber size="small" min={BODY_POINTS.least} max={BODY_POINTS.most} step={0.5} placeholder="10.5" value={typeof fonts['bodyPoints'] === 'number' ? fonts['bodyPoints'] : null} onChange={(value) => setFont('bodyPoints', value ?? undefined)} />
          </EditorField>
          <EditorField title={t(messages.logoShown)}>
            <Switch size="small" checked={draft['logo'] !== false} onChange={(on) => (on ? onWithout(['logo']) : onReplace(['logo'], false))} />
          </EditorField>
        </>
      )}
    </>
  )
}
