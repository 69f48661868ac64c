/** Converted rows as a batch that the store inserts: derived places where the file states none, the version of legal layers, the layer's name. */
import type { Value } from '../../../shared/domain/feature'
import type { BatchGeometry, FeatureBatch } from '../../../shared/domain/feature-batch'
import { kinds } from '../../../shared/domain/kinds'
import type { FeaturePlan } from './import-feature-plan'
import type { FeatureRows } from './import-feature-rows'

/**
 * @param vintage version date of rows that have none of their own
 * @param chosen places of the rows to take; null: all
 */
export function toFeatureBatch(plan: FeaturePlan, rows: FeatureRows, vintage: string, chosen: readonly number[] | null): FeatureBatch {
  const columns: Record<string, readonly Value[]> = { ...rows.columns }
  columns['district'] = fill(rows.columns['district'], rows.derived.district, plan.kind === 'district' ? (rows.columns['name'] ?? null) : null)
  columns['catchment'] = rows.derived.catchment
  if (kinds[plan.kind].legal) columns['vintage'] = fill(rows.columns['vintage'], constant(vintage, rows.count), null)
  if (plan.kind === 'reference') columns['layer'] = fill(rows.columns['layer'], constant(plan.opened.layer.name, rows.count), null)
  const whole: FeatureBatch = { count: rows.count, geometry: rows.geometry, columns }
  return chosen === null ? whole : take(whole, chosen)
}

function constant(value: string, count: number): readonly string[] {
  return Array.from({ length: count }, () => value)
}

/** The first that is known: stated, derived, else. */
function fill(stated: readonly Value[] | undefined, derived: readonly Value[], otherwise: readonly Value[] | null): readonly Value[] {
  return derived.map((value, index) => stated?.[index] ?? value ?? otherwise?.[index] ?? null)
}

function take({ geometry, columns }: FeatureBatch, chosen: readonly number[]): FeatureBatch {
  return {
    count: chosen.length,
    geometry: takeGeometry(geometry, chosen),
    columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, chosen.map((index) => values[index] ?? null)])),
  }
}

function takeGeometry(geometry: BatchGeometry, chosen: readonly number[]): BatchGeometry {
  if (geometry.type === 'geometries') return { type: 'geometries', geometries: chosen.map((index) => geometry.geometries[index] ?? null) }
  return { type: 'points', xy: Float64Array.from(chosen.flatMap((index) => [geometry.xy[2 * index]!, geometry.xy[2 * index + 1]!])) }
}
