/** Writes the chosen briefing to a file. */
import { Button, Space } from 'antd'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { service } from '../../api/clients'
import { briefingInput } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'
import { useBriefing } from '../../state/briefing'
import { runJob } from '../../state/jobs'
import { useMonth } from '../../state/month'

const formats = { pdf: messages.exportPdf, docx: messages.exportDocx, png: messages.exportPng } as const
type Format = keyof typeof formats

export function ExportButtons({ template }: { readonly template: TemplateSummary }) {
  const t = useT()
  const write = useExport(template)
  return (
    <Space.Compact block>
      {(Object.keys(formats) as Format[]).map((format) => (
        <Button key={format} size="small" block type={format === 'pdf' ? 'primary' : 'default'} onClick={() => void write(format)}>
          {t(formats[format])}
        </Button>
      ))}
    </Space.Compact>
  )
}

function useExport(template: TemplateSummary): (format: Format) => Promise<void> {
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  const settings = useBriefing((state) => state.settings)
  const { months } = useMonth()
  return async (format) => {
    const title = t(template.title)
    await write({
      name: t(messages.fileName, { title, period: settings.period ?? months.at(-1) ?? '' }).trim(),
      extension: format,
      write: (path) => runJob(messages.writing, { title }, (signal) => service.brief.make({ ...briefingInput(template.id, settings, language), path }, { signal })),
      done: ({ pages, substituted }) => ({
        title: t(messages.written, { title, pages }),
        ...(substituted.length === 0 ? {} : { remark: t(messages.substituted, { faces: substituted.join('；') }) }),
      }),
      failed: t(messages.failed),
    })
  }
}
