/** Values of a column with their counts, to choose those that are shown. */
import { Button, Checkbox, Popover } from 'antd'
import { Filter } from 'lucide-react'
import { useState } from 'react'
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { KindId } from '../../../shared/domain/kinds'
import { tableMessages } from '../../../shared/messages/table'
import { useColumnValues } from '../../api/queries/features'
import { useLanguage, useT } from '../../i18n'
import { fieldText } from '../../present/field-text'
import { QueryView } from '../../present/query-view'
import { useTable } from '../../state/table'
import { useTableSettings } from './use-table-query'

export function ColumnFilter({ kind, field }: { readonly kind: KindId; readonly field: Field }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { where } = useTableSettings(kind)
  const active = where[field.name] !== undefined
  const label = t(tableMessages.filterColumn, { column: t(field.title) })
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden content={<Values kind={kind} field={field} />}>
      <Button
        type="text"
        size="small"
        className={active ? 'table-filter active' : 'table-filter'}
        icon={<Filter size={12} fill={active ? 'currentColor' : 'none'} />}
        aria-label={label}
        aria-pressed={active}
        title={label}
      />
    </Popover>
  )
}

function Values({ kind, field }: { readonly kind: KindId; readonly field: Field }) {
  const t = useT()
  const language = useLanguage()
  const change = useTable((state) => state.change)
  const { where } = useTableSettings(kind)
  const chosen = where[field.name] ?? []
  const choose = (values: readonly Value[]) => {
    const { [field.name]: _dropped, ...others } = where
    change(kind, { where: values.length === 0 ? others : { ...others, [field.name]: values } })
  }
  const number = new Intl.NumberFormat(language)
  return (
    <QueryView query={useColumnValues(kind, field.name, true)}>
      {(values) => (
        <ul className="column-values">
          {values.map(({ value, count }) => (
            <li key={String(value)}>
              <Checkbox
                checked={chosen.includes(value)}
                onChange={({ target }) => choose(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
              >
                {value === null ? t(tableMessages.notFilled) : fieldText(field, value, language)}
              </Checkbox>
              <span className="quiet">{number.format(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}
