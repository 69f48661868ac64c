/** How many features each entry of a legend stands for. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serviceQueries } from '../../api/clients'
import type { StageOnDay } from '../../../shared/contract/feature-life'
import type { LayerId } from '../../../shared/map/catalogue'
import { bayClassLegend, type LegendPart } from '../../../shared/map/legend'
import { useClassedBays } from '../../state/classed-bays'
import { usePastStages } from '../../state/past-stages'
import { usePeriod } from '../../state/period'
import { useTaskPins } from '../../state/task-pins'
import { useView } from '../../state/view'

/** Count by code; `null` stands for unknown codes. Null while counting, and for parts that are not counted. */
export type Counts = ReadonlyMap<string | null, number> | null

export function useLegendCounts(layer: LayerId, part: LegendPart): Counts {
  const { period } = usePeriod()
  const bays = useClassedBays()
  const { column } = part
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  const stored = column === null || part === bayClassLegend || layer === 'section' || layer === 'task' || layer === 'basemap' ? null : { kind: layer, column, vintage: vintages[layer] }
  const isStored = stored !== null
  const byColumn = useQuery(serviceQueries.feature.legendCounts.queryOptions({ input: stored ?? skipToken })).data
  const report = useQuery(
    serviceQueries.section.status.queryOptions({ input: layer === 'section' && period !== null ? { period } : skipToken }),
  ).data
  const pins = useTaskPins()
  const moved = usePastStages(layer === 'ecologicalBuffer' || layer === 'bay' ? layer : 'outfall')
  const isStage = isStored && column === 'stage' && (layer === 'outfall' || layer === 'ecologicalBuffer' || layer === 'bay')

  return useMemo(() => {
    if (part === bayClassLegend) return tally(bays.map((bay) => String(bay.class)))
    if (isStored) return byColumn === undefined ? null : countCodes(isStage ? withMoved(byColumn, moved) : byColumn, part)
    if (layer === 'section' && report !== undefined) {
      const counts = tally(report.sections.map((section) => (section.class === null ? null : String(section.class))))
      return counts.set('missed', report.sections.filter((section) => section.meetsTarget === false).length)
    }
    if (layer === 'task') return tally(pins.map((pin) => pin.colour))
    return null
  }, [isStored, isStage, byColumn, moved, report, pins, bays, layer, part])
}

type Rows = readonly { readonly value: string | number | boolean | null; readonly count: number }[]

/** Counts of a past day: those that stood elsewhere are taken from their stage of now and put to that of then. */
function withMoved(rows: Rows, moved: readonly StageOnDay[]): Rows {
  const changes = [...rows]
  for (const { stage, now } of moved) changes.push({ value: now, count: -1 }, { value: stage, count: 1 })
  return changes
}

/** Codes without an entry of their own count as unknown. */
function countCodes(rows: readonly { readonly value: string | number | boolean | null; readonly count: number }[], part: LegendPart): Map<string | null, number> {
  const known = new Set(part.entries.flatMap((entry) => entry.codes ?? []))
  const counts = new Map<string | null, number>()
  for (const { value, count } of rows) {
    const code = value === null || !known.has(String(value)) ? null : String(value)
    counts.set(code, (counts.get(code) ?? 0) + count)
  }
  return counts
}

function tally(codes: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
