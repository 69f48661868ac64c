/** Which file an address of the program means, and which of its bytes. */
import { join, normalize, sep } from 'node:path'

/** Folders that may be read, by first path segment; `''` is the window's own. */
export type ServedFolders = Readonly<Record<string, string>>

/** The file that an address means, or null where it leaves the served folders. */
export function resolveServedFile(url: URL, folders: ServedFolders): string | null {
  if (url.host !== 'dutu') return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const [, first = '', ...rest] = path.split('/')
  const named = first !== '' && Object.hasOwn(folders, first) ? folders[first] : undefined
  const folder = named ?? folders['']
  if (folder === undefined) return null
  const file = normalize(join(folder, named === undefined ? path : rest.join('/')))
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null
}

/**
 * One byte range of RFC 9110 §14.1.2; several ranges in one request are not answered in parts.
 *
 * @returns inclusive bounds, null for the whole file
 */
export function parseRange(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  if (header === null) return null
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (match === null || (match[1] === '' && match[2] === '')) return null
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start > end ? 'unsatisfiable' : { start, end }
}
