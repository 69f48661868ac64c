/** What may be wrong with a polygon, with the place where it shows. Codes stand in import reports, so they never change. */

export type GeometryProblemCode =
  | 'geometry.notFinite'
  | 'geometry.ringNotClosed'
  | 'geometry.tooFewPoints'
  | 'geometry.selfIntersection'
  | 'geometry.ringSelfIntersection'
  | 'geometry.holeOutsideShell'
  | 'geometry.nestedHoles'
  | 'geometry.nestedShells'
  | 'geometry.disconnectedInterior'

export type GeometryProblem = {
  readonly code: GeometryProblemCode
  /** [lon, lat] or [x, y], as the coordinates that were checked. */
  readonly at: readonly [number, number]
}
