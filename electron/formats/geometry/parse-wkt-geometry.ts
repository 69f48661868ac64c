/**
 * Well-known text of geometries, as tables carry them in a column: `POINT (1 2)`, `SRID=4490;MULTIPOLYGON Z (((…)))`.
 *
 * Source: OGC 06-103r4, section 7. Curves are not read.
 */
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from './geometry-builder'

const HEAD = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*(MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*(ZM|Z|M)?\s*(EMPTY|\()/i
const TYPES: Readonly<Record<string, SimpleGeometry['type']>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
}

export function isWktGeometry(text: string): boolean {
  return HEAD.test(text)
}

/** The number behind `SRID=`; null where there is none. */
export function sridOfWkt(text: string): string | null {
  return HEAD.exec(text)?.[1] ?? null
}

/**
 * @returns null for EMPTY
 * @throws SyntaxError where the text is no geometry
 */
export function parseWktGeometry(text: string): FlatGeometry | null {
  const parser = new WktParser(text)
  const geometry = parser.readGeometry()
  parser.requireEnd()
  return geometry
}

class WktParser {
  private position = 0

  constructor(private readonly text: string) {}

  readGeometry(): FlatGeometry | null {
    const match = HEAD.exec(this.text.slice(this.position))
    if (!match) throw this.error()
    const [all, , keyword, dimension, start] = match
    this.position += all.length
    if (start!.toUpperCase() === 'EMPTY') return null
    if (keyword!.toUpperCase() === 'GEOMETRYCOLLECTION') return this.readCollection()
    const type = TYPES[keyword!.toUpperCase()]!
    const builder = new GeometryBuilder()
    const depth = { Point: 0, LineString: 0, MultiPoint: 0, Polygon: 1, MultiLineString: 1, MultiPolygon: 2 }[type]
    this.readLevel(builder, depth, type, dimension?.toUpperCase() === 'M')
    return builder.build(type)
  }

  private readCollection(): FlatGeometry | null {
    const members: SimpleGeometry[] = []
    do {
      const member = this.readGeometry()
      if (member?.type === 'GeometryCollection') members.push(...member.members)
      else if (member) members.push(member)
    } while (this.take(','))
    this.require(')')
    return members.length === 0 ? null : { type: 'GeometryCollection', members }
  }

  /** The bracket is open already. `depth` brackets more stand around the positions. */
  private readLevel(builder: GeometryBuilder, depth: number, type: SimpleGeometry['type'], measured: boolean): void {
    do {
      if (depth === 0) this.readPosition(builder, measured)
      else {
        if (this.takeWord('EMPTY')) continue
        this.require('(')
        this.readLevel(builder, depth - 1, type, measured)
        if (depth === 2) builder.endPolygon()
      }
    } while (this.take(','))
    this.require(')')
    if (depth === 0 && type !== 'Point' && type !== 'MultiPoint') builder.endPath()
  }

  /** In a multipoint each position may stand in brackets of its own. */
  private readPosition(builder: GeometryBuilder, measured: boolean): void {
    const bracketed = this.take('(')
    const x = this.readNumber()
    const y = this.readNumber()
    const further: number[] = []
    for (let number = this.tryNumber(); number !== null; number = this.tryNumber()) further.push(number)
    if (bracketed) this.require(')')
    builder.addVertex(x, y, measured ? null : (further[0] ?? null))
  }

  private readNumber(): number {
    const number = this.tryNumber()
    if (number === null) throw this.error()
    return number
  }

  private tryNumber(): number | null {
    const pattern = /\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|[+-]?inf)/iy
    pattern.lastIndex = this.position
    const match = pattern.exec(this.text)
    if (!match) return null
    this.position = pattern.lastIndex
    return Number(match[1])
  }

  private take(character: string): boolean {
    while (this.text[this.position] !== undefined && /\s/.test(this.text[this.position]!)) this.position++
    if (this.text[this.position] !== character) return false
    this.position++
    return true
  }

  private takeWord(word: string): boolean {
    const rest = this.text.slice(this.position).trimStart()
    if (!rest.toUpperCase().startsWith(word)) return false
    this.position = this.text.length - rest.length + word.length
    return true
  }

  private require(character: string): void {
    if (!this.take(character)) throw this.error()
  }

  requireEnd(): void {
    if (this.text.slice(this.position).trim() !== '') throw this.error()
  }

  private error(): SyntaxError {
    return new SyntaxError(this.text.slice(Math.max(0, this.position - 5), this.position + 25))
  }
}
