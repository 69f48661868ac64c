/** Keys of the whole window: Esc puts the selection away, Ctrl+Z takes the last action back, ? shows all keys. Ctrl+K is the search box's. */
import { useEffect } from 'react'
import { useUndo } from '../features/workspace/use-undo'
import { useSelection } from '../state/selection'
import { showShortcuts } from '../state/shortcuts'

export function useKeyboard(): void {
  const undo = useUndo()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      if (event.key === 'Escape' && !isOverlayOpen()) useSelection.getState().clear()
      if (event.key === '?') showShortcuts(true)
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
        event.preventDefault()
        void undo()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

/** A menu or popover takes Esc for itself. */
function isOverlayOpen(): boolean {
  return document.querySelector('.ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden), .ant-modal-wrap') !== null
}
