/** Files dropped onto the window: what is done with them is chosen by where they are dropped. */
import { useCheck } from './check'
import { sourcesAmong } from './dropped-paths'
import { beginImport } from './import'
import { ownerOfSelection, usePendingDocuments } from './pending-documents'
import { useView } from './view'

/** `import`: looked at as a layer to be imported. `check`: held against the law's layers without being imported. `documents`: kept with the task or feature whose card is open. */
export type DropUse = 'import' | 'check' | 'documents'

/** What a drop means that is aimed at nothing in particular: the open panel decides. */
export function usualDropUse(): DropUse {
  return useView.getState().panels.left === 'check' ? 'check' : 'import'
}

/** @param paths as they were dropped; parts of a shapefile are one source */
export function takeDroppedFiles(use: DropUse, paths: readonly string[]): void {
  if (use === 'documents') {
    const owner = ownerOfSelection()
    if (owner !== null) usePendingDocuments.getState().wait(owner, paths)
    return
  }
  const sources = sourcesAmong(paths)
  const [first] = sources
  if (first === undefined) return
  if (use === 'import') {
    beginImport(sources)
    return
  }
  useCheck.getState().choose({ type: 'file', path: first })
  useView.getState().setPanels({ left: 'check' })
}
