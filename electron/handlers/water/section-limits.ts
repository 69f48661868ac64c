/** The limits that one section's values are held against. */
import type { SectionLimit } from '../../../shared/domain/section'
import { periodOf } from '../../../shared/domain/water-quality/period'
import { factsOf, readMonths } from './read-sections'
import { readLimitOverrides } from './read-targets'
import type { Session } from '../session'
import { readGradingContext } from './water-reference'

/**
 * Limits by item for a section's water type; its own limits are those of the newest month that has readings.
 *
 * @throws AppError 'feature.notFound'
 */
export async function readLimitsOfSection(session: Session, id: string): Promise<readonly SectionLimit[]> {
  const workspace = session.workspace()
  const { table } = await readGradingContext(session.dataFolder, 'gb3838')
  const { waterType } = factsOf(await workspace.readFeature({ kind: 'section', id }), [])
  const newest = (await readMonths(workspace)).at(-1)
  const own = newest === undefined ? [] : (await readLimitOverrides(workspace))(id, periodOf(newest, newest))
  return table.limits[waterType].map(({ item, counts, operator, limits, lows }) => ({
    item,
    counts,
    operator,
    limits: limits.map((limit) => (Number.isFinite(limit) ? limit : null)),
    lows,
    own: own.find((override) => override.item === item)?.limit ?? null,
  }))
}
