/** Over the map while a past moment is looked at: which one, that nothing can be changed, and the way back. */
import { Button } from 'antd'
import { History } from 'lucide-react'
import { pastMessages as messages } from '../../../shared/messages/past'
import { useT } from '../../i18n'
import { chinaTime } from '../../present/china-time'
import { usePast } from '../../state/past'
import { DateField } from '../../ui/date-field'
import './tasks.css'

export function PastBanner() {
  const t = useT()
  const { asOf, recordedAt, setAsOf, backToPresent } = usePast()
  if (asOf === null && recordedAt === null) return null
  return (
    <div className="past-banner" role="status">
      <History size={14} aria-hidden />
      {asOf !== null && <span>{t(messages.asOf, { date: asOf })}</span>}
      {recordedAt !== null && <span>{t(messages.knownAt, { time: chinaTime(recordedAt) })}</span>}
      <span>{t(messages.readOnly)}</span>
      {asOf !== null && <DateField value={asOf} label={t(messages.otherDay)} onChange={(day) => day !== null && setAsOf(day)} />}
      <Button size="small" type="primary" onClick={backToPresent}>
        {t(messages.back)}
      </Button>
    </div>
  )
}
