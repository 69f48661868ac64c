/** Where a record lies: its own geometry, or the place in columns that a person named. */
import { type FlatGeometry, flatPoint } from '../../shared/domain/flat-geometry'
import type { SourceRecord } from '../../shared/domain/source-record'
import { type PlaceColumns, readPlace } from '../engine/import/place-columns'

/** @returns in the file's system; null where the record has no place, or none that can be read */
export function recordGeometry({ geometry, attributes }: SourceRecord, columns: PlaceColumns | null): FlatGeometry | null {
  if (columns === null) return geometry
  const place = readPlace(columns, attributes)
  return place.kind === 'place' ? flatPoint(place.x, place.y) : null
}
