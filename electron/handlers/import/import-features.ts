/** Import of a theme: rows straight into one action, or by key, where differences come first. */
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { kinds, type KindId } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import type { Change } from '../../store/workspace-store'
import { ProblemLog } from '../../engine/import/problem-log'
import { defaultDay } from '../tasks/moment'
import { toFeatureBatch } from './import-feature-batch'
import { planFeatures, type FeaturePlan } from './import-feature-plan'
import { readFeatureRows, type FeatureRows, type RowCounts } from './import-feature-rows'
import { matchFeatures, type FeatureMatches } from './import-feature-matches'
import { actionOf, type ImportOutcome, type ImportTask } from './import-outcome'

/** @throws AppError 'import.crsUnsure', 'import.crsNotFound' where the coordinate system is in doubt and this is no dry run */
export async function importFeatures(task: ImportTask, kind: KindId): Promise<ImportOutcome> {
  const { session, workspace, opened, options, dryRun, log, job } = task
  const plan = await planFeatures(session, workspace, opened, kind, options, job.signal)
  const { decision } = plan
  log.addAll(decision.problems)
  if (plan.withoutPlaces && kind !== 'reference') log.add({ severity: 'warning', code: 'import.noCoordinates', params: {} })
  if (!plan.withoutPlaces && decision.toLonLat === null && !dryRun) throw crsInDoubt(plan)
  const vintage = options.vintage ?? (await defaultDay(workspace))
  const counts: RowCounts = { read: 0, rejected: 0 }
  const facts = { crs: decision.crs, candidates: decision.candidates }
  if (options.key !== undefined) {
    const matches = await matchFeatures(task, plan, vintage, counts)
    const importId = dryRun ? null : (await workspace.write(actionOf(task, decision.crs), matchedChanges(task, plan, vintage, matches), { signal: job.signal, largeOverviews: 'later' })).actionId
    return { importId, ...facts, ...counts, rejected: counts.rejected + matches.rejected, added: matches.newRows.size, updated: matches.updates.length, unchanged: matches.unchanged, repaired: matches.repaired, differences: dryRun ? matches.differences : null, missing: matches.missing.counts }
  }
  const written = { added: 0, repaired: 0 }
  const changes = newFeatures(task, plan, vintage, counts, written)
  let importId: string | null = null
  if (dryRun) for await (const _ of changes) job.signal.throwIfAborted()
  else importId = (await workspace.write(actionOf(task, decision.crs), changes, { signal: job.signal, largeOverviews: 'later' })).actionId
  return { importId, ...facts, ...counts, ...written, updated: 0, unchanged: 0, differences: null, missing: null }
}

async function* newFeatures({ log, job }: ImportTask, plan: FeaturePlan, vintage: string, counts: RowCounts, written: { added: number; repaired: number }): AsyncGenerator<Change> {
  let assumesVintage = false
  for await (const rows of readFeatureRows(plan, log, counts, job)) {
    written.added += rows.count
    written.repaired += rows.repaired.size
    assumesVintage ||= lacksVintage(plan, rows)
    yield { op: 'insertFeatures', kind: plan.kind, batch: toFeatureBatch(plan, rows, vintage, null) }
  }
  job.onProgress(counts.read, counts.read, 'index')
  if (assumesVintage) log.add({ severity: 'warning', code: 'import.vintageAssumed', params: { date: vintage } })
}

/** New rows in batches, then the changed ones. The file is read once more: only what changes is kept in memory. */
async function* matchedChanges({ job }: ImportTask, plan: FeaturePlan, vintage: string, matches: FeatureMatches): AsyncGenerator<Change> {
  if (matches.newRows.size > 0) {
    for await (const rows of readFeatureRows(plan, new ProblemLog(0), { read: 0, rejected: 0 }, job)) {
      const chosen = rows.rows.flatMap((row, index) => (matches.newRows.has(row) ? [index] : []))
      if (chosen.length > 0) yield { op: 'insertFeatures', kind: plan.kind, batch: toFeatureBatch(plan, rows, vintage, chosen) }
    }
  }
  for (const { id, values, geometry } of matches.updates) {
    yield { op: 'updateFeature', kind: plan.kind, id, values, ...(geometry === null ? {} : { geometry: toGeoJson(geometry) }) }
  }
  yield* matches.missing.changes
}

function lacksVintage({ kind }: FeaturePlan, { columns, count }: FeatureRows): boolean {
  if (!kinds[kind].legal) return false
  const stated = columns['vintage']
  return stated === undefined ? count > 0 : stated.some((value) => value === null)
}

function crsInDoubt({ opened, decision }: FeaturePlan): AppError {
  const name = opened.layer.name
  if (decision.candidates.length === 0) {
    const stated = opened.layer.crs.name
    return stated === null ? new AppError('import.crsNotFound', { name }) : new AppError('import.crsUnsupported', { name, crs: stated })
  }
  const candidates = decision.candidates.map(({ code, transform, score }) => `${code}${transform === 'none' ? '' : ` ${transform}`} (${Math.round(100 * score)} %)`).join(', ')
  return new AppError('import.crsUnsure', { name, candidates })
}
