/** Briefings (简报): choose a template, set what it is about, export it; the page itself is seen beside the panel. */
import { Button, Tag } from 'antd'
import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useTemplates } from '../../api/queries/briefing'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useBriefing } from '../../state/briefing'
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
  const [editing, setEditing] = useState(false)
  if (editing && template !== undefined) return <TemplateEditor key={template.id} template={template} onDone={() => setEditing(false)} />
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
          <Button size="small" type="text" icon={<PencilLine size={13} />} onClick={() => setEditing(true)}>
            {t(messages.edit)}
          </Button>
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
