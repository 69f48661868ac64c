/** A button that writes a report in the format chosen: PDF, Word, Excel, GeoPackage. */
import { Button, Dropdown } from 'antd'
import { FileOutput } from 'lucide-react'
import type { WrittenReport } from '../../../shared/domain/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import type { Message } from '../../../shared/messages/translate'
import { useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'

const formats = ['pdf', 'docx', 'xlsx', 'gpkg'] as const
export type ReportFormat = (typeof formats)[number]

type Props = {
  readonly titles: Readonly<Record<ReportFormat, Message>>
  /** Proposed name of the file, without ending. */
  readonly name: string
  /** Null where the person stopped it. */
  readonly write: (path: string) => Promise<WrittenReport | null>
}

export function ReportMenu({ titles, name, write }: Props) {
  const t = useT()
  const writeFile = useFileWriting()
  const writeReport = (format: ReportFormat) =>
    writeFile({
      name,
      extension: format,
      write,
      done: ({ pages, substituted }) => ({
        title: pages === null ? t(messages.reportWritten) : t(messages.reportWrittenPages, { pages }),
        ...(substituted.length === 0 ? {} : { remark: t(messages.substituted, { faces: substituted.join('；') }) }),
      }),
      failed: t(messages.reportFailed),
    })
  return (
    <Dropdown trigger={['click']} menu={{ items: formats.map((format) => ({ key: format, label: t(titles[format]) })), onClick: ({ key }) => void writeReport(key as ReportFormat) }}>
      <Button size="small" icon={<FileOutput size={14} />}>
        {t(messages.report)}
      </Button>
    </Dropdown>
  )
}
