/** Invented sea-water points of the demonstration's bays with readings of spring, summer and autumn. */
import { bbox, booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Random } from './random'
import { sampleFeature, type SampleFeature, type SampleRow } from './sample-row'

const POINTS_PER_BAY = 3
const ATTEMPTS = 400
/** Months of the three surveys. */
const SURVEY_MONTHS = ['05', '08', '10'] as const

/** Stations of type 海水监测点, inside each bay. */
export function makeSeaPoints(bays: readonly SampleFeature[], random: Random): readonly SampleFeature[] {
  return bays.flatMap((bay) => {
    const area = bay.geometry as Polygon | MultiPolygon
    const name = String(bay.values['name'])
    return pointsInside(area, random).map((coordinates, index) =>
      sampleFeature('station', `sea ${name} ${index}`, { type: 'Point', coordinates: [...coordinates] }, {
        code: `SF-H${name.slice(0, 2)}${index + 1}`,
        name: `${name}海水${index + 1}号点`,
        district: bay.values['district'] ?? null,
        station_type: 'sea',
        section: null,
        water_body: name,
        online: null,
        sea_area: Math.round(random.between(6, 40) * 10) / 10,
      }),
    )
  })
}

function pointsInside(area: Polygon | MultiPolygon, random: Random): readonly Position[] {
  const [west, south, east, north] = bbox(area)
  const found: Position[] = []
  for (let attempt = 0; attempt < ATTEMPTS && found.length < POINTS_PER_BAY; attempt += 1) {
    const position: Position = [random.between(west, east), random.between(south, north)]
    if (booleanPointInPolygon(position, area)) found.push(position)
  }
  return found
}

/** @param years of the surveys, oldest first; @param last newest month that may have a survey (`2023-10`) */
export function* makeSeaReadings(points: readonly SampleFeature[], years: readonly number[], last: string, random: Random): Generator<SampleRow> {
  for (const point of points) {
    const burden = random.between(0.15, 0.85)
    for (const time of years.flatMap((year) => SURVEY_MONTHS.map((month) => `${year}-${month}`)).filter((month) => month <= last)) {
      const load = burden * random.between(0.8, 1.2)
      yield reading(point, time, 'ph', 8.1 + random.normal() * 0.04, 2)
      yield reading(point, time, 'dissolvedOxygen', 7.6 - 0.9 * load + random.normal() * 0.15, 2)
      yield reading(point, time, 'chemicalOxygenDemand', 0.9 + 1.3 * load, 2)
      yield reading(point, time, 'inorganicNitrogen', 0.12 + 0.32 * load, 3)
      yield reading(point, time, 'reactivePhosphate', 0.008 + 0.026 * load, 4)
      yield reading(point, time, 'petroleum', 0.012 + 0.02 * load, 3)
    }
  }
}

function reading(point: SampleFeature, time: string, item: string, value: number, decimals: number): SampleRow {
  const reported = value.toFixed(decimals)
  return {
    table: 'reading',
    values: {
      station_id: { ref: point.ref },
      time,
      item,
      value: Number(reported),
      reported,
      below_detection: false,
      sample_source: 'manual',
      source: '示范数据（程序生成，非实测）',
      demonstration: true,
    },
  }
}
