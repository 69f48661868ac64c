/** Writes the chosen briefing to a file. */
import { App, Button, Space } from 'antd'
import type { TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { windowMessages } from '../../../shared/messages/window'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { briefingInput } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
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
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  const settings = useBriefing((state) => state.settings)
  const { months } = useMonth()
  return async (format) => {
    const title = t(template.title)
    const name = t(messages.fileName, { title, period: settings.period ?? months.at(-1) ?? '' }).trim()
    const path = await system.chooseExportFile({ suggestedName: `${name}.${format}`, extension: format })
    if (path === null) return
    try {
      const made = await runJob(messages.writing, { title }, (signal) => service.brief.make({ ...briefingInput(template.id, settings, language), path }, { signal }))
      if (made === null) return
      const faces = made.substituted.length === 0 ? '' : t(messages.substituted, { faces: made.substituted.join('；') })
      notification.success({
        title: t(messages.written, { title, pages: made.pages }),
        description: [made.file, faces].filter((text) => text !== '').join('\n'),
        placement: 'bottomRight',
        actions: (
          <Button size="small" onClick={() => void system.showInFolder({ path: made.file })}>
            {t(windowMessages.showInFolder)}
          </Button>
        ),
      })
    } catch (error) {
      notification.error({ title: t(messages.failed), description: describeFailure(error, language), placement: 'bottomRight' })
    }
  }
}
