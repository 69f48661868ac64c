/** Files and folders by the system's dialogs. */
import { system } from '../../api/clients'
import { beginImport } from '../../state/import'

export async function chooseFileToImport(): Promise<void> {
  const path = await system.chooseSourceFile()
  if (path !== null) beginImport([path])
}

export async function chooseFolderToImport(): Promise<void> {
  const path = await system.chooseSourceFolder()
  if (path !== null) beginImport([path])
}
