/**
 * What one line of a parcel text is: a section, a header entry, the beginning of a parcel, a boundary point, or a name.
 *
 * The form that land authorities exchange (勘测定界界址点坐标交换格式): sections `[属性描述]` and `[地块坐标]`; a parcel's line ends with
 * `@`; its points follow as `name, ring, northing, easting`. Plain lists leave everything but the points away.
 */
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'

export type ParcelLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'entry'; readonly key: string; readonly value: string }
  | { readonly kind: 'parcel'; readonly values: readonly string[] }
  /** `first` and `second` in the order of the line: northing before easting by the standard. */
  | { readonly kind: 'point'; readonly name: string; readonly ring: number | null; readonly first: number; readonly second: number; readonly z: number | null }
  /** A boundary point by its beginning, whose coordinates cannot be read. */
  | { readonly kind: 'brokenPoint'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

const NUMBER = /^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d{1,2})?$/i
const MAX_RING_NUMBER = 999
/** J12, and a separator behind it. */
const POINT_BEGINNING = /^[A-Za-z\u4e00-\u9fff]{0,6}[-_]?\d{1,6}\s*[,;\s]\s*\S/

export function readParcelLine(text: string): ParcelLine {
  const plain = toPlainText(text)
  if (plain === '') return { kind: 'blank' }
  const section = /^\[([^\]]+)\]$/.exec(plain)
  if (section) return { kind: 'section', name: section[1]!.trim() }
  if (/,\s*@\s*,?$/.test(plain)) return { kind: 'parcel', values: plain.replace(/,\s*@\s*,?$/, '').split(',').map((value) => value.trim()) }
  const entry = /^([^=,\d][^=,]*)=(.*)$/.exec(plain)
  if (entry) return { kind: 'entry', key: entry[1]!.trim(), value: entry[2]!.trim() }
  return readPoint(plain) ?? { kind: POINT_BEGINNING.test(plain) ? 'brokenPoint' : 'text', text: plain }
}

function readPoint(plain: string): ParcelLine | null {
  const parts = plain.replace(/[,;、]+$/, '').split(plain.includes(',') ? /\s*,\s*/ : /[\s;、]+/)
  if (parts.length < 2 || parts.length > 5) return null
  const isNamed = parts.length > 2 && /^[A-Za-z\u4e00-\u9fff]{0,6}[-_]?\d{1,6}$/.test(parts[0]!)
  const name = isNamed ? parts[0]! : ''
  const rest = isNamed ? parts.slice(1) : parts
  if (rest.length < 2 || rest.length > 4 || !rest.every((part) => NUMBER.test(part))) return null
  const numbers = rest.map(Number)
  // A ring's number is a small integer in front of two coordinates of the same size.
  const hasRing = numbers.length >= 3 && /^\d{1,3}$/.test(rest[0]!) && numbers[0]! >= 0 && numbers[0]! <= MAX_RING_NUMBER && isCoordinatePair(numbers[1]!, numbers[2]!)
  const [first, second, z] = hasRing ? numbers.slice(1) : numbers
  if (first === undefined || second === undefined || !isCoordinatePair(first, second)) return null
  return { kind: 'point', name, ring: hasRing ? numbers[0]! : null, first, second, z: z ?? null }
}

/** Metres in a grid, or degrees in China, either way round. */
function isCoordinatePair(a: number, b: number): boolean {
  return isPair(a, b) || isPair(b, a)
}

function isPair(northing: number, easting: number): boolean {
  const isMeters = northing > 1e4 && northing < 6.5e6 && ((easting > 1e4 && easting < 1e6) || (easting > 1.3e7 && easting < 4.6e7))
  return isMeters || (northing > 3 && northing < 54 && easting > 73 && easting < 136)
}
