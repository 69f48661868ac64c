/** The left rail: one button a panel, icon above a word; arrow keys move, Enter opens and folds. */
import { type KeyboardEvent, useRef } from 'react'
import { useT } from '../i18n'
import { useView } from '../state/view'
import { drawerPlaces, panelPlaces } from './places'

export function Rail() {
  const t = useT()
  const { left, drawer } = useView((state) => state.panels)
  const setPanels = useView((state) => state.setPanels)
  const rail = useRef<HTMLElement>(null)

  const moveFocus = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(rail.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <nav className="rail" ref={rail} onKeyDown={moveFocus}>
      {panelPlaces.map(({ id, title, icon: Icon, Badge }) => (
        <RailButton key={id} label={t(title)} pressed={left === id} onClick={() => setPanels({ left: left === id ? null : id })}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          {Badge !== undefined && <Badge />}
        </RailButton>
      ))}
      <div className="rail-gap" />
      {drawerPlaces.map(({ id, title, icon: Icon }) => (
        <RailButton key={id} label={t(title)} pressed={drawer === id} onClick={() => setPanels({ drawer: drawer === id ? null : id })}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
        </RailButton>
      ))}
    </nav>
  )
}

function RailButton(props: { readonly label: string; readonly pressed: boolean; readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <button type="button" className="rail-button" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
      <span>{props.label}</span>
    </button>
  )
}
