/** Writes the report of the last check: PDF, Word, Excel, GeoPackage. */
import { Button, Dropdown } from 'antd'
import { FileOutput } from 'lucide-react'
import { kinds } from '../../../shared/domain/kinds'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'
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
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  const { subjects, facts } = useCheck()
  return async (format) => {
    const subjectsName = subjects.type === 'layer' ? t(kinds[subjects.kind].title) : subjects.type === 'file' ? subjects.path.replace(/^.*[\\/]/, '') : t(messages.sketch)
    await write({
      name: t(messages.reportName, { subjects: subjectsName }),
      extension: format,
      write: (path) => runJob(messages.writingReport, {}, (signal) => service.check.report({ path, subjectsName, activity: facts.activity, language }, { signal })),
      done: ({ pages, substituted }) => ({
        title: pages === null ? t(messages.reportWritten) : t(messages.reportWrittenPages, { pages }),
        ...(substituted.length === 0 ? {} : { remark: t(messages.substituted, { faces: substituted.join('；') }) }),
      }),
      failed: t(messages.reportFailed),
    })
  }
}
