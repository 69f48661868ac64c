/** Drinking-water sources: what is measured inside a protection zone, held against class Ⅲ and the supplementary items of GB 3838-2002. */
import type { WaterSourcePlace, WaterSourceStatus } from '../../../shared/domain/bay-status'
import type { Feature } from '../../../shared/domain/feature'
import { parsePeriod, type Period } from '../../../shared/domain/water-quality/period'
import { gradeDrinkingWater } from '../../engine/water-quality/drinking-water'
import { periodMean } from '../../engine/water-quality/period-mean'
import type { GradingContext } from '../../engine/water-quality/section-status'
import { contract } from '../base'
import { areaOf, readPointsInside } from './read-places-inside'
import { monthsOf, readSamples } from './read-samples'
import { readMonths } from './read-sections'
import type { Session } from '../session'
import { readOwnGrading } from './water-settings'

const { waterSource } = contract

export const waterSourceHandlers = waterSource.router({
  status: waterSource.status.handler(({ input, context: { session } }) => readWaterSource(session, input.id, input.period)),
})

/** @throws AppError 'feature.notFound', 'water.badPeriod' */
async function readWaterSource(session: Session, id: string, periodText: string): Promise<WaterSourceStatus> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3838')
  const period = parsePeriod(periodText, grading.rules.floodSeason, (await readMonths(workspace)).at(-1) ?? null)
  const area = areaOf(await workspace.readFeature({ kind: 'waterSource', id }))
  if (area === null) return { period: periodText, places: [] }
  const sections = await readPointsInside(workspace, 'section', area)
  const stations = (await readPointsInside(workspace, 'station', area)).filter(({ properties }) => properties['station_type'] !== 'sea')
  return { period: periodText, places: [...(await gradePlaces(session, sections, 'section_id', period, grading)), ...(await gradePlaces(session, stations, 'station_id', period, grading))] }
}

async function gradePlaces(session: Session, features: readonly Feature[], owner: 'section_id' | 'station_id', period: Period, { table, rules }: GradingContext): Promise<readonly WaterSourcePlace[]> {
  if (features.length === 0) return []
  const workspace = session.workspace()
  const samples = await readSamples(workspace, [{ column: owner, in: features.map(({ id }) => Number(id)) }, monthsOf(period)], owner)
  const summaries = await workspace.readSummaries(features.map(({ kind, id }) => ({ kind, id })))
  return summaries.map((feature) => {
    const waterType = features.find(({ id }) => id === feature.id)?.properties['water_type'] === 'lake' ? 'lake' : 'river'
    const mean = periodMean(samples.get(feature.id) ?? new Map(), period, table, rules)
    if (mean === null) return { feature, class: null, decidedBy: [], supplementsUsed: [], supplementsFailed: [], meets: null }
    const { grade, supplementsUsed, supplementsFailed, meets } = gradeDrinkingWater(mean.sample, table, { waterType, sampleType: mean.sampleType })
    return { feature, class: grade.class, decidedBy: grade.decidedBy, supplementsUsed, supplementsFailed, meets }
  })
}
