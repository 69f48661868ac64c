/** Tiles that were made, the least recently used forgotten first, bounded by their bytes. */
import type { VectorTile } from '../workspace-store'

/** What an entry costs beside its bytes. */
const ENTRY_BYTES = 200

export class TileCache {
  readonly #limitBytes: number
  /** A map keeps the order of insertion: the first is the least recently used. */
  readonly #tiles = new Map<string, VectorTile>()
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  get(key: string): VectorTile | undefined {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return undefined
    this.#tiles.delete(key)
    this.#tiles.set(key, tile)
    return tile
  }

  set(key: string, tile: VectorTile): void {
    this.#forget(key)
    this.#tiles.set(key, tile)
    this.#bytes += tile.byteLength + ENTRY_BYTES
    for (const oldest of this.#tiles.keys()) {
      if (this.#bytes <= this.#limitBytes) break
      this.#forget(oldest)
    }
  }

  clear(): void {
    this.#tiles.clear()
    this.#bytes = 0
  }

  #forget(key: string): void {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return
    this.#tiles.delete(key)
    this.#bytes -= tile.byteLength + ENTRY_BYTES
  }
}
