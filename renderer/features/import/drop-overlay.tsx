/** While files are dragged over the window: what dropping them will do, and where to drop them for something else. */
import { App } from 'antd'
import { FileInput, Paperclip, ScanSearch } from 'lucide-react'
import { useEffect, useState } from 'react'
import { documentMessages } from '../../../shared/messages/documents'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { carriesFiles, pathsOfDrop } from '../../api/dropped-paths'
import { useT } from '../../i18n'
import { type DropUse, takeDroppedFiles, usualDropUse } from '../../state/dropped-file'
import { ownerOfSelection } from '../../state/pending-documents'
import './drop-overlay.css'

const uses = [
  { use: 'import', title: messages.dropImport, hint: messages.dropImportHint, Icon: FileInput },
  { use: 'check', title: messages.dropCheck, hint: messages.dropCheckHint, Icon: ScanSearch },
  { use: 'documents', title: documentMessages.dropHere, hint: documentMessages.dropHint, Icon: Paperclip },
] as const

export function DropOverlay() {
  const t = useT()
  const aimed = useFileDrag()
  if (aimed === null) return null
  return (
    <div className="drop-overlay" role="status">
      {uses.filter(({ use }) => use !== 'documents' || ownerOfSelection() !== null).map(({ use, title, hint, Icon }) => (
        <div key={use} className={use === aimed ? 'drop-target aimed' : 'drop-target'} data-drop-use={use}>
          <Icon size={28} strokeWidth={1.5} aria-hidden />
          <strong>{t(title)}</strong>
          <span>{t(hint)}</span>
        </div>
      ))}
    </div>
  )
}

/** Follows a drag of files and takes the drop. @returns what dropping now would do; null while nothing is dragged */
function useFileDrag(): DropUse | null {
  const t = useT()
  const { message } = App.useApp()
  const [aimed, setAimed] = useState<DropUse | null>(null)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setAimed(dropUseAt(event))
    }
    const onLeave = (event: DragEvent) => {
      // Out of the window; between its parts there is always another one to go to.
      if (event.relatedTarget === null) setAimed(null)
    }
    // While something is dragged the pointer and the keys tell nothing: where they do, the drag ended without a word.
    const onEnd = () => setAimed(null)
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer) || event.dataTransfer === null) return
      event.preventDefault()
      setAimed(null)
      const paths = pathsOfDrop(event.dataTransfer)
      if (paths.length === 0) void message.warning(t(messages.dropNoPath))
      else takeDroppedFiles(dropUseAt(event), paths)
    }
    window.addEventListener('dragenter', onOver)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('pointermove', onEnd)
    window.addEventListener('keydown', onEnd)
    return () => {
      window.removeEventListener('dragenter', onOver)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('pointermove', onEnd)
      window.removeEventListener('keydown', onEnd)
    }
  }, [message, t])
  return aimed
}

function dropUseAt({ target }: DragEvent): DropUse {
  const zone = target instanceof Element ? target.closest<HTMLElement>('[data-drop-use]')?.dataset['dropUse'] : undefined
  return zone === 'check' || zone === 'import' || zone === 'documents' ? zone : usualDropUse()
}
