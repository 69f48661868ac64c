/** A look into a file: its first rows as they lie there, and some of its geometry. */
import type { SourceRecord } from '../../../shared/domain/source-record'
import { GeometrySampler } from '../../engine/import/geometry-sampler'
import type { PlaceColumns } from '../../engine/import/place-columns'
import type { OpenedLayer } from './import-layer'
import { recordGeometry } from '../record-geometry'

export type Preview = {
  readonly records: readonly SourceRecord[]
  readonly sampler: GeometrySampler
  /** Every record of the layer was looked at. */
  readonly whole: boolean
}

/** How far a preview looks into a large file. */
const MOST_RECORDS = 50_000
const MOST_VERTICES = 2_000_000

/**
 * @param rows how many records are shown
 * @param place columns that a person named for the place; null: the layer's geometry
 */
export async function readPreview({ source, layer }: OpenedLayer, rows: number, place: PlaceColumns | null, signal: AbortSignal): Promise<Preview> {
  const shown: SourceRecord[] = []
  const sampler = new GeometrySampler()
  const hasPlaces = layer.geometryType !== null || place !== null
  let vertices = 0
  for await (const { records } of source.read(layer, signal)) {
    shown.push(...records.slice(0, rows - shown.length))
    for (const record of records) {
      const geometry = recordGeometry(record, place)
      vertices += sampler.add(record.row, geometry)
    }
    const isEnough = !hasPlaces || sampler.records >= MOST_RECORDS || vertices >= MOST_VERTICES
    if (isEnough && shown.length >= rows) return { records: shown, sampler, whole: sampler.records === layer.featureCount }
  }
  return { records: shown, sampler, whole: true }
}
