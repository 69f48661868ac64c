/** Writes the tasks that the list shows as a ledger: internal or public, Excel, Word or CSV. */
import { Button, Dropdown } from 'antd'
import { Download } from 'lucide-react'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'
import { runJob } from '../../state/jobs'
import { useAskedMoment } from '../../state/past'
import { useTaskFilter } from '../../state/task-filter'
import { useToday } from '../../state/today'

const formats = [
  ['xlsx', messages.excel],
  ['docx', messages.word],
  ['csv', messages.csv],
] as const
const audiences = ['internal', 'public'] as const

type Format = (typeof formats)[number][0]
type Audience = (typeof audiences)[number]

export function LedgerButton() {
  const t = useT()
  const write = useLedger()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: audiences.map((audience) => ({
          key: audience,
          type: 'group',
          label: t(messages[audience]),
          children: formats.map(([format, title]) => ({ key: `${audience} ${format}`, label: t(title) })),
        })),
        onClick: ({ key }) => {
          const [audience, format] = key.split(' ') as [Audience, Format]
          void write(audience, format)
        },
      }}
    >
      <Button size="small" icon={<Download size={14} />} aria-label={t(messages.ledger)} title={t(messages.ledger)} />
    </Dropdown>
  )
}

function useLedger(): (audience: Audience, format: Format) => Promise<void> {
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  const today = useToday()
  const filter = useTaskFilter((state) => state.filter)
  const moment = useAskedMoment()
  return async (audience, format) => {
    await write({
      name: t(audience === 'public' ? messages.ledgerPublicName : messages.ledgerName, { date: today }),
      extension: format,
      write: (path) =>
        runJob(messages.writingLedger, {}, (signal) => service.task.exportLedger({ path, format, audience, filter, language, ...moment }, { signal })),
      done: ({ tasks }) => ({ title: t(messages.ledgerWritten, { count: tasks }) }),
      failed: t(messages.ledgerFailed),
    })
  }
}
