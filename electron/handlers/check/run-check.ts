/** The conflict check as one request: subjects, the layers that bind on the day, rules; the report. */
import type { CheckInput } from '../../../shared/contract/check'
import type { CheckReport } from '../../../shared/domain/check'
import { findCrs } from '../../../shared/domain/crs'
import type { Rule } from '../../../shared/domain/rules/rule'
import { AppError } from '../../../shared/errors'
import { cutPieces } from '../../engine/check/cut-finding-pieces'
import { featuresWithin } from '../../engine/check/feature-bounds'
import { withPlaneAreas } from '../../engine/check/plane-areas'
import { checkedLayer } from '../../engine/check/site-answer'
import { runCheck } from '../../engine/check/run-check'
import { shapesOf } from '../../engine/check/stored-features'
import { latitudeOfEqualAreaY } from '../../engine/geodesy/equal-area'
import { boundsOfShapes } from '../../engine/geometry/shape-table'
import type { JobContext } from '../../store/workspace-store'
import { fingerprintOf } from './check-fingerprint'
import { readCrsRegistry } from '../sources/crs-registry'
import { keepLastCheck } from './last-check'
import { LayerCache } from './layer-cache'
import { reachedBounds, readConstraintLayers } from './read-constraint-layers'
import { readRules } from './read-rules'
import { readSubjects } from './read-subjects'
import { defaultDay } from '../tasks/moment'
import type { Session } from '../session'

/** For sketches only: a file or a layer is seldom checked twice. */
const layerCaches = new WeakMap<Session, LayerCache>()

/**
 * Run the check.
 *
 * @throws AppError 'check.unknownRule', 'import.unknownCrs' for the plane, and what reading the subjects throws
 */
export async function checkConflicts(session: Session, input: CheckInput, job: Required<JobContext>): Promise<CheckReport> {
  const workspace = session.workspace()
  const on = input.on ?? (await defaultDay(workspace))
  const proj = input.plane === undefined ? null : await requirePlane(session, input.plane)
  const rules = chooseRules(await readRules(session), input.rules)
  const { subjects, source } = await readSubjects(session, input, rules, job)
  const bounds = boundsOfShapes(shapesOf(subjects))
  const layers = await readConstraintLayers(workspace, { rules, on, bounds, cache: input.subjects.type === 'sketch' ? layerCacheOf(session) : null }, job)
  const { findings, constraintProblems, comparedLayers, ...result } = runCheck(subjects, layers, rules, {
    toleranceSquareMeters: input.toleranceSquareMeters,
    on,
    language: input.language,
    throwIfCancelled: () => job.signal.throwIfAborted(),
    onProgress: job.onProgress,
  })
  const checkedRules = rules.filter(({ enabled }) => enabled)
  const near = [...layers.values()].map((layer) => ({
    layer,
    near: featuresWithin(layer, bounds === null ? null : reachedBounds(bounds, checkedRules.filter(({ constraint }) => constraint.layer === layer.kind))),
  }))
  const nearKeys = new Set(constraintProblems.length === 0 ? [] : near.flatMap((entry) => entry.near.map((index) => `${entry.layer.kind} ${entry.layer.features[index]?.id}`)))
  const report: CheckReport = {
    source,
    subjects: subjects.length,
    // Every other subject stands in one of these lists, once.
    subjectsWithFindings: subjects.length - result.noFindings.length - result.unchecked.length,
    checkedAgainst: comparedLayers.flatMap((kind) => layers.get(kind) ?? []).map(checkedLayer),
    rules: checkedRules.map(({ id, version, verified }) => ({ id, version, verified })),
    toleranceSquareMeters: input.toleranceSquareMeters,
    activity: input.activity ?? null,
    areaMethod: 'ellipsoid',
    plane: input.plane ?? null,
    on,
    findings: proj === null ? findings : withPlaneAreas(findings, cutPieces(findings, subjects, layers, latitudeOfEqualAreaY), proj),
    ...result,
    constraintProblems: constraintProblems.filter(({ layer, constraint }) => nearKeys.has(`${layer} ${constraint}`)),
    fingerprint: fingerprintOf({
      subjects,
      layers: near,
      rules: checkedRules,
      toleranceSquareMeters: input.toleranceSquareMeters,
      on,
      plane: input.plane ?? null,
      programVersion: session.programVersion,
    }),
  }
  keepLastCheck(session, { subjects, layers, rules, report })
  return report
}

function chooseRules(all: readonly Rule[], wanted: readonly string[] | undefined): readonly Rule[] {
  for (const id of wanted ?? []) if (!all.some((rule) => rule.id === id)) throw new AppError('check.unknownRule', { rule: id })
  return wanted === undefined ? all : all.filter(({ id }) => wanted.includes(id))
}

async function requirePlane(session: Session, code: string): Promise<string> {
  const definition = findCrs(await readCrsRegistry(session.dataFolder), code)
  if (definition === null || definition.proj.startsWith('+proj=longlat')) throw new AppError('check.notAPlane', { crs: code })
  return definition.proj
}

function layerCacheOf(session: Session): LayerCache {
  const known = layerCaches.get(session) ?? new LayerCache()
  layerCaches.set(session, known)
  return known
}
