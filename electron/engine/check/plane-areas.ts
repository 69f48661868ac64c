/**
 * Planar areas of findings beside those on the ellipsoid.
 *
 * The pieces of the exact overlay are projected vertex by vertex, as PROJ and PostGIS (`ST_Area(ST_Transform(…))`) do; a Gauss-Krüger plane
 * is up to some 0.1 % larger than the ellipsoid.
 */
import type { Finding, FindingPiece } from '../../../shared/domain/check'
import { createProjectedTransformation } from '../../../shared/domain/crs/transform'
import { doubleAreaOfRingSigned } from '../../../shared/domain/flat-geometry'

/**
 * @param pieces of the findings, in their order
 * @param proj proj4 string of the plane, in metres
 * @returns the findings with `planeOverlapSquareMeters`, null where there is no area
 */
export function withPlaneAreas(findings: readonly Finding[], pieces: readonly FindingPiece[], proj: string): readonly Finding[] {
  const project = createProjectedTransformation(proj)
  return findings.map((finding, index) => {
    const geometry = pieces[index]?.geometry ?? null
    if (finding.overlapSquareMeters === null) return { ...finding, planeOverlapSquareMeters: null }
    let squareMeters = 0
    for (const polygon of geometry?.coordinates ?? []) {
      polygon.forEach((ring, number) => {
        const xy = Float64Array.from(ring.flatMap(([lon = 0, lat = 0]) => [lon, lat]))
        project(xy)
        const area = Math.abs(doubleAreaOfRingSigned(xy, 0, xy.length / 2)) / 2
        squareMeters += number === 0 ? area : -area
      })
    }
    return { ...finding, planeOverlapSquareMeters: squareMeters }
  })
}
