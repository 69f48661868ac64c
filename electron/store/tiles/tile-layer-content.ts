/** A layer of a tile: read once, written as often as the tile's size asks for. */
import type { LayerWriter } from './layer-writer'
import type { Reduction } from './reduction'

export interface TileLayerContent {
  /** Name of the source layer: the theme's table. */
  readonly name: string
  readonly isEmpty: boolean
  /** Not every feature that belongs into the tile was read. */
  readonly isSampled: boolean
  /** @param limitBytes position in the tile behind which no further feature is begun */
  write(writer: LayerWriter, reduction: Reduction, limitBytes: number): void
}
