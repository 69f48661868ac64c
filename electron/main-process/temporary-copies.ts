/** Copies of stored documents that other programs show: where they lie, and which of them may be opened. */
import { mkdirSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename, extname, join, relative } from 'node:path'

const FOLDER = 'dutu-documents'

/** What people file with tasks. Nothing that the system would run. */
const OPENABLE = new Set(['.pdf', '.ofd', '.doc', '.docx', '.wps', '.rtf', '.txt', '.xls', '.xlsx', '.et', '.csv', '.ppt', '.pptx', '.dps', '.jpg', '.jpeg', '.png', '.gif', '.webp', '.bmp', '.tif', '.tiff', '.heic', '.mp4', '.mp3', '.zip'])

/** A path in a folder of its own, so that two documents of one name do not meet. The folder is made. */
export function newCopyPath(temporaryFolder: string, name: string): string {
  const folder = join(temporaryFolder, FOLDER, randomUUID())
  mkdirSync(folder, { recursive: true })
  // Windows' separators count on every system: a name from elsewhere must not leave the folder.
  const own = basename(name.replaceAll('\\', '/'))
  return join(folder, own === '' || own === '.' || own === '..' ? 'document' : own)
}

/** Whether a path is such a copy and of a kind that is shown, not run. */
export function isOpenableCopy(temporaryFolder: string, path: string): boolean {
  const within = relative(join(temporaryFolder, FOLDER), path)
  return /^[0-9a-f-]{36}[\\/][^\\/]+$/.test(within) && OPENABLE.has(extname(path).toLowerCase())
}
