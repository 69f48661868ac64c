/** Title line of a panel with its close button. */
import { Button } from 'antd'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

export function PanelHeader(props: {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  return (
    <header className="panel-header">
      <h2>{props.title}</h2>
      {props.children}
      <Button type="text" size="small" icon={<X size={14} />} aria-label={props.closeLabel} title={props.closeLabel} onClick={props.onClose} />
    </header>
  )
}
