/** A day as `2023-10-31`, typed or picked; the same in every language of the system. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

const FORMAT = 'YYYY-MM-DD'

type Props = {
  /** ISO date; null: none. */
  readonly value: string | null
  readonly onChange: (date: string | null) => void
  /** ISO date; later days cannot be picked. */
  readonly latest?: string
  readonly placeholder?: string
  readonly label?: string
}

export function DateField({ value, onChange, latest, placeholder = FORMAT, label }: Props) {
  return (
    <DatePicker
      size="small"
      className="date-field"
      format={FORMAT}
      placeholder={placeholder}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value === null ? null : dayjs(value, FORMAT)}
      {...(latest === undefined ? {} : { maxDate: dayjs(latest, FORMAT) })}
      onChange={(day) => onChange(day === null ? null : day.format(FORMAT))}
    />
  )
}
