/**
 * Many polygons in four flat arrays: what overlay, validity and distance work on, and what threads share.
 *
 * Feature ⊃ part (one polygon) ⊃ ring ⊃ vertex. Rings are closed: the last vertex repeats the first. The first ring of a part is
 * its shell, the others are its holes; either may run either way. A feature without parts is empty. Which plane the coordinates are in,
 * the owner says: degrees [lon, lat] on CGCS2000 unless a function states otherwise. A set is never changed after it is built.
 */
export type PolygonSet = {
  /** x0, y0, x1, y1 … */
  readonly coordinates: Float64Array
  /** First vertex of each ring; one more entry than rings. */
  readonly ringStarts: Uint32Array
  /** First ring of each part; one more entry than parts. */
  readonly partStarts: Uint32Array
  /** First part of each feature; one more entry than features. */
  readonly featureStarts: Uint32Array
}
