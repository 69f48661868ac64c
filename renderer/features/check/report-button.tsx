/** Writes the report of the last check: PDF, Word, Excel, GeoPackage. */
import { App, Button, Dropdown } from 'antd'
import { FileOutput } from 'lucide-react'
import { kinds } from '../../../shared/domain/kinds'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { windowMessages } from '../../../shared/messages/window'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { useCheck } from '../../state/check'
import { runJob } from '../../state/jobs'

const formats = ['pdf', 'docx', 'xlsx', 'gpkg'] as const
type Format = (typeof formats)[number]

const titles = { pdf: messages.reportPdf, docx: messages.reportDocx, xlsx: messages.reportXlsx, gpkg: messages.reportGpkg } as const

export function ReportButton() {
  const t = useT()
  const write = useReport()
  return (
    <Dropdown trigger={['click']} menu={{ items: formats.map((format) => ({ key: format, label: t(titles[format]) })), onClick: ({ key }) => void write(key as Format) }}>
      <Button size="small" icon={<FileOutput size={14} />}>
        {t(messages.report)}
      </Button>
    </Dropdown>
  )
}

function useReport(): (format: Format) => Promise<void> {
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  const { subjects, facts } = useCheck()
  return async (format) => {
    const subjectsName = subjects.type === 'layer' ? t(kinds[subjects.kind].title) : subjects.type === 'file' ? subjects.path.replace(/^.*[\\/]/, '') : t(messages.sketch)
    const path = await system.chooseExportFile({ suggestedName: `${t(messages.reportName, { subjects: subjectsName })}.${format}`, extension: format })
    if (path === null) return
    try {
      const written = await runJob(messages.writingReport, {}, (signal) => service.check.report({ path, subjectsName, activity: facts.activity, language }, { signal }))
      if (written === null) return
      const faces = written.substituted.length === 0 ? '' : t(messages.substituted, { faces: written.substituted.join('；') })
      notification.success({
        title: written.pages === null ? t(messages.reportWritten) : t(messages.reportWrittenPages, { pages: written.pages }),
        description: [written.file, faces].filter((text) => text !== '').join('\n'),
        placement: 'bottomRight',
        actions: (
          <Button size="small" onClick={() => void system.showInFolder({ path: written.file })}>
            {t(windowMessages.showInFolder)}
          </Button>
        ),
      })
    } catch (error) {
      notification.error({ title: t(messages.reportFailed), description: describeFailure(error, language), placement: 'bottomRight' })
    }
  }
}
