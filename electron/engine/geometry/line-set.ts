/** Many lines in three flat arrays; see polygon-set.ts. Feature ⊃ path ⊃ vertex. A feature without paths is empty. */
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'

export type LineSet = {
  /** x0, y0, x1, y1 … */
  readonly coordinates: Float64Array
  /** First vertex of each path; one more entry than paths. */
  readonly pathStarts: Uint32Array
  /** First path of each feature; one more entry than features. */
  readonly featureStarts: Uint32Array
}

export class LineSetBuilder {
  readonly #coordinates: number[] = []
  readonly #pathStarts: number[] = []
  readonly #featureStarts: number[] = []

  /** Begin the next feature. */
  addFeature(): void {
    this.#featureStarts.push(this.#pathStarts.length)
  }

  /** Begin the next path of the current feature. */
  addPath(): void {
    this.#pathStarts.push(this.#coordinates.length / 2)
  }

  /** Append a vertex to the current path. */
  addVertex(x: number, y: number): void {
    this.#coordinates.push(x, y)
  }

  build(): LineSet {
    return {
      coordinates: Float64Array.from(this.#coordinates),
      pathStarts: Uint32Array.from([...this.#pathStarts, this.#coordinates.length / 2]),
      featureStarts: Uint32Array.from([...this.#featureStarts, this.#pathStarts.length]),
    }
  }
}

/**
 * Collect the lines of features in order, one feature an entry.
 *
 * @param geometries null, points and polygons give features without paths; of a collection its lines are taken
 */
export function lineSetFromFlat(geometries: readonly (FlatGeometry | null)[]): LineSet {
  const builder = new LineSetBuilder()
  for (const geometry of geometries) {
    builder.addFeature()
    if (geometry === null) continue
    for (const part of simpleParts(geometry)) {
      if (part.type !== 'LineString' && part.type !== 'MultiLineString') continue
      let vertex = 0
      for (const end of part.pathEnds) {
        if (end > vertex) builder.addPath()
        for (; vertex < end; vertex++) builder.addVertex(part.xy[2 * vertex]!, part.xy[2 * vertex + 1]!)
      }
    }
  }
  return builder.build()
}
