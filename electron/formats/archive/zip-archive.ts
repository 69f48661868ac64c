/**
 * Looks into a zip file and unpacks chosen entries, within bounds.
 *
 * Names without the UTF-8 flag are decoded by their bytes, GBK in most Chinese archives. A name that would leave the folder it is
 * unpacked into, too many entries, or an unreasonable size end in an AppError before anything is written.
 */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as yauzl from 'yauzl'
import { AppError } from '../../../shared/errors'
import { decodeText } from '../encoding/decode-text'
import { detectEncoding } from '../encoding/detect-encoding'
import { MAX_ARCHIVE_ENTRIES, MAX_ARCHIVE_RATIO, MAX_ARCHIVE_TOTAL_BYTES, MIN_SUSPICIOUS_BYTES } from '../limits'

export type ArchiveEntry = {
  /** Path inside the archive with `/`, decoded. */
  readonly name: string
  readonly sizeBytes: number
  readonly encrypted: boolean
  readonly entry: yauzl.Entry
}

export type Archive = {
  readonly entries: readonly ArchiveEntry[]
  /** Writes entries under a folder, keeping their paths. @throws AppError for damaged or encrypted entries */
  extract(entries: readonly ArchiveEntry[], folder: string, signal?: AbortSignal): Promise<void>
  close(): void
}

/**
 * @param filePath a zip file
 * @param sizeBytes its size, against which the unpacked size is judged
 * @throws AppError where it is damaged or breaks a limit
 */
export async function openArchive(filePath: string, sizeBytes: number): Promise<Archive> {
  const name = path.basename(filePath)
  const zip = await yauzl
    .openPromise(filePath, { autoClose: false, decodeStrings: false, lazyEntries: true })
    .catch((error: unknown) => Promise.reject(damaged(name, error)))
  try {
    const raw = await listEntries(zip, name, sizeBytes)
    return {
      entries: raw,
      close: () => zip.close(),
      async extract(entries, folder, signal) {
        for (const entry of entries) await extractEntry(zip, entry, name, folder, signal)
      },
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: yauzl.ZipFile, name: string, sizeBytes: number): Promise<ArchiveEntry[]> {
  if (zip.entryCount > MAX_ARCHIVE_ENTRIES) {
    throw new AppError('import.tooManyEntries', { name, found: zip.entryCount, limit: MAX_ARCHIVE_ENTRIES })
  }
  const entries: yauzl.Entry[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      total += entry.uncompressedSize
      if (total > MAX_ARCHIVE_TOTAL_BYTES) {
        throw new AppError('import.tooLarge', { name, megabytes: Math.round(total / 2 ** 20), limit: MAX_ARCHIVE_TOTAL_BYTES / 2 ** 20 })
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(name, error)
  }
  if (total > MIN_SUSPICIOUS_BYTES && total / sizeBytes > MAX_ARCHIVE_RATIO) {
    throw new AppError('import.archiveBomb', { name, limit: MAX_ARCHIVE_RATIO })
  }
  const names = decodeNames(entries)
  return entries.flatMap((entry, index) => {
    const entryName = names[index]!.replaceAll('\\', '/')
    if (isUnsafe(entryName)) throw new AppError('import.archiveUnsafeName', { name, entry: entryName.slice(0, 200) })
    // Directories, and what macOS adds to every archive.
    if (entryName.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(entryName)) return []
    return [{ name: entryName, sizeBytes: entry.uncompressedSize, encrypted: entry.isEncrypted(), entry }]
  })
}

const UTF8_FLAG = 0x800
const UNICODE_PATH_FIELD = 0x7075

const isMarked = (entry: yauzl.Entry) =>
  (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 || entry.extraFields.some(({ id }) => id === UNICODE_PATH_FIELD)

function decodeNames(entries: readonly yauzl.Entry[]): string[] {
  const { name: encoding } = detectEncoding(entries.filter((entry) => !isMarked(entry)).map((entry) => entry.fileNameRaw))
  return entries.map((entry) =>
    isMarked(entry)
      ? yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
      : decodeText(entry.fileNameRaw, encoding).text,
  )
}

/** Absolute, with a drive letter, a step upwards or a character that no file name has. */
function isUnsafe(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return name.startsWith('/') || /^[a-zA-Z]:/.test(name) || name.split('/').includes('..') || /[\u0000-\u001f]/.test(name)
}

async function extractEntry(zip: yauzl.ZipFile, entry: ArchiveEntry, name: string, folder: string, signal?: AbortSignal): Promise<void> {
  if (entry.encrypted) throw new AppError('import.encrypted', { name })
  const target = path.join(folder, ...entry.name.split('/'))
  await mkdir(path.dirname(target), { recursive: true })
  try {
    // yauzl ends the stream with an error where the entry holds more or fewer bytes than the directory says.
    const stream = await zip.openReadStreamPromise(entry.entry)
    await pipeline(stream, createWriteStream(target), signal ? { signal } : {})
  } catch (error) {
    signal?.throwIfAborted()
    throw damaged(name, error)
  }
}

function damaged(name: string, error: unknown): AppError<'import.damaged'> {
  return new AppError('import.damaged', { name, detail: error instanceof Error ? error.message : String(error) }, { cause: error })
}
