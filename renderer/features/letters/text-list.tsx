/** Texts of a letter in their order: changed, moved, removed, added; and which of them the caret is in, so that a field can be put there. */
import { Button, Input } from 'antd'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { unknownFacts } from '../../../shared/domain/letter-facts'
import { letterEditorMessages as messages } from '../../../shared/messages/letter-editor'
import { useT } from '../../i18n'

const ICON_SIZE = 13

/** Where a field goes: it takes the text before the caret and behind it. */
export type Insertion = { readonly insert: (name: string) => void }

type TextProps = { readonly label: string; readonly about: 'task' | 'tasks'; readonly value: string; readonly onChange: (text: string) => void; readonly onCaret: (insertion: Insertion) => void }

/** One text that may name fields. */
export function FieldText({ label, about, value, onChange, onCaret }: TextProps) {
  const t = useT()
  const unknown = unknownFacts(value, about)
  const keepCaret = (target: HTMLTextAreaElement) => {
    const at = target.selectionStart
    onCaret({ insert: (name) => onChange(`${target.value.slice(0, at)}{${name}}${target.value.slice(at)}`) })
  }
  return (
    <div className="field-text">
      <Input.TextArea autoSize aria-label={label} status={unknown.length === 0 ? '' : 'error'} value={value} onChange={({ target }) => onChange(target.value)} onSelect={({ currentTarget }) => keepCaret(currentTarget)} />
      {unknown.length > 0 && <p className="alarming">{t(messages.unknownFields, { names: unknown.map((name) => `{${name}}`).join(' ') })}</p>}
    </div>
  )
}

type ListProps<Item> = {
  readonly title: string
  readonly items: readonly Item[]
  /** What is added; absent: nothing can be. */
  readonly empty?: Item
  readonly onChange: (items: readonly Item[]) => void
  readonly children: (item: Item, change: (item: Item) => void) => React.ReactNode
}

/** Things in an order that the person changes. */
export function OrderedList<Item>({ title, items, empty, onChange, children }: ListProps<Item>) {
  const t = useT()
  return (
    <section className="ordered-list" aria-label={title}>
      <header>
        <span className="quiet">{title}</span>
        {empty !== undefined && (
          <Button size="small" type="text" icon={<Plus size={ICON_SIZE} />} onClick={() => onChange([...items, empty])}>
            {t(messages.add)}
          </Button>
        )}
      </header>
      <ol>
        {items.map((item, index) => (
          // Items have no id of their own; order is what is edited.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <div className="ordered-item">{children(item, (changed) => onChange(items.with(index, changed)))}</div>
            <OrderButtons index={index} count={items.length} onMove={(to) => onChange(moved(items, index, to))} onRemove={() => onChange(items.toSpliced(index, 1))} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type OrderProps = { readonly index: number; readonly count: number; readonly disabled?: boolean | undefined; readonly onMove: (to: number) => void; readonly onRemove?: () => void }

export function OrderButtons({ index, count, disabled, onMove, onRemove }: OrderProps) {
  const t = useT()
  return (
    <span className="order-buttons">
      <Button size="small" type="text" icon={<ArrowUp size={ICON_SIZE} />} aria-label={t(messages.up)} title={t(messages.up)} disabled={disabled === true || index === 0} onClick={() => onMove(index - 1)} />
      <Button size="small" type="text" icon={<ArrowDown size={ICON_SIZE} />} aria-label={t(messages.down)} title={t(messages.down)} disabled={disabled === true || index === count - 1} onClick={() => onMove(index + 1)} />
      {onRemove !== undefined && <Button size="small" type="text" icon={<Trash2 size={ICON_SIZE} />} aria-label={t(messages.remove)} title={t(messages.remove)} disabled={disabled === true} onClick={onRemove} />}
    </span>
  )
}

/** The item at `from` at place `to`, the others closed up. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const others = items.toSpliced(from, 1)
  return others.toSpliced(to, 0, items[from]!)
}
