/** Invented discharge and loads of the demonstration's outfalls that have been monitored. */
import type { Random } from './random'
import type { SampleFeature } from './sample-row'

/** Stages before monitoring: nothing is known of the load. */
const NOT_MONITORED: ReadonlySet<unknown> = new Set(['suspected', 'confirmed'])
/** Share of the monitored that have figures. */
const SHARE = 0.6
/** Typical discharge in m³ a day, by class. */
const VOLUMES: Readonly<Record<string, number>> = { industrial: 420, townWorks: 9000, farming: 160, other: 60 }

/** The same outfalls in the same order. Concentrations are those of treated to raw sewage, in g/m³. */
export function withLoads(outfalls: readonly SampleFeature[], random: Random): readonly SampleFeature[] {
  return outfalls.map((outfall) => {
    if (outfall.kind !== 'outfall' || NOT_MONITORED.has(outfall.values['stage']) || random.next() > SHARE) return outfall
    const volume = Math.round((VOLUMES[String(outfall.values['outfall_class'])] ?? 80) * random.between(0.2, 2.4))
    const load = (low: number, high: number) => Math.round(volume * random.between(low, high) * 0.1) / 100
    return {
      ...outfall,
      values: { ...outfall.values, discharge_volume: volume, cod_load: load(20, 120), ammonia_load: load(0.5, 12), nitrogen_load: load(6, 25), phosphorus_load: load(0.2, 2) },
    }
  })
}
