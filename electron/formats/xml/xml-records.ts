/**
 * Runs an XML file through a handler and hands on what it completes, chunk by chunk.
 *
 * Documents with a document type that declares anything are refused: entities could be made to grow without bound. Wrong entities
 * and characters in texts are tolerated, broken structure is not.
 */
import { SaxesParser } from 'saxes'
import { AppError } from '../../../shared/errors'
import type { ByteReader } from '../byte-reader'
import { MAX_NESTING_DEPTH, MAX_RECORD_BYTES } from '../limits'
import { AmpersandRepair } from './ampersand-repair'

/** Receives elements by their local name, prefixes taken off. */
export type XmlHandler<Item> = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
  /** Items completed since the last call; the handler forgets them. */
  takeItems(): Item[]
}

const TOLERATED = /entity|disallowed character|attribute|unescaped/i
/** Entities of HTML that hand-written descriptions use. */
const HTML_ENTITIES = { nbsp: ' ', middot: '·', deg: '°', copy: '©', mdash: '—', ldquo: '“', rdquo: '”' }
const STEP_BYTES = 256 * 1024

/**
 * @param name file name, for messages
 * @throws AppError 'import.damaged', 'import.truncated', 'import.xmlDocumentType', 'import.nestedTooDeep' or 'import.recordTooLong'
 */
export async function* readXml<Item>(reader: ByteReader, name: string, handler: XmlHandler<Item>): AsyncGenerator<Item[]> {
  const parser = new SaxesParser({ position: true })
  Object.assign(parser.ENTITIES, HTML_ENTITIES)
  let depth = 0
  let bytesSinceEvent = 0
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new AppError('import.xmlDocumentType', { name })
  })
  parser.on('error', (error) => {
    if (TOLERATED.test(error.message)) return
    if (/unclosed tag|document must contain a root element/i.test(error.message)) throw new AppError('import.truncated', { name, detail: error.message })
    throw new AppError('import.damaged', { name, detail: error.message })
  })
  parser.on('opentag', (tag) => {
    depth++
    bytesSinceEvent = 0
    if (depth > MAX_NESTING_DEPTH) throw new AppError('import.nestedTooDeep', { name, limit: MAX_NESTING_DEPTH })
    handler.open(localName(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', (tag) => {
    depth--
    bytesSinceEvent = 0
    handler.close(localName(tag.name))
  })
  // A character may lie across two steps.
  const decoder = new TextDecoder('utf-8')
  const repair = new AmpersandRepair()
  while (reader.offset < reader.end || (await reader.require(1))) {
    const to = Math.min(reader.end, reader.offset + STEP_BYTES)
    bytesSinceEvent += to - reader.offset
    parser.write(repair.write(decoder.decode(reader.buffer.subarray(reader.offset, to), { stream: true })))
    reader.offset = to
    if (bytesSinceEvent > MAX_RECORD_BYTES / 4) throw new AppError('import.recordTooLong', { name, row: parser.line, limit: MAX_RECORD_BYTES / 4 })
    const items = handler.takeItems()
    if (items.length > 0) yield items
  }
  parser.write(repair.write(decoder.decode()) + repair.end())
  parser.close()
  const items = handler.takeItems()
  if (items.length > 0) yield items
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** The encoding that an XML declaration names; null where there is none. */
export function encodingOfXmlDeclaration(head: string): string | null {
  return /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? null
}
