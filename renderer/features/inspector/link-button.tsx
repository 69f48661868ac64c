/** Opens and folds the form that links a task and a feature; not where the workspace is read-only. */
import { Button } from 'antd'
import { Link2 } from 'lucide-react'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { useLinking } from './use-linking'

type Props = { readonly label: string; readonly open: boolean; readonly onToggle: () => void }

export function LinkButton({ label, open, onToggle }: Props) {
  const t = useT()
  const { readOnly } = useLinking()
  return (
    <Button size="small" icon={<Link2 size={13} />} aria-expanded={open} disabled={readOnly} title={readOnly ? t(taskMessages.readOnly) : undefined} onClick={onToggle}>
      {label}
    </Button>
  )
}
