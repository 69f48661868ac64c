/** Whether anything in a file has a place. */
import type { ImportInspection } from '../../../shared/domain/import'

const PLACE_TARGETS: ReadonlySet<string | null> = new Set(['x', 'y', 'longitude', 'latitude'])

export function hasCoordinates({ layers, layer, columns, crs, candidates }: ImportInspection): boolean {
  const family = layers.find(({ name }) => name === layer)?.geometryType ?? null
  return crs !== null || candidates.length > 0 || family !== null || columns.some(({ target }) => PLACE_TARGETS.has(target))
}
