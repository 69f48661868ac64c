/** Lines that a water network is made of. Pure; [lon, lat] in degrees. */

export type Position = readonly [number, number]

/** One line of a waterway; a waterway of several lines gives them one `id`. */
export type WaterLine = {
  readonly id: string
  readonly name: string | null
  /** Of the waterway, as other waterways may name it. */
  readonly code?: string | null
  /** Waterway, lake or sea that it runs into, as recorded (汇入); null or absent where it is not. */
  readonly flowsTo?: string | null
  /** As digitised; in the direction of flow where that is known. */
  readonly positions: readonly Position[]
}

/** A segment between two vertices, in the direction of flow. */
export type Segment = {
  /** Index into the lines; of a bridge, the line whose end it continues. */
  readonly line: number
  readonly from: Position
  readonly to: Position
  /** Nodes at `from` and `to`: vertices at the same place are one node. */
  readonly start: number
  readonly end: number
  readonly meters: number
  /** It closes the gap between the end of a line and another line. */
  readonly bridge: boolean
}
