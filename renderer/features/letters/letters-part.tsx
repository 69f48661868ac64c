/** Letters about one task: issued ones with their answers, and writing another. */
import { Button, Dropdown } from 'antd'
import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { taskMessages } from '../../../shared/messages/tasks'
import { useLetters } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { useWorkspace } from '../../state/use-workspace'
import { CardPart } from '../inspector/card-part'
import { LetterForm } from './letter-form'
import { LetterLine } from './letter-line'
import { useLetterTemplates } from './use-letter-templates'
import './letters.css'

export function LettersPart({ taskId }: { readonly taskId: string }) {
  const t = useT()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const letters = useLetters(taskId).data ?? []
  const { templates, nameOf } = useLetterTemplates()
  const [kind, setKind] = useState<string | null>(null)
  const kinds = templates.filter(({ about }) => about === 'task')
  return (
    <CardPart
      title={`${t(messages.title)} ${letters.length}`}
      extra={
        <Dropdown trigger={['click']} disabled={readOnly === true} menu={{ items: kinds.map(({ id, title }) => ({ key: id, label: t(title) })), onClick: ({ key }) => setKind(key) }}>
          <Button size="small" icon={<PenLine size={13} />} title={readOnly ? t(taskMessages.readOnly) : undefined}>
            {t(messages.write)}
          </Button>
        </Dropdown>
      }
    >
      {kind !== null && <LetterForm key={kind} kind={kind} name={nameOf(kind)} taskId={taskId} onClose={() => setKind(null)} />}
      {letters.length === 0 && kind === null && <p className="card-empty quiet">{t(messages.none)}</p>}
      <ul className="card-list">
        {letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} name={nameOf(letter.kind)} follows={letters.find(({ id }) => id === letter.escalates)?.number ?? null} withTask={false} />
        ))}
      </ul>
    </CardPart>
  )
}
