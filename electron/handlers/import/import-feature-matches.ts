/** Features of a file held against those of the workspace, by key, before anything is written. */
import type { Value } from '../../../shared/domain/feature'
import { type FlatGeometry, flatPoint } from '../../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { ImportDifferences } from '../../../shared/domain/import'
import { kinds } from '../../../shared/domain/kinds'
import { findKey, keysOf, keyText, type RowKey } from '../../engine/import/row-key'
import type { Workspace } from '../../store/workspace-store'
import type { FeaturePlan } from './import-feature-plan'
import { readFeatureRows, type FeatureRows, type RowCounts } from './import-feature-rows'
import { fieldsOf } from './import-layer'
import { type ExistingKey, type ExistingRow, type FileRow, RowMatcher, versionedKey, versionOfKey } from './import-matches'
import { MISSING_MARK, type MissingPlan, planMissing } from './import-missing'
import type { ImportTask } from './import-outcome'

export type FeatureMatches = {
  /** Numbers of the records that have no match. */
  readonly newRows: ReadonlySet<number>
  readonly updates: readonly { readonly id: string; readonly values: Readonly<Record<string, Value>>; readonly geometry: FlatGeometry | null }[]
  readonly unchanged: number
  /** Rows that cannot be matched, beside those whose geometry was rejected. */
  readonly rejected: number
  readonly repaired: number
  readonly differences: ImportDifferences
  readonly missing: MissingPlan
}

/** @throws AppError 'import.keyColumn' */
export async function matchFeatures(task: ImportTask, plan: FeaturePlan, vintage: string, counts: RowCounts): Promise<FeatureMatches> {
  const { workspace, opened, options, log, job } = task
  const typed = options.key ?? ''
  const key = findKey(typed, fieldsOf(plan.kind), opened.layer.fields, plan.columns.matched, plan.createConverter().names)
  const existing = await readExistingKeys(workspace, plan, key)
  const matcher = new RowMatcher(options, existing, log, MISSING_MARK)
  const newRows = new Set<number>()
  const updates: FeatureMatches['updates'][number][] = []
  const versions = new Set<string>()
  let [unchanged, rejected, repaired] = [0, 0, 0]
  for await (const rows of readFeatureRows(plan, log, counts, job)) {
    const matched: { index: number; id: string; key: string | null; left: boolean }[] = []
    for (const [index, bare] of keysOf(key, rows.columns, rows.count).entries()) {
      const rowKey = isLegal(plan) ? versionedKey(bare, rows.columns['vintage']?.[index] ?? vintage) : bare
      if (rowKey !== null) versions.add(versionOfKey(rowKey))
      const found = matcher.find({ row: rows.rows[index]!, line: rows.lines[index]!, key: rowKey })
      if (found === 'rejected') rejected++
      else if (rows.repaired.has(rows.rows[index]!)) repaired++
      if (found === 'new') newRows.add(rows.rows[index]!)
      if (found === 'left') unchanged++
      if (typeof found === 'object') matched.push({ index, ...found, key: bare })
    }
    const before = await readExistingRows(workspace, plan, matched.map(({ id }) => id))
    for (const { index, id, key: rowKey, left } of matched) {
      const update = matcher.compare(fileRow(rows, index, rowKey), before.get(id)!)
      if (update === null || left) unchanged++
      else updates.push({ id, values: update.moved ? { ...update.values, ...placesOf(rows, index) } : update.values, geometry: update.moved ? geometryAt(rows, index) : null })
    }
  }
  const differences = matcher.differences((rowKey) => !isLegal(plan) || versions.has(versionOfKey(rowKey)))
  const missing = await planMissing(task, plan.kind, differences.missing, async (ids) => {
    const rows = await readExistingRows(workspace, plan, ids)
    return new Map([...rows].map(([id, { others }]) => [id, others]))
  })
  return { newRows, updates, unchanged, rejected, repaired, differences, missing }
}

const isLegal = ({ kind }: FeaturePlan) => kinds[kind].legal

function fileRow(rows: FeatureRows, index: number, key: string | null): FileRow {
  const values = Object.fromEntries(Object.entries(rows.columns).map(([name, column]) => [name, column[index] ?? null]))
  return { row: rows.rows[index]!, line: rows.lines[index]!, key, values, geometry: geometryAt(rows, index) }
}

function geometryAt({ geometry }: FeatureRows, index: number): FlatGeometry | null {
  if (geometry.type === 'geometries') return geometry.geometries[index] ?? null
  const [lon, lat] = [geometry.xy[2 * index]!, geometry.xy[2 * index + 1]!]
  return Number.isNaN(lon) ? null : flatPoint(lon, lat)
}

/** A feature that moved belongs where it lies now, unless the file states its district. */
function placesOf(rows: FeatureRows, index: number): Readonly<Record<string, Value>> {
  const stated = rows.columns['district']?.[index] ?? null
  const [district, catchment] = [rows.derived.district[index] ?? null, rows.derived.catchment[index] ?? null]
  return { ...(stated === null && district !== null ? { district } : {}), ...(catchment === null ? {} : { catchment }) }
}

async function readExistingKeys(workspace: Workspace, plan: FeaturePlan, key: RowKey): Promise<ReadonlyMap<string, readonly ExistingKey[]>> {
  const keys = new Map<string, ExistingKey[]>()
  for await (const batch of workspace.streamFeatures({ kind: plan.kind, vintage: 'all' })) {
    for (const { id, properties, otherColumns } of batch) {
      const bare = keyText((key.kind === 'column' ? properties : otherColumns)[key.name] ?? null)
      const whole = isLegal(plan) ? versionedKey(bare, properties['vintage'] ?? null) : bare
      if (whole === null) continue
      const entry = { id, name: keyText(properties['name'] ?? null) }
      const known = keys.get(whole)
      if (known === undefined) keys.set(whole, [entry])
      else known.push(entry)
    }
  }
  return keys
}

async function readExistingRows(workspace: Workspace, plan: FeaturePlan, ids: readonly string[]): Promise<ReadonlyMap<string, ExistingRow>> {
  const rows = new Map<string, ExistingRow>()
  if (ids.length === 0) return rows
  for await (const batch of workspace.streamFeatures({ kind: plan.kind, vintage: 'all', where: [{ column: 'fid', in: ids.map(Number) }] })) {
    for (const { id, properties, otherColumns, geometry } of batch) rows.set(id, { id, values: properties, others: otherColumns, geometry: geometry === null ? null : fromGeoJson(geometry) })
  }
  return rows
}
