/** Looks at tasks, links and stages as the log knew them at a past moment: what a report of then was made of. */
import { Button, DatePicker, Popover } from 'antd'
import dayjs from 'dayjs'
import { History } from 'lucide-react'
import { pastMessages as messages } from '../../../shared/messages/past'
import { useT } from '../../i18n'
import { usePast } from '../../state/past'

const FORMAT = 'YYYY-MM-DD HH:mm'

export function RecordedAtButton() {
  const t = useT()
  const recordedAt = usePast((state) => state.recordedAt)
  const setRecordedAt = usePast((state) => state.setRecordedAt)
  return (
    <Popover
      trigger="click"
      placement="bottom"
      content={
        <div className="recorded-at">
          <strong>{t(messages.recordedAt)}</strong>
          <p className="quiet">{t(messages.recordedAtHint)}</p>
          <DatePicker
            size="small"
            showTime={{ format: 'HH:mm' }}
            format={FORMAT}
            placeholder={FORMAT}
            aria-label={t(messages.recordedAt)}
            maxDate={dayjs()}
            value={recordedAt === null ? null : dayjs(recordedAt)}
            onChange={(moment) => setRecordedAt(moment === null ? null : moment.toISOString())}
          />
        </div>
      }
    >
      <Button size="small" icon={<History size={14} />} type={recordedAt === null ? 'default' : 'primary'} aria-label={t(messages.recordedAt)} title={t(messages.recordedAt)} />
    </Popover>
  )
}
