/** Which columns the table shows; kept per workspace on this computer. */
import { Button, Checkbox, Popover } from 'antd'
import { Columns3 } from 'lucide-react'
import type { KindId } from '../../../shared/domain/kinds'
import { tableMessages } from '../../../shared/messages/table'
import { useT } from '../../i18n'
import { useView } from '../../state/view'
import { shownColumns, tableColumns } from './columns'

export function ColumnChooser({ kind }: { readonly kind: KindId }) {
  const t = useT()
  const { tableColumns: chosen, set } = useView()
  const columns = tableColumns(kind)
  const shown = shownColumns(kind, chosen[kind]).map(({ name }) => name)
  const choose = (names: readonly string[]) => set({ tableColumns: { ...chosen, [kind]: [...names] } })
  const reset = () => {
    const { [kind]: _dropped, ...others } = chosen
    set({ tableColumns: others })
  }
  return (
    <Popover
      trigger="click"
      placement="topRight"
      content={
        <div className="column-chooser">
          <Checkbox.Group
            value={shown}
            onChange={(names: string[]) => names.length > 0 && choose(names)}
            options={columns.map((field) => ({ value: field.name, label: t(field.title) }))}
          />
          <footer>
            <Button size="small" type="link" onClick={() => choose(columns.map(({ name }) => name))}>
              {t(tableMessages.allColumns)}
            </Button>
            <Button size="small" type="link" onClick={reset}>
              {t(tableMessages.usualColumns)}
            </Button>
          </footer>
        </div>
      }
    >
      <Button size="small" icon={<Columns3 size={14} />} aria-label={t(tableMessages.columns)} title={t(tableMessages.columns)} />
    </Popover>
  )
}
