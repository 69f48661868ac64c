/**
 * The parts of a workbook beside its sheets: which sheets there are, shared texts, formats.
 *
 * Source: ECMA-376 Part 1, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles). Macros, pictures and links are never opened.
 */
import path from 'node:path'
import * as yauzl from 'yauzl'
import { AppError } from '../../../shared/errors'
import { MAX_ARCHIVE_RATIO } from '../limits'
import { StreamReader } from '../stream-reader'
import { readXml, type XmlHandler } from '../xml/xml-records'
import { readNumberFormat, type NumberFormat } from './number-format'

export type SheetPart = { readonly name: string; readonly entryName: string }
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[]
  readonly sharedStrings: readonly string[]
  /** By index of a cell's style. */
  readonly formats: readonly NumberFormat[]
  readonly date1904: boolean
}

/** Characters of all shared texts; twenty times what the largest real workbooks have. */
const MAX_SHARED_CHARACTERS = 256 * 1024 * 1024
const MIN_SUSPICIOUS_ENTRY_BYTES = 64 * 1024 * 1024

/** Entries of an opened workbook, by their name in lower case. */
export type Package = { readonly zip: yauzl.ZipFile; readonly entries: ReadonlyMap<string, yauzl.Entry>; readonly name: string }

/** @throws AppError where the zip is damaged or unpacks to an unreasonable size */
export async function openPackage(filePath: string): Promise<Package> {
  const name = path.basename(filePath)
  const zip = await yauzl
    .openPromise(filePath, { autoClose: false, lazyEntries: true, strictFileNames: false })
    .catch((error: unknown) => Promise.reject(new AppError('import.damaged', { name, detail: String(error) }, { cause: error })))
  try {
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) {
      const isBomb = entry.uncompressedSize > MIN_SUSPICIOUS_ENTRY_BYTES && entry.uncompressedSize / Math.max(1, entry.compressedSize) > MAX_ARCHIVE_RATIO
      if (isBomb) throw new AppError('import.archiveBomb', { name, limit: MAX_ARCHIVE_RATIO })
      entries.set(entry.fileName.toLowerCase(), entry)
    }
    return { zip, entries, name }
  } catch (error) {
    zip.close()
    throw error instanceof AppError ? error : new AppError('import.damaged', { name, detail: String(error) }, { cause: error })
  }
}

/** A byte reader over one entry; null where the package lacks it. */
export async function openEntry({ zip, entries, name }: Package, entryName: string): Promise<StreamReader | null> {
  const entry = entries.get(entryName.toLowerCase())
  if (!entry) return null
  try {
    return new StreamReader(await zip.openReadStreamPromise(entry), entry.uncompressedSize)
  } catch (error) {
    throw new AppError('import.damaged', { name, detail: String(error) }, { cause: error })
  }
}

export async function readWorkbookParts(file: Package): Promise<WorkbookParts> {
  const relations = new Map<string, string>()
  await runHandler(file, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name === 'Relationship') relations.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
    },
  })
  const sheets: SheetPart[] = []
  let date1904 = false
  const found = await runHandler(file, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (name !== 'sheet') return
      const target = relations.get(attributes['r:id'] ?? attributes['id'] ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`
      const entryName = target.startsWith('/') ? target.slice(1) : path.posix.normalize(`xl/${target}`)
      if (/worksheets\//i.test(entryName)) sheets.push({ name: attributes['name'] ?? `Sheet${sheets.length + 1}`, entryName })
    },
  })
  if (!found) throw new AppError('import.damaged', { name: file.name, detail: 'xl/workbook.xml' })
  return { sheets, date1904, sharedStrings: await readSharedStrings(file), formats: await readFormats(file) }
}

async function readSharedStrings(file: Package): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  let characters = 0
  await runHandler(file, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text(piece) {
      if (!inText) return
      text += piece
      characters += piece.length
      if (characters > MAX_SHARED_CHARACTERS) {
        throw new AppError('import.tooLarge', { name: file.name, megabytes: Math.round(characters / 2 ** 20), limit: MAX_SHARED_CHARACTERS / 2 ** 20 })
      }
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') strings.push(unescape(text))
    },
  })
  return strings
}

async function readFormats(file: Package): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCellFormats = false
  await runHandler(file, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        formats.push(readNumberFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return formats
}

type PartialHandler = Partial<Omit<XmlHandler<never>, 'takeItems'>>

/** @returns false where the package lacks the entry */
async function runHandler(file: Package, entryName: string, { open = () => {}, text = () => {}, close = () => {} }: PartialHandler): Promise<boolean> {
  const reader = await openEntry(file, entryName)
  if (!reader) return false
  try {
    for await (const _ of readXml(reader, file.name, { open, text, close, takeItems: () => [] }));
    return true
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('import.damaged', { name: file.name, detail: String(error) }, { cause: error })
  } finally {
    await reader.close()
  }
}

/** Texts write characters that XML cannot hold as _x000D_. */
export function unescape(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}
