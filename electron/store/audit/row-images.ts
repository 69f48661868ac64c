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

const COLUMNS = 'id, table_name, row_id, change, image, geometry'
type ImageRow = [number, string, number, RowImage['change'], string | null, Uint8Array | null]

/** Images of one action (null: of edits by other programs that no entry has adopted), in the order in which they were made. */
export function* readImages(connection: Connection, actionId: number | null, descending = false): Generator<RowImage, void, void> {
  const sql = `SELECT ${COLUMNS} FROM dutu_audit_row WHERE action_id IS ? ORDER BY id ${descending ? 'DESC' : 'ASC'}`
  for (const [id, table, fid, change, image, geometry] of connection.iterate<ImageRow>(sql, actionId)) {
    yield { id, table, fid, change, image, geometry }
  }
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
 * @param image list of `,column=literal`, literals in the form of SQLite's `quote()`
 * @throws Error where the text is not of that form
 */
export function parseImage(image: string): ReadonlyMap<string, SqlValue | { readonly geometry: true }> {
  const values = new Map<string, SqlValue | { readonly geometry: true }>()
  let at = 0
  while (at < image.length) {
    if (image[at] !== ',') throw new Error(`image is broken at ${at}`)
    const equals = image.indexOf('=', at)
    if (equals < 0) throw new Error(`image is broken at ${at}`)
    const name = image.slice(at + 1, equals)
    const end = literalEnd(image, equals + 1)
    const literal = image.slice(equals + 1, end)
    values.set(name, literal === 'BLOB' ? { geometry: true } : parseLiteral(literal))
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
