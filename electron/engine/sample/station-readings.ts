/**
 * Invented four-hourly readings of some automatic stations in the last days, among them one that runs past its target, one with a
 * jump and one that fell silent: what alerts are raised from.
 */
import type { Random } from './random'
import type { SampleFeature, SampleRow } from './sample-row'
import type { SampleSection } from './water-network'

const STATIONS = 12
const DAYS = 6
const HOURS_BETWEEN = 4

/** Which of the stations, in order, shows what. */
const RUN_AT = 2
const JUMP_AT = 5
const SILENT_AT = 8
/** Readings that the silent station is short of at the end. */
const SILENT_READINGS = 15

/** @param today ISO date: the last day with readings */
export function* makeStationReadings(features: readonly SampleFeature[], sections: readonly SampleSection[], today: string, random: Random): Generator<SampleRow> {
  const burdens = new Map(sections.map(({ name, burden }) => [name, burden]))
  const stations = features.filter(({ kind, values }) => kind === 'station' && values['station_type'] === 'standard' && values['online'] === true).slice(0, STATIONS)
  const times = timesUpTo(today)
  for (const [index, station] of stations.entries()) {
    const burden = burdens.get(String(station.values['section'])) ?? 0.4
    const calm = Math.min(burden, 0.45)
    const shown = index === SILENT_AT ? times.slice(0, -SILENT_READINGS) : times
    for (const [at, time] of shown.entries()) {
      const fromEnd = shown.length - 1 - at
      const phosphorus = (0.05 + 0.12 * calm) * (1 + random.normal() * 0.08)
      const ammonia = (0.1 + 0.5 * calm) * (1 + random.normal() * 0.1)
      yield reading(station, time, 'ph', 7.6 + random.normal() * 0.1, 1)
      yield reading(station, time, 'dissolvedOxygen', 8.4 - 2 * calm + random.normal() * 0.3, 2)
      yield reading(station, time, 'permanganateIndex', 2.6 + 2.4 * calm + random.normal() * 0.15, 2)
      yield reading(station, time, 'ammoniaNitrogen', index === JUMP_AT && fromEnd < 3 ? 1.35 - 0.1 * fromEnd : ammonia, 3)
      yield reading(station, time, 'totalPhosphorus', index === RUN_AT && fromEnd < 7 ? 0.31 - 0.012 * fromEnd : phosphorus, 3)
    }
  }
}

/** `2023-10-26T00:00`, every four hours, oldest first. */
function timesUpTo(today: string): readonly string[] {
  const end = Date.parse(`${today}T20:00Z`)
  const count = (DAYS * 24) / HOURS_BETWEEN
  return Array.from({ length: count }, (_, index) => new Date(end - (count - 1 - index) * HOURS_BETWEEN * 3_600_000).toISOString().slice(0, 16))
}

function reading(station: SampleFeature, time: string, item: string, value: number, decimals: number): SampleRow {
  const reported = Math.max(value, 0).toFixed(decimals)
  return {
    table: 'reading',
    values: {
      station_id: { ref: station.ref },
      time,
      item,
      value: Number(reported),
      reported,
      below_detection: false,
      sample_source: 'automatic',
      source: '示范数据（程序生成，非实测）',
      demonstration: true,
    },
  }
}
