/** Briefings (简报): choose a template, set what it is about, export it; the page itself is seen beside the panel. */
import { Button, Tag } from 'antd'
import { Landmark, PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useTemplates } from '../../api/queries/briefing'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useBriefing } from '../../state/briefing'
import { BureauForm } from './bureau-form'
import { BriefingSettingsForm } from './briefing-settings-form'
import { ExportButtons } from './export-buttons'
import { TemplateEditor } from './template-editor'
import './briefing.css'

export function BriefingPanel() {
  return <QueryView query={useTemplates()}>{(templates) => <Briefing templates={templates} />}</QueryView>
}

function Briefing({ templates }: { readonly templates: readonly TemplateSummary[] }) {
  const t = useT()
  const chosen = useBriefing((state) => state.template)
  const template = templates.find(({ id }) => id === chosen)
  const [editing, setEditing] = useState<'template' | 'bureau' | null>(null)
  const stop = () => setEditing(null)
  if (editing === 'bureau') return <BureauForm onDone={stop} />
  if (editing === 'template' && template !== undefined) return <TemplateEditor key={template.id} template={template} onDone={stop} />
  return (
    <>
      <ul className="template-list" aria-label={t(messages.templates)}>
        {templates.map((one) => (
          <li key={one.id}>
            <TemplateRow template={one} chosen={one.id === chosen} />
          </li>
        ))}
      </ul>
      {template !== undefined && (
        <div className="briefing-settings">
          <BriefingSettingsForm template={template} />
          <ExportButtons template={template} />
          <div className="briefing-tools">
            <Button size="small" type="text" icon={<PencilLine size={13} />} onClick={() => setEditing('template')}>
              {t(messages.edit)}
            </Button>
            <Button size="small" type="text" icon={<Landmark size={13} />} onClick={() => setEditing('bureau')}>
              {t(messages.bureau)}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

function TemplateRow({ template, chosen }: { readonly template: TemplateSummary; readonly chosen: boolean }) {
  const t = useT()
  const choose = useBriefing((state) => state.choose)
  return (
    <button type="button" className="template-row" aria-pressed={chosen} onClick={() => choose(chosen ? null : template.id)}>
      <span className="template-title">
        {t(template.title)} {template.own && <Tag color="processing">{t(messages.own)}</Tag>}
      </span>
      <span className="quiet">{t(template.summary)}</span>
    </button>
  )
}
