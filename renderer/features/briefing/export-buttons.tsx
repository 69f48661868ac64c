/** Writes the chosen briefing to a file. For the public it waits for its 审图号; until then only the copy for review can be written. */
import { Button, Space } from 'antd'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { service } from '../../api/clients'
import { briefingInput } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'
import { type BriefingSettings, useBriefing } from '../../state/briefing'
import { runJob } from '../../state/jobs'
import { useMonth } from '../../state/month'

const formats = { pdf: messages.exportPdf, docx: messages.exportDocx, png: messages.exportPng } as const
const draftFormats = { pdf: messages.draftPdf, docx: messages.draftDocx, png: messages.draftPng } as const
type Format = keyof typeof formats

const awaitsApproval = ({ audience, approval }: BriefingSettings) => audience === 'public' && approval.trim() === ''

export function ExportButtons({ template }: { readonly template: TemplateSummary }) {
  const t = useT()
  const waits = useBriefing((state) => awaitsApproval(state.settings))
  const write = useExport(template)
  return (
    <>
      {waits && <p className="briefing-waits">{t(messages.awaitsApproval)}</p>}
      <Space.Compact block>
        {(Object.keys(formats) as Format[]).map((format) => (
          <Button key={format} size="small" block type={format === 'pdf' && !waits ? 'primary' : 'default'} onClick={() => void write(format)}>
            {t((waits ? draftFormats : formats)[format])}
          </Button>
        ))}
      </Space.Compact>
    </>
  )
}

function useExport(template: TemplateSummary): (format: Format) => Promise<void> {
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  const settings = useBriefing((state) => state.settings)
  const { months } = useMonth()
  return async (format) => {
    const draft = awaitsApproval(settings)
    const title = t(draft ? messages.draftOf : messages.itself, { title: t(template.title) })
    await write({
      name: t(messages.fileName, { title, period: settings.period ?? months.at(-1) ?? '' }).trim(),
      extension: format,
      write: (path) => runJob(messages.writing, { title }, (signal) => service.brief.make({ ...briefingInput(template.id, settings, language), path, draft }, { signal })),
      done: ({ pages, fonts, substituted }) => ({
        title: t(messages.written, { title, pages }),
        remark: [t(messages.setIn, { faces: fonts.join('、') }), ...(substituted.length === 0 ? [] : [t(messages.substituted, { faces: substituted.join('；') })])].join('\n'),
      }),
      failed: t(messages.failed),
    })
  }
}
