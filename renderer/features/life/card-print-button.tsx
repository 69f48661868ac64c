/** Writes the card of an outfall, a buffer or a bay: facts, strategy, steps, photos, for the office or for the public. */
import { Button, Dropdown } from 'antd'
import { Printer } from 'lucide-react'
import type { LifeSubject } from '../../../shared/domain/life/life-rule'
import { cardPrintMessages as messages } from '../../../shared/messages/card-print'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'

const audiences = ['internal', 'public'] as const
const formats = ['pdf', 'docx'] as const
type Audience = (typeof audiences)[number]
type Format = (typeof formats)[number]

type Props = { readonly subject: Exclude<LifeSubject, 'task'>; readonly id: string; readonly name: string }

export function CardPrintButton(props: Props) {
  const t = useT()
  const print = usePrintCard(props)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: audiences.map((audience) => ({
          key: audience,
          type: 'group',
          label: t(messages[audience]),
          children: formats.map((format) => ({ key: `${audience} ${format}`, label: t(messages[format]) })),
        })),
        onClick: ({ key }) => {
          const [audience, format] = key.split(' ') as [Audience, Format]
          void print(audience, format)
        },
      }}
    >
      <Button size="small" icon={<Printer size={13} />} aria-label={t(messages.print)} title={t(messages.print)} />
    </Dropdown>
  )
}

function usePrintCard({ subject, id, name }: Props): (audience: Audience, format: Format) => Promise<void> {
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  return async (audience, format) => {
    await write({
      name: t(messages.fileName, { name }),
      extension: format,
      write: (path) => service.life.card({ subject, id, path, audience, language }),
      done: ({ pages }) => ({ title: t(messages.written, { pages }) }),
      failed: t(messages.failed),
    })
  }
}
