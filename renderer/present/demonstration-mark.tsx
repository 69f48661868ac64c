/** Says that something is demonstration data. */
import { Tag, Tooltip } from 'antd'
import { FlaskConical } from 'lucide-react'
import { windowMessages } from '../../shared/messages/window'
import { useT } from '../i18n'

export function DemonstrationMark() {
  const t = useT()
  return (
    <Tooltip title={t(windowMessages.demonstrationDetail)}>
      <Tag className="demonstration-mark" variant="outlined" color="warning" icon={<FlaskConical size={12} aria-hidden />} tabIndex={0}>
        {t(windowMessages.demonstration)}
      </Tag>
    </Tooltip>
  )
}
