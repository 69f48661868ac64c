/** What a step asks the person to fill in: columns of the subject and details of the step. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { Field } from '../../../shared/domain/field'
import type { LifeNeed } from '../../../shared/domain/life/life-rule'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { useT } from '../../i18n'
import { DateField } from '../../ui/date-field'

type Value = string | number | boolean | null
export type NeedValues = { readonly details: Readonly<Record<string, Value>>; readonly fields: Readonly<Record<string, Value>> }

type Props = {
  readonly needs: readonly LifeNeed[]
  readonly columns: readonly Field[]
  readonly values: NeedValues
  readonly onChange: (values: NeedValues) => void
}

export function NeedFields({ needs, columns, values, onChange }: Props) {
  const t = useT()
  return needs.map((need) => {
    if (need.type === 'field') {
      const column = columns.find(({ name }) => name === need.field)
      if (column === undefined) return null
      const set = (value: Value) => onChange({ ...values, fields: withValue(values.fields, need.field, value) })
      return (
        <label key={need.field}>
          <span>{t(column.title)}</span>
          <ColumnInput column={column} value={values.fields[need.field] ?? null} onChange={set} />
        </label>
      )
    }
    if (need.type !== 'detail') return null
    const set = (value: Value) => onChange({ ...values, details: withValue(values.details, need.name, value) })
    return (
      <label key={need.name}>
        <span>{t(need.title)}</span>
        <PlainInput type={need.value} value={values.details[need.name] ?? null} onChange={set} />
      </label>
    )
  })
}

/** Nothing filled in leaves the column as it is. */
function withValue(values: Readonly<Record<string, Value>>, name: string, value: Value): Readonly<Record<string, Value>> {
  const { [name]: _dropped, ...others } = values
  return value === null ? others : { ...others, [name]: value }
}

type InputProps = { readonly value: Value; readonly onChange: (value: Value) => void }

/** One column as a control: codes to choose, days, numbers, texts. */
export function ColumnInput({ column, value, onChange }: InputProps & { readonly column: Field }) {
  const t = useT()
  if (column.vocabulary !== undefined) {
    return (
      <Select
        size="small"
        allowClear
        value={value}
        onChange={(code: Value | undefined) => onChange(code ?? null)}
        options={Object.entries(vocabularies[column.vocabulary]).map(([code, title]) => ({ value: column.type === 'integer' ? Number(code) : code, label: t(title) }))}
      />
    )
  }
  if (column.type === 'boolean') return <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked)} />
  const type = column.type === 'date' ? 'date' : column.type === 'real' || column.type === 'integer' ? 'number' : 'text'
  return <PlainInput type={type} value={value} onChange={onChange} />
}

function PlainInput({ type, value, onChange }: InputProps & { readonly type: 'text' | 'date' | 'number' }) {
  const text = typeof value === 'string' ? value : ''
  if (type === 'number') return <InputNumber size="small" value={typeof value === 'number' ? value : null} onChange={onChange} />
  if (type === 'date') return <DateField value={text === '' ? null : text} onChange={onChange} />
  return <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} value={text} onChange={({ target }) => onChange(target.value === '' ? null : target.value)} />
}
