/** Columns and their allowed values, as a rule filters a layer or asks for facts of its subjects. */
import { Button, Select } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import type { Field } from '../../../shared/domain/field'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { ruleMessages as messages } from '../../../shared/messages/rules'
import type { Message } from '../../../shared/messages/translate'
import { useT } from '../../i18n'

const ICON_SIZE = 13

type RuleValue = string | number | boolean
/** Allowed values by column. */
type RuleColumnValues = Readonly<Record<string, RuleValue[]>>

type Props = {
  readonly title: string
  /** Columns that may be chosen. */
  readonly fields: readonly Field[]
  readonly values: RuleColumnValues | undefined
  /** Undefined where no column is left. */
  readonly onChange: (values: Record<string, RuleValue[]> | undefined) => void
}

export function RuleColumns({ title, fields, values = {}, onChange }: Props) {
  const t = useT()
  const entries = Object.entries(values)
  const free = fields.filter(({ name }) => values[name] === undefined)
  const write = (changed: readonly (readonly [string, RuleValue[]])[]) => onChange(changed.length === 0 ? undefined : Object.fromEntries(changed))
  return (
    <fieldset className="rule-bases">
      <legend>{title}</legend>
      {entries.map(([column, allowed], index) => {
        const field = fields.find(({ name }) => name === column)
        const replace = (entry: readonly [string, RuleValue[]]) => write(entries.map((old, at) => (at === index ? entry : old)))
        return (
          <div key={column} className="rule-basis">
            <div className="rule-basis-line">
              <Select
                size="small"
                className="rule-column"
                showSearch
                optionFilterProp="label"
                aria-label={t(messages.column)}
                value={column}
                onChange={(name: string) => replace([name, []])}
                options={field === undefined ? [{ value: column, label: column }] : [field, ...free].map((one) => ({ value: one.name, label: t(one.title) }))}
              />
              <Button size="small" type="text" icon={<Trash2 size={ICON_SIZE} />} aria-label={t(messages.removeColumn)} onClick={() => write(entries.filter((_, at) => at !== index))} />
            </div>
            <ValueSelect field={field} values={allowed} onChange={(next) => replace([column, next])} />
          </div>
        )
      })}
      {free.length > 0 && (
        <Button size="small" icon={<Plus size={ICON_SIZE} />} onClick={() => write([...entries, [free[0]?.name ?? '', []]])}>
          {t(messages.addColumn)}
        </Button>
      )}
    </fieldset>
  )
}

/** Codes by their titles, yes and no, or whatever is typed. */
function ValueSelect({ field, values, onChange }: { readonly field: Field | undefined; readonly values: readonly RuleValue[]; readonly onChange: (values: RuleValue[]) => void }) {
  const t = useT()
  const titles: Readonly<Record<string, Message>> | null = field?.vocabulary !== undefined ? vocabularies[field.vocabulary] : field?.type === 'boolean' ? { true: messages.yes, false: messages.no } : null
  return (
    <Select
      size="small"
      mode={titles === null ? 'tags' : 'multiple'}
      optionFilterProp="label"
      placeholder={t(messages.values)}
      aria-label={t(messages.values)}
      value={values.map(String)}
      onChange={(texts: string[]) => onChange(texts.map((text) => valueOf(text, field)))}
      options={titles === null ? [] : Object.entries(titles).map(([value, label]) => ({ value, label: t(label) }))}
    />
  )
}

/** As the column stores it. */
function valueOf(text: string, field: Field | undefined): RuleValue {
  if (field?.type === 'boolean') return text === 'true'
  return (field?.type === 'integer' || field?.type === 'real') && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}
