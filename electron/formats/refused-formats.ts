/** Formats that are common in bureaus and cannot be read here: refused by their name, with the way out. */
import { AppError, type ErrorCode } from '../../shared/errors'
import type { Probe } from './probe'

type NamedRefusal = Extract<
  ErrorCode,
  | 'import.personalGeodatabase'
  | 'import.geoPackage'
  | 'import.dwg'
  | 'import.rarArchive'
  | 'import.mapInfo'
  | 'import.document'
  | 'import.picture'
  | 'import.webArchive'
  | 'import.binaryDxf'
>

/** Beginnings of files, as Latin-1 text at an offset. */
const SIGNATURES: readonly { readonly code: NamedRefusal; readonly offset: number; readonly bytes: string }[] = [
  { code: 'import.personalGeodatabase', offset: 4, bytes: 'Standard Jet DB' },
  { code: 'import.personalGeodatabase', offset: 4, bytes: 'Standard ACE DB' },
  { code: 'import.geoPackage', offset: 0, bytes: 'SQLite format 3\0' },
  { code: 'import.dwg', offset: 0, bytes: 'AC10' },
  { code: 'import.rarArchive', offset: 0, bytes: 'Rar!\x1a\x07' },
  { code: 'import.rarArchive', offset: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { code: 'import.document', offset: 0, bytes: '%PDF-' },
  { code: 'import.document', offset: 0, bytes: '{\\rtf' },
  { code: 'import.picture', offset: 0, bytes: '\x89PNG' },
  { code: 'import.picture', offset: 0, bytes: '\xff\xd8\xff' },
  { code: 'import.picture', offset: 0, bytes: 'II*\0' },
  { code: 'import.picture', offset: 0, bytes: 'MM\0*' },
  { code: 'import.picture', offset: 0, bytes: 'GIF8' },
  { code: 'import.binaryDxf', offset: 0, bytes: 'AutoCAD Binary DXF' },
  { code: 'import.webArchive', offset: 0, bytes: 'MIME-Version: 1.0' },
]

/** Names that tell where the content does not. */
const EXTENSIONS: Readonly<Record<string, NamedRefusal>> = {
  tab: 'import.mapInfo',
  mif: 'import.mapInfo',
  mid: 'import.mapInfo',
  map: 'import.mapInfo',
  doc: 'import.document',
  ppt: 'import.document',
  pptx: 'import.document',
  wps: 'import.document',
  dwg: 'import.dwg',
  rar: 'import.rarArchive',
  '7z': 'import.rarArchive',
  tif: 'import.picture',
  tiff: 'import.picture',
  img: 'import.picture',
}

/** @throws AppError with the format's own message */
export function refuseByName(probe: Probe): void {
  if (probe.kind === 'folder') return
  const signature = SIGNATURES.find(({ offset, bytes }) => probe.head.toString('latin1', offset, offset + bytes.length) === bytes)
  const code = signature?.code ?? EXTENSIONS[probe.extension]
  if (code) throw new AppError(code, { name: probe.name })
}

/**
 * XML that no reader knows: GML, styles, pictures in SVG.
 *
 * @throws AppError 'import.markup'
 */
export function refuseMarkup({ head, name }: Probe): void {
  if (beginsAsMarkup(head)) throw new AppError('import.markup', { name })
}

/** The first character that is neither blank nor a byte order mark is a bracket with a name, a mark or a question mark behind it. */
export function beginsAsMarkup(head: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<[?!a-z]/i.test(head.toString('latin1', 0, 1024).replaceAll('\0', ''))
}

/**
 * Documents and other packages that are zip files inside.
 *
 * @throws AppError with the format's own message
 */
export function refusePackage({ name, archiveEntries }: Probe): void {
  const has = (pattern: RegExp) => archiveEntries?.some((entry) => pattern.test(entry)) === true
  if (has(/^(?:ppt|visio)\//i) || (has(/^word\//i) && !has(/^word\/document\.xml$/i))) throw new AppError('import.document', { name })
  // Rows of OpenDocument sheets can be repeated a billion times in a word; what reads them does not bound that.
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) throw new AppError('import.openDocument', { name })
}
