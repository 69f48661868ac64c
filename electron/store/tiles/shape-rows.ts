/** The overview rows of lines and areas: each as it is drawn at every zoom, and the point that stands for it. */
import { type Anchor, anchorOf } from './anchor'
import type { SourceFeature } from './feature-source'
import { Generaliser, LABEL_UNITS } from './generalise'
import type { GroupKey, ShapeRow } from './overview-rows'
import { PathSet } from './path-set'
import { squaredSignificance } from './significance'
import { DETAIL_ZOOM, worldUnit } from './tile-grid'

type Entry = {
  readonly fid: number
  readonly properties: string
  readonly label: string | null
  /** First point of a feature that consists of points. */
  readonly point: Anchor | null
}

/** Features of one group, whose shared boundaries are to stay shared. Append them all, then ask for rows. */
export class ShapeGroup {
  readonly #group: GroupKey
  readonly #paths = new PathSet()
  readonly #entries: Entry[] = []

  constructor(group: GroupKey) {
    this.#group = group
  }

  append({ fid, properties, label, shape }: SourceFeature): void {
    this.#paths.appendFeature(shape)
    const point = shape.pointCount > 0 ? { x: worldUnit(shape.x[0]!), y: worldUnit(shape.y[0]!), inArea: false } : null
    this.#entries.push({ fid, properties, label, point })
  }

  /**
   * Rows of the features that `wanted` answers true for, finest zoom first: that at `DETAIL_ZOOM`, then those with geometry.
   * @returns nothing for a feature without vertices
   */
  *rows(wanted: (fid: number) => boolean): Generator<readonly ShapeRow[]> {
    const significance = squaredSignificance(this.#paths)
    const generaliser = new Generaliser(this.#paths, significance)
    for (let feature = 0; feature < this.#entries.length; feature++) {
      const entry = this.#entries[feature]!
      if (!wanted(entry.fid)) continue
      const anchor = anchorOf(this.#paths, feature, significance) ?? entry.point
      if (anchor !== null) yield this.#rowsOf(feature, entry, anchor, generaliser)
    }
  }

  #rowsOf(feature: number, entry: Entry, { x, y, inArea }: Anchor, generaliser: Generaliser): readonly ShapeRow[] {
    const drawn: { readonly zoom: number; readonly packed: Uint8Array; readonly bounds: readonly [number, number, number, number] }[] = []
    for (let zoom = DETAIL_ZOOM - 1; zoom >= 0; zoom--) {
      const shape = generaliser.generalise(feature, zoom)
      if (shape === null) break
      drawn.push({ zoom, packed: shape.packed, bounds: [shape.west, shape.north, shape.east, shape.south] })
    }
    const { fid, properties, label } = entry
    const common = { fid, group: this.#group, shapeZoom: DETAIL_ZOOM - drawn.length, x, y, properties }
    return [
      // A label hangs on this point only in an area; a line is labelled along itself.
      { ...common, zoom: DETAIL_ZOOM, label: inArea ? label : null, packed: null, bounds: null },
      ...drawn.map(({ zoom, packed, bounds }): ShapeRow => {
        const [west, north, east, south] = bounds
        return { ...common, zoom, label: Math.max(east - west, south - north) >= LABEL_UNITS ? label : null, packed, bounds }
      }),
    ]
  }
}
