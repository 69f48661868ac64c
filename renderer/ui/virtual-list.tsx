/** A list of any length with rows of one height; keys move through it (`use-row-keys.ts`). */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useRowKeys } from './use-row-keys'
import './ui.css'

type Props<Item> = {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** CSS pixels. */
  readonly rowHeight: number
  readonly selectedKey: string | null
  readonly onSelect: (item: Item) => void
  readonly row: (item: Item) => ReactNode
  /** False: moving by keys chooses nothing; Enter and the space bar do. */
  readonly choosesAtRest?: boolean
}

export function VirtualList<Item>({ label, items, keyOf, rowHeight, selectedKey, onSelect, row, choosesAtRest = true }: Props<Item>) {
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtualizer = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6 })
  const selectedIndex = selectedKey === null ? -1 : items.findIndex((item) => keyOf(item) === selectedKey)
  const { active, onKeyDown } = useRowKeys({
    count: items.length,
    choosesAtRest,
    chosen: selectedIndex,
    pageRows: () => Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1,
    onMove: (index) => virtualizer.scrollToIndex(index),
    onChoose: (index) => {
      const item = items[index]
      if (item !== undefined) onSelect(item)
    },
  })

  useEffect(() => {
    if (selectedIndex !== -1) virtualizer.scrollToIndex(selectedIndex)
  }, [selectedIndex, virtualizer])

  return (
    <div
      ref={scroller}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active === -1 ? undefined : `${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              className="virtual-row"
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => onSelect(item)}
            >
              {row(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
