/** Lines and rings of many features, in whole world units, in flat arrays. */
import { LINE, type PathRole, type ShapeReader } from './geopackage-shape'
import { worldUnit } from './tile-grid'

/** Grows by appending features; nothing is ever changed. */
export class PathSet {
  x = new Int32Array(4096)
  y = new Int32Array(4096)
  /** Index of the first vertex of each path, and of the end of the last one. A ring does not repeat its first vertex. */
  readonly pathStarts: number[] = [0]
  readonly pathRoles: PathRole[] = []
  /** Index of the first path of each feature, and of the end of the last one. */
  readonly featureStarts: number[] = [0]

  get vertexCount(): number {
    return this.pathStarts.at(-1)!
  }

  get featureCount(): number {
    return this.featureStarts.length - 1
  }

  isRing(path: number): boolean {
    return this.pathRoles[path] !== LINE
  }

  /** Append the paths of the geometry that was read last; vertices that fall on the one before are left out. */
  appendFeature(shape: ShapeReader): void {
    let from = shape.pointCount
    for (let path = 0; path < shape.pathEnds.length; path++) {
      const end = shape.pathEnds[path]!
      this.#appendPath(shape, from, end, shape.pathRoles[path]!)
      from = end
    }
    this.featureStarts.push(this.pathRoles.length)
  }

  #appendPath(shape: ShapeReader, from: number, end: number, role: PathRole): void {
    const start = this.vertexCount
    this.#reserve(start + end - from)
    const { x, y } = this
    let size = start
    for (let vertex = from; vertex < end; vertex++) {
      const vx = worldUnit(Math.round(shape.x[vertex]!))
      const vy = worldUnit(Math.round(shape.y[vertex]!))
      if (size > start && x[size - 1] === vx && y[size - 1] === vy) continue
      x[size] = vx
      y[size++] = vy
    }
    if (role !== LINE) while (size - start > 1 && x[size - 1] === x[start] && y[size - 1] === y[start]) size--
    this.pathStarts.push(size)
    this.pathRoles.push(role)
  }

  #reserve(size: number): void {
    if (size <= this.x.length) return
    const length = Math.max(size, this.x.length * 2)
    const x = new Int32Array(length)
    const y = new Int32Array(length)
    x.set(this.x)
    y.set(this.y)
    this.x = x
    this.y = y
  }
}
