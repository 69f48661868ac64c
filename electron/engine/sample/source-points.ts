/** Invented sampling points in the demonstration's drinking-water sources, with monthly readings and the supplementary items. */
import { pointOnFeature } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Random } from './random'
import { sampleFeature, type SampleFeature, type SampleRow } from './sample-row'

/** One manual sampling point inside the first-class zone of each source. */
export function makeSourcePoints(zones: readonly SampleFeature[]): readonly SampleFeature[] {
  return zones
    .filter(({ kind, values }) => kind === 'waterSource' && values['protection_level'] === 'first')
    .map((zone, index) =>
      sampleFeature('station', `source point ${index}`, pointOnFeature(zone.geometry as Polygon | MultiPolygon).geometry, {
        code: `SF-Y${String(index + 1).padStart(2, '0')}`,
        name: `${String(zone.values['name'])}取水口`,
        district: zone.values['district'] ?? null,
        station_type: 'manual',
        water_body: zone.values['water_body'] ?? null,
      }),
    )
}

/** [item, typical value, spread, decimals]. */
const ITEMS = [
  ['ph', 7.8, 0.02, 1], ['dissolvedOxygen', 8.1, 0.06, 1], ['permanganateIndex', 2.4, 0.1, 1], ['ammoniaNitrogen', 0.12, 0.3, 2],
  ['totalPhosphorus', 0.07, 0.12, 3], ['sulfate', 42, 0.1, 0], ['chloride', 31, 0.1, 0], ['nitrateNitrogen', 1.7, 0.1, 2], ['iron', 0.09, 0.3, 2], ['manganese', 0.03, 0.3, 2],
] as const

export function* makeSourceReadings(points: readonly SampleFeature[], months: readonly string[], random: Random): Generator<SampleRow> {
  for (const point of points) {
    for (const time of months) {
      for (const [item, typical, spread, decimals] of ITEMS) {
        const reported = Math.max(typical * (1 + random.normal() * spread), typical * 0.3).toFixed(decimals)
        yield {
          table: 'reading',
          values: {
            station_id: { ref: point.ref }, time, item, value: Number(reported), reported, below_detection: false,
            sample_source: 'manual', source: '示范数据（程序生成，非实测）', demonstration: true,
          },
        }
      }
    }
  }
}
