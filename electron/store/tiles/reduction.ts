/**
 * What is left out of a tile that would grow too large, step by step until it fits.
 *
 * First labels; then points share cells and small shapes become points, in ever larger cells; last, whatever comes after the
 * layer's share of the bytes. A tile says so: each of its features carries `thinned`.
 */
import { POINT_COUNT } from '../../../shared/domain/tile-columns'
import type { LayerWriter, Tags } from './layer-writer'
import { type ShapeReduction, WHOLE_SHAPES } from './tile-geometry'

/** A tile is never larger. */
export const TILE_LIMIT_BYTES = 500_000

export type Reduction = {
  /** Value of `thinned`, null for a whole tile. */
  readonly mark: 'labels' | 'features' | null
  readonly labels: boolean
  /** Side of the cells that share one point, in tile units; 0: no cells. Shapes smaller than a cell become points. */
  readonly cellUnits: number
  /** What is left out of each shape. */
  readonly shapes: ShapeReduction
  /** Whether a layer ends when it has had its share of the limit. */
  readonly cutsOff: boolean
}

/** Vertices of one feature where nothing less drastic helps: at most 24 kB of them. */
const LAST_RESORT_VERTICES = 4096

function thinned(cellUnits: number, cutsOff = false): Reduction {
  const shapes = { minimumStep: cellUnits / 8, minimumPath: cutsOff ? cellUnits / 2 : 0, maximumVertices: cutsOff ? LAST_RESORT_VERTICES : Infinity }
  return { mark: 'features', labels: false, cellUnits, shapes, cutsOff }
}

export const REDUCTIONS: readonly Reduction[] = [
  { mark: null, labels: true, cellUnits: 0, shapes: WHOLE_SHAPES, cutsOff: false },
  { mark: 'labels', labels: false, cellUnits: 0, shapes: WHOLE_SHAPES, cutsOff: false },
  ...[16, 32, 64, 128].map((cellUnits) => thinned(cellUnits)),
  thinned(256, true),
]

type SharedPoint = { readonly id: number | null; readonly tags: Tags; readonly x: number; readonly y: number; readonly count: number; readonly share: number }

/** Points on their way into a layer, sharing cells where the tile is thinned. */
export class PointWriter {
  readonly #writer: LayerWriter
  readonly #cellUnits: number
  readonly #cells = new Map<number, SharedPoint>()

  constructor(writer: LayerWriter, { cellUnits }: Reduction) {
    this.#writer = writer
    this.#cellUnits = cellUnits
  }

  /**
   * @param count number of features that the point stands for
   * @param x tile units within the tile
   */
  add(id: number | null, count: number, tags: Tags, x: number, y: number): void {
    if (this.#cellUnits === 0) {
      this.#writer.addPoint(id, tags, x, y)
      return
    }
    const key = Math.floor(y / this.#cellUnits) * 65536 + Math.floor(x / this.#cellUnits)
    const known = this.#cells.get(key)
    if (known === undefined) this.#cells.set(key, { id, tags, x, y, count, share: 1 })
    else this.#cells.set(key, { ...known, count: known.count + count, share: known.share + 1 })
  }

  /** Write the points that cells were shared by. */
  finish(): void {
    for (const { id, tags, x, y, count, share } of this.#cells.values()) {
      if (share === 1) this.#writer.addPoint(id, tags, x, y)
      else {
        const shared: number[] = []
        this.#writer.addTag(shared, POINT_COUNT, count)
        this.#writer.addPoint(null, shared, x, y)
      }
    }
  }
}
