/**
 * Constraint layers that stay in memory between the checks of one session, with all that was prepared from them: a parcel that is being drawn
 * is checked at every move of a corner.
 */
import { simpleParts } from '../../../shared/domain/flat-geometry'
import { shapesOf } from '../../engine/check/stored-features'
import type { ConstraintLayer } from '../../engine/check/subject'
import type { WorkspaceReader } from '../../store/workspace-store'

/** About 80 bytes of memory each, prepared. Layers beyond it are read again each time. */
const MAXIMUM_VERTICES = 2_000_000

export class LayerCache {
  readonly #layers = new Map<string, { readonly layer: ConstraintLayer; readonly vertices: number }>()
  #version = ''

  /**
   * @param key what was read; the workspace's state is known to the cache
   * @param read called where it is not there
   */
  async layer(workspace: WorkspaceReader, key: string, read: () => Promise<ConstraintLayer>): Promise<ConstraintLayer> {
    const { hash } = await workspace.logHead()
    const version = `${(await workspace.info()).path} ${hash}`
    if (version !== this.#version) this.#layers.clear()
    this.#version = version
    const known = this.#layers.get(key)
    if (known !== undefined) {
      // Last used, last thrown out.
      this.#layers.delete(key)
      this.#layers.set(key, known)
      return known.layer
    }
    const layer = await read()
    this.#layers.set(key, { layer, vertices: verticesOf(layer) })
    this.#shrink()
    return layer
  }

  #shrink(): void {
    let vertices = [...this.#layers.values()].reduce((sum, entry) => sum + entry.vertices, 0)
    for (const [key, entry] of this.#layers) {
      if (vertices <= MAXIMUM_VERTICES) return
      this.#layers.delete(key)
      vertices -= entry.vertices
    }
  }
}

function verticesOf({ features }: ConstraintLayer): number {
  const { polygons, others } = shapesOf(features)
  let vertices = polygons.coordinates.length / 2
  for (const geometry of others.values()) for (const { xy } of simpleParts(geometry)) vertices += xy.length / 2
  return vertices
}
