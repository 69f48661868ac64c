/** What a pass over all geometries of a layer tells about it. */
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { GeometryFamily } from '../../../shared/domain/source-record'

export class GeometrySummary {
  family: GeometryFamily | null = null
  hasZ = false
  hasM = false
  /** Extremes of finite coordinates; Infinity and -Infinity where there are none. */
  minX = Infinity
  minY = Infinity
  maxX = -Infinity
  maxY = -Infinity

  add(geometry: FlatGeometry | null): void {
    if (geometry === null) return
    if (geometry.type === 'GeometryCollection') this.family = 'mixed'
    for (const part of simpleParts(geometry)) {
      const family = part.type.replace('Multi', '') as GeometryFamily
      this.family = this.family === null || this.family === family ? family : 'mixed'
      this.hasZ ||= part.z !== null
      this.hasM ||= part.m !== null
      for (let index = 0; index < part.xy.length; index += 2) {
        const x = part.xy[index]!
        const y = part.xy[index + 1]!
        if (x < this.minX) this.minX = x
        if (x > this.maxX) this.maxX = x
        if (y < this.minY) this.minY = y
        if (y > this.maxY) this.maxY = y
      }
    }
  }

  /** Whether all coordinates can be degrees. */
  get fitsDegrees(): boolean {
    return this.minX >= -180 && this.maxX <= 180 && this.minY >= -90 && this.maxY <= 90
  }
}
