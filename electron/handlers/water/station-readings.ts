/** Readings of a monitoring station, item by item. */
import type { StationReadings } from '../../../shared/domain/section'
import { isItemCode, type ItemCode } from '../../../shared/domain/water-quality/item'
import type { WorkspaceReader } from '../../store/workspace-store'
import { textOf } from './read-sections'
import { text } from '../tasks/row-text'

/** @throws AppError 'feature.notFound' */
export async function readStation(workspace: WorkspaceReader, id: string): Promise<StationReadings> {
  const [station, readings] = await Promise.all([
    workspace.readFeature({ kind: 'station', id }),
    workspace.listRecords({ table: 'reading', where: [{ column: 'station_id', equals: Number(id) }], orderBy: { column: 'time' } }),
  ])
  const points = new Map<ItemCode, { time: string; value: number }[]>()
  for (const row of readings.rows) {
    const item = text(row, 'item')
    const value = row.values['value']
    if (!isItemCode(item) || typeof value !== 'number') continue
    const series = points.get(item) ?? []
    series.push({ time: text(row, 'time'), value })
    points.set(item, series)
  }
  return { section: await sectionNamed(workspace, textOf(station, 'section')), series: [...points].map(([item, own]) => ({ item, points: own })) }
}

async function sectionNamed(workspace: WorkspaceReader, name: string | null): Promise<StationReadings['section']> {
  if (name === null || name === '') return null
  const { features } = await workspace.listFeatures({ kind: 'section', where: [{ column: 'name', equals: name }], limit: 1 })
  const [found] = features
  return found === undefined ? null : ((await workspace.readSummaries([found]))[0] ?? null)
}
