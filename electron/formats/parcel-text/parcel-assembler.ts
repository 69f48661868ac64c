/** Parcels out of the lines of a parcel text, one after the other. */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from '../geometry/geometry-builder'
import { polygonFromRings } from '../geometry/polygon-rings'
import type { ParcelLine } from './parcel-lines'

type BoundaryPoint = Extract<ParcelLine, { kind: 'point' }>

/** A line among the points that should be one. */
export type BrokenPoint = { readonly line: number; readonly text: string }

export type Parcel = {
  /** Line at which it begins. */
  readonly line: number
  /** Values of its `@` line; its name alone in a plain list. */
  readonly values: readonly string[]
  readonly points: readonly BoundaryPoint[]
  /** The first of its points that cannot be read: without it the parcel would have another shape. Null where all can. */
  readonly broken: BrokenPoint | null
}

/** Collects the points of one parcel until the next begins. */
export class ParcelAssembler {
  readonly header = new Map<string, string>()
  private current: { line: number; values: readonly string[]; points: BoundaryPoint[]; broken: BrokenPoint | null } | null = null
  private title = ''

  /** @param plainList points stand without parcel lines: blank lines, names and a return to the first point part them */
  constructor(private readonly plainList: boolean) {}

  /** @returns the parcel that this line ends, if any */
  add(lineNumber: number, line: ParcelLine): Parcel | null {
    switch (line.kind) {
      case 'entry':
        this.header.set(line.key, line.value)
        return null
      case 'section':
        return this.finish()
      case 'parcel': {
        const ended = this.finish()
        this.current = { line: lineNumber, values: line.values, points: [], broken: null }
        return ended
      }
      case 'blank':
      case 'text': {
        if (!this.plainList) return null
        const ended = this.finish()
        if (line.kind === 'text') this.title = line.text
        return ended
      }
      case 'brokenPoint':
        if (this.current !== null) this.current.broken ??= { line: lineNumber, text: line.text }
        return null
      case 'point':
        return this.addPoint(lineNumber, line)
    }
  }

  private addPoint(lineNumber: number, point: BoundaryPoint): Parcel | null {
    let ended: Parcel | null = null
    if (this.plainList && this.current !== null && this.beginsAnother(point)) ended = this.finish()
    if (this.current === null) {
      this.current = { line: lineNumber, values: this.title === '' ? [] : [this.title], points: [], broken: null }
      this.title = ''
    }
    this.current.points.push(point)
    return ended
  }

  /** J1 once more after the ring was closed, or a further point behind a closed ring without ring numbers. */
  private beginsAnother(point: BoundaryPoint): boolean {
    const { points } = this.current!
    const [first] = points
    const last = points.at(-1)
    if (!first || !last || points.length < 3) return false
    const isClosed = points.length > 3 && first.first === last.first && first.second === last.second
    const returns = point.first === first.first && point.second === first.second
    if (point.ring !== null && point.ring !== last.ring) return point.ring === 1 && last.ring !== null && last.ring >= 1 && isFirstName(point.name)
    return isClosed || (!returns && isFirstName(point.name) && !isFirstName(last.name))
  }

  /** @returns the last parcel, at the end of the text */
  finish(): Parcel | null {
    const { current } = this
    this.current = null
    return current
  }
}

const isFirstName = (name: string) => /^[A-Za-z\u4e00-\u9fff]*[-_]?0*1$/.test(name)

/** Whether points of a parcel enclose an area, run along a line, or stand alone. */
export type ParcelShape = 'area' | 'line' | 'points'

/**
 * @param eastingFirst the text gives the easting before the northing
 * @returns null where there is no point
 */
export function geometryOfParcel(parcel: Parcel, shape: ParcelShape, eastingFirst: boolean): SimpleGeometry | null {
  const builder = new GeometryBuilder()
  let ring: number | null = null
  let start: BoundaryPoint | null = null
  let inRing = 0
  for (const [index, point] of parcel.points.entries()) {
    const before = parcel.points[index - 1]
    // Some writers give every ring the same number: then coming back to its first point ends it.
    const isClosed = start !== null && before !== undefined && inRing > 3 && before.first === start.first && before.second === start.second
    const ringEnds = start !== null && (point.ring !== ring || isClosed)
    if (shape !== 'points' && ringEnds) {
      if (shape === 'area') builder.closePath()
      builder.endPath()
      start = null
    }
    if (start === null) {
      start = point
      ring = point.ring
      inRing = 0
    }
    builder.addVertex(eastingFirst ? point.first : point.second, eastingFirst ? point.second : point.first, point.z)
    inRing++
  }
  if (shape === 'points') return builder.build(builder.vertexCount > 1 ? 'MultiPoint' : 'Point')
  if (shape === 'area') builder.closePath()
  builder.endPath()
  const lines = builder.build('MultiLineString')
  if (lines === null) return null
  if (shape === 'line') return { ...lines, type: lines.pathEnds.length > 1 ? 'MultiLineString' : 'LineString' }
  return polygonFromRings(lines, lines.pathEnds, 'nesting').geometry
}
