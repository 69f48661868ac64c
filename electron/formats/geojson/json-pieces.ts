/**
 * Takes a GeoJSON text apart into features and what stands around them, whichever way they are written: a FeatureCollection, one
 * feature or geometry, an array of features, one object a line (GeoJSONL, RFC 8142), or Esri's JSON.
 */
import { AppError } from '../../../shared/errors'
import type { ByteReader } from '../byte-reader'
import { JsonScanner, OPEN_BRACE, OPEN_BRACKET } from './json-scanner'

/** A feature as text, or a member of the collection that holds the features. */
export type JsonPiece = { readonly kind: 'feature'; readonly text: string } | { readonly kind: 'member'; readonly key: string; readonly text: string }

/** Members of a collection may be as long as this; features are bounded by the scanner. */
const MAX_MEMBER_LENGTH = 1024 * 1024
const COLLECTION_TYPES = new Set(['"FeatureCollection"'])

/**
 * @param name file name, for messages
 * @throws AppError where the text breaks off or is no GeoJSON
 */
export async function* readJsonPieces(reader: ByteReader, name: string): AsyncGenerator<JsonPiece> {
  const scanner = new JsonScanner(reader, name)
  let row = 1
  let wholeValues = false
  for (;;) {
    const next = await scanner.peek()
    if (next === null) return
    if (next === OPEN_BRACKET) {
      for await (const _ of scanner.entries(OPEN_BRACKET)) yield { kind: 'feature', text: await scanner.takeValue(row++) }
    } else if (next !== OPEN_BRACE || wholeValues) {
      yield { kind: 'feature', text: await scanner.takeValue(row++) }
    } else {
      const members: string[] = []
      let collected = false
      let type = ''
      for await (const key of scanner.entries(OPEN_BRACE)) {
        if (key === 'features' && (await scanner.peek()) === OPEN_BRACKET) {
          collected = true
          for await (const _ of scanner.entries(OPEN_BRACKET)) yield { kind: 'feature', text: await scanner.takeValue(row++) }
          continue
        }
        const text = await scanner.takeValue(row)
        if (key === 'type') type = text
        members.push(`${JSON.stringify(key)}:${text}`)
        if (text.length <= MAX_MEMBER_LENGTH) yield { kind: 'member', key, text }
      }
      if (collected && type !== '' && !COLLECTION_TYPES.has(type)) throw new AppError('import.damaged', { name, detail: `type ${type.slice(0, 40)}` })
      if (collected) continue
      if (COLLECTION_TYPES.has(type)) throw new AppError('import.damaged', { name, detail: 'features' })
      yield { kind: 'feature', text: `{${members.join(',')}}` }
      row++
      // What follows a single feature is further features, one a line.
      wholeValues = true
    }
  }
}
