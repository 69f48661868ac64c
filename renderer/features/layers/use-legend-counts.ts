/** How many features each entry of a legend stands for. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serviceQueries } from '../../api/clients'
import type { LayerId } from '../../../shared/map/catalogue'
import type { LegendPart } from '../../../shared/map/legend'
import { useMonth } from '../../state/month'
import { useView } from '../../state/view'

/** Count by code; `null` stands for unknown codes. Null while counting, and for parts that are not counted. */
export type Counts = ReadonlyMap<string | null, number> | null

export function useLegendCounts(layer: LayerId, part: LegendPart): Counts {
  const { month } = useMonth()
  const { column } = part
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  const stored = column === null || layer === 'section' || layer === 'task' || layer === 'basemap' ? null : { kind: layer, column, vintage: vintages[layer] }
  const isStored = stored !== null
  const byColumn = useQuery(serviceQueries.feature.legendCounts.queryOptions({ input: stored ?? skipToken })).data
  const report = useQuery(
    serviceQueries.section.status.queryOptions({ input: layer === 'section' && month !== null ? { period: month } : skipToken }),
  ).data
  const pins = useQuery({ ...serviceQueries.task.pins.queryOptions(), enabled: layer === 'task' }).data

  return useMemo(() => {
    if (isStored) return byColumn === undefined ? null : countCodes(byColumn, part)
    if (layer === 'section' && report !== undefined) {
      const counts = tally(report.sections.map((section) => (section.class === null ? null : String(section.class))))
      return counts.set('missed', report.sections.filter((section) => section.meetsTarget === false).length)
    }
    if (layer === 'task' && pins !== undefined) return tally(pins.map((pin) => pin.colour))
    return null
  }, [isStored, byColumn, report, pins, layer, part])
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
