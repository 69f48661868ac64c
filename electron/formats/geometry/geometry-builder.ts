/** Collects vertices one by one where a format does not say beforehand how many there are. */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'

export class GeometryBuilder {
  private readonly coordinates: number[] = []
  private readonly heights: number[] = []
  private hasHeight = false
  private readonly pathEnds: number[] = []
  private readonly polygonEnds: number[] = []

  get vertexCount(): number {
    return this.heights.length
  }

  /** @param z null where this vertex has no height */
  addVertex(x: number, y: number, z: number | null = null): void {
    this.coordinates.push(x, y)
    this.heights.push(z ?? NaN)
    if (z !== null) this.hasHeight = true
  }

  /** Ends a line or ring. Does nothing where it has no vertex. */
  endPath(): void {
    if (this.vertexCount > (this.pathEnds.at(-1) ?? 0)) this.pathEnds.push(this.vertexCount)
  }

  /** Ends a polygon of a multipolygon, after its last ring. Does nothing where it has no ring. */
  endPolygon(): void {
    if (this.pathEnds.length > (this.polygonEnds.at(-1) ?? 0)) this.polygonEnds.push(this.pathEnds.length)
  }

  /** Repeats the first vertex of the current path where its last one differs. */
  closePath(): void {
    const first = this.pathEnds.at(-1) ?? 0
    const last = this.vertexCount - 1
    if (last <= first) return
    const same = this.coordinates[2 * first] === this.coordinates[2 * last] && this.coordinates[2 * first + 1] === this.coordinates[2 * last + 1]
    if (same) return
    const height = this.heights[first]!
    this.addVertex(this.coordinates[2 * first]!, this.coordinates[2 * first + 1]!, Number.isNaN(height) ? null : height)
  }

  /** @returns null where there is no vertex at all */
  build(type: SimpleGeometry['type']): SimpleGeometry | null {
    if (this.vertexCount === 0) return null
    return {
      type,
      xy: Float64Array.from(this.coordinates),
      z: this.hasHeight ? Float64Array.from(this.heights) : null,
      m: null,
      pathEnds: this.pathEnds,
      polygonEnds: this.polygonEnds,
    }
  }
}

/** Joins simple geometries of one record: multi of one kind, or a collection. Null where there is none. */
export function joinGeometries(parts: readonly SimpleGeometry[]): SimpleGeometry | { type: 'GeometryCollection'; members: SimpleGeometry[] } | null {
  const [first] = parts
  if (!first) return null
  if (parts.length === 1) return first
  const base = first.type.replace('Multi', '')
  if (parts.some((part) => part.type.replace('Multi', '') !== base)) return { type: 'GeometryCollection', members: [...parts] }
  const builder = new GeometryBuilder()
  for (const part of parts) appendPart(builder, part)
  return builder.build(`Multi${base}` as SimpleGeometry['type'])
}

function appendPart(builder: GeometryBuilder, part: SimpleGeometry): void {
  const isPolygon = part.type.endsWith('Polygon')
  const polygonEnds = new Set(part.type === 'Polygon' ? [part.pathEnds.length] : part.polygonEnds)
  const pathEnds = new Map(part.pathEnds.map((end, index) => [end, index + 1]))
  for (let vertex = 0; vertex < part.xy.length / 2; vertex++) {
    const height = part.z?.[vertex]
    builder.addVertex(part.xy[2 * vertex]!, part.xy[2 * vertex + 1]!, height === undefined || Number.isNaN(height) ? null : height)
    const pathsDone = pathEnds.get(vertex + 1)
    if (pathsDone === undefined) continue
    builder.endPath()
    if (isPolygon && polygonEnds.has(pathsDone)) builder.endPolygon()
  }
}
