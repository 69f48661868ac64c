/** Writes the report of the last check. */
import { kinds } from '../../../shared/domain/kinds'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useCheck } from '../../state/check'
import { runJob } from '../../state/jobs'
import { ReportMenu } from './report-menu'

const titles = { pdf: messages.reportPdf, docx: messages.reportDocx, xlsx: messages.reportXlsx, gpkg: messages.reportGpkg } as const

export function ReportButton() {
  const t = useT()
  const language = useLanguage()
  const subjects = useCheck((state) => state.subjects)
  const subjectsName = subjects.type === 'layer' ? t(kinds[subjects.kind].title) : subjects.type === 'file' ? subjects.path.replace(/^.*[\\/]/, '') : t(messages.sketch)
  return (
    <ReportMenu
      titles={titles}
      name={t(messages.reportName, { subjects: subjectsName })}
      write={(path) => runJob(messages.writingReport, {}, (signal) => service.check.report({ path, subjectsName, language }, { signal }))}
    />
  )
}
