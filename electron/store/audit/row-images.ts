/** Before-images of rows, as the triggers of `audit-tables.ts` write them. */
import { createHash } from 'node:crypto'
import type { Connection, SqlValue } from '../connection/connection'

export type RowImage = {
  readonly id: number
  readonly table: string
  readonly fid: number
  readonly change: 'insert' | 'update' | 'delete'
  /** List of `,column=literal`; null for an insertion by another program. */
  readonly image: string | null
  readonly geometry: Uint8Array | null
}

/** Columns of {@link toRowImage}, in order. */
export const IMAGE_COLUMNS = 'id, table_name, row_id, change, image, geometry'
export type ImageRow = [number, string, number, RowImage['change'], string | null, Uint8Array | null]

/** Images of one action in the order in which they were made. The connection cannot be used otherwise meanwhile. */
export function* readImages(connection: Connection, actionId: number): Generator<RowImage, void, void> {
  for (const row of connection.iterate<ImageRow>(`SELECT ${IMAGE_COLUMNS} FROM dutu_audit_row WHERE action_id = ? ORDER BY id`, actionId)) {
    yield toRowImage(row)
  }
}

/** A page of images of one action, newest first. @param before only images older than this one; null begins at the newest */
export function readImagesBackwards(connection: Connection, actionId: number, before: number | null, limit: number): readonly RowImage[] {
  const sql = `SELECT ${IMAGE_COLUMNS} FROM dutu_audit_row WHERE action_id = ? AND id < ? ORDER BY id DESC LIMIT ?`
  return connection.all<ImageRow>(sql, actionId, before ?? Number.MAX_SAFE_INTEGER, limit).map(toRowImage)
}

function toRowImage([id, table, fid, change, image, geometry]: ImageRow): RowImage {
  return { id, table, fid, change, image, geometry }
}

/** Digest of images in their order, carried by the entry: each as JSON line, followed by its geometry's bytes. */
export class ImageDigest {
  readonly #hash = createHash('sha256')

  add({ table, fid, change, image, geometry }: RowImage): void {
    this.#hash.update(`${JSON.stringify([table, fid, change, image, geometry === null ? null : geometry.byteLength])}\n`)
    if (geometry !== null) this.#hash.update(geometry)
  }

  hex(): string {
    return this.#hash.digest('hex')
  }
}

/**
 * Take an image apart.
 *
 * @param geometry the blob beside the image, which stands for the literal `BLOB`
 * @param image list of `,column=literal`, literals in the form of SQLite's `quote()`
 * @throws Error where the text is not of that form
 */
export function parseImage(image: string, geometry: Uint8Array | null = null): ReadonlyMap<string, SqlValue> {
  const values = new Map<string, SqlValue>()
  let at = 0
  while (at < image.length) {
    if (image[at] !== ',') throw new Error(`image is broken at ${at}`)
    const equals = image.indexOf('=', at)
    if (equals < 0) throw new Error(`image is broken at ${at}`)
    const name = image.slice(at + 1, equals)
    const end = literalEnd(image, equals + 1)
    const literal = image.slice(equals + 1, end)
    values.set(name, literal === 'BLOB' ? geometry : parseLiteral(literal))
    at = end
  }
  return values
}

/** Index behind the literal that begins at `start`. */
function literalEnd(image: string, start: number): number {
  const quote = image[start] === "'" ? start : image.startsWith("X'", start) ? start + 1 : -1
  if (quote < 0) {
    const comma = image.indexOf(',', start)
    return comma < 0 ? image.length : comma
  }
  let at = quote + 1
  for (;;) {
    const next = image.indexOf("'", at)
    if (next < 0) throw new Error(`image ends inside a text`)
    if (image[next + 1] !== "'") return next + 1
    at = next + 2
  }
}

function parseLiteral(literal: string): SqlValue {
  if (literal === 'NULL') return null
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'")
  if (literal.startsWith("X'")) return Buffer.from(literal.slice(2, -1), 'hex')
  const number = Number(literal)
  if (literal === '' || Number.isNaN(number)) throw new Error(`${literal} is no literal`)
  return /^-?\d+$/.test(literal) && !Number.isSafeInteger(number) ? BigInt(literal) : number
}
