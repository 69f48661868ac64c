/** A feature on its way to paper: what the style asks of it, and its geometry in millimetres of the frame. */

export type MapFeature = {
  readonly id: number | undefined
  /** 1 point, 2 line, 3 area: as vector tiles and the style's expressions count. */
  readonly type: 1 | 2 | 3
  readonly properties: Readonly<Record<string, unknown>>
  /** Of points: x, y, x, y. */
  readonly points: readonly number[]
  /**
   * Of lines, their pieces; of areas, their outline without the edges along which tiles were cut. Flat x, y; cut to the frame and a
   * margin around it.
   */
  readonly lines: readonly (readonly number[])[]
  /**
   * Of areas: rings without their first vertex repeated, cut to the frame. Pieces of one area may overlap; shells all turn one way
   * and holes the other, so that what they wind around is inside.
   */
  readonly rings: readonly (readonly number[])[]
}

/** Features of one source layer; of a source without layers under the empty name. */
export type SourceLayers = ReadonlyMap<string, readonly MapFeature[]>
