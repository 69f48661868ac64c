/** The first look at what a person chose: what it is called, how it begins, what lies beside or inside it. */
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../shared/errors'

const HEAD_BYTES = 64 * 1024
const MAX_FOLDER_FILES = 20_000
const MAX_FOLDER_DEPTH = 4

export type Probe = {
  /** Absolute. */
  readonly path: string
  readonly kind: 'file' | 'folder'
  /** Last part of the path. */
  readonly name: string
  /** The name without its extension. */
  readonly stem: string
  /** Lower case, without the dot; empty for folders and names without one. */
  readonly extension: string
  readonly sizeBytes: number
  /** The first 64 KB; empty for a folder. */
  readonly head: Buffer
  /** Files below a folder, or beside a file (itself included): absolute paths. Bounded in number and depth. */
  readonly files: readonly string[]
  /** Names inside a zip file; null for anything else. Set by whoever opened the archive. */
  readonly archiveEntries: readonly string[] | null
}

/** @throws AppError 'import.notFound', 'import.cannotRead' or 'import.empty' */
export async function probePath(chosen: string): Promise<Probe> {
  const absolute = path.resolve(chosen)
  const status = await stat(absolute).catch((error: unknown) => Promise.reject(readError(absolute, error)))
  const name = path.basename(absolute)
  try {
    if (status.isDirectory()) {
      return { path: absolute, kind: 'folder', name, stem: name, extension: '', sizeBytes: 0, head: Buffer.alloc(0), files: await listFiles(absolute, MAX_FOLDER_DEPTH), archiveEntries: null }
    }
    if (!status.isFile()) throw new AppError('import.cannotRead', { path: absolute, reason: 'not a regular file' })
    if (status.size === 0) throw new AppError('import.empty', { name })
    const extension = path.extname(name)
    return {
      path: absolute,
      kind: 'file',
      name,
      stem: name.slice(0, name.length - extension.length),
      extension: extension.slice(1).toLowerCase(),
      sizeBytes: status.size,
      head: await readHead(absolute),
      files: await listFiles(path.dirname(absolute), 1),
      archiveEntries: null,
    }
  } catch (error) {
    throw readError(absolute, error)
  }
}

/** Files whose name is the same but for the extension, keyed by lower-case extension. Windows and Linux differ in case. */
export function siblingsByExtension(files: readonly string[], filePath: string): Map<string, string> {
  const folder = path.dirname(filePath)
  const stem = path.basename(filePath, path.extname(filePath)).toLowerCase()
  const siblings = new Map<string, string>()
  for (const file of files) {
    if (path.dirname(file) !== folder) continue
    const extension = path.extname(file)
    const base = path.basename(file)
    if (base.slice(0, base.length - extension.length).toLowerCase() === stem) siblings.set(extension.slice(1).toLowerCase(), file)
  }
  return siblings
}

async function readHead(filePath: string): Promise<Buffer> {
  const handle = await open(filePath, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function listFiles(folder: string, depth: number): Promise<string[]> {
  const files: string[] = []
  let level = [folder]
  for (let current = 0; current < depth && level.length > 0 && files.length < MAX_FOLDER_FILES; current++) {
    const next: string[] = []
    for (const directory of level) {
      // A folder inside that may not be read is left out; the chosen one was read already.
      const entries = await readdir(directory, { withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        const full = path.join(directory, entry.name)
        if (entry.isDirectory()) next.push(full)
        else files.push(full)
      }
    }
    level = next
  }
  return files.slice(0, MAX_FOLDER_FILES).sort()
}

function readError(filePath: string, error: unknown): Error {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('import.notFound', { path: filePath }, { cause: error })
  return new AppError('import.cannotRead', { path: filePath, reason: code }, { cause: error })
}
