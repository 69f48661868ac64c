/** Grading as a bureau has set it: the shipped rules with its own thresholds of alerts and its own 汛期. */
import * as v from 'valibot'
import { type AlertRule, alertRuleSchema } from '../../../shared/domain/alert'
import type { SeasonMonths } from '../../../shared/domain/water-quality/period'
import type { GradingContext } from '../../engine/water-quality/section-status'
import { readSetting } from '../settings'
import type { Session } from '../session'
import { readGradingContext, type standardFiles } from './water-reference'

export const ALERT_RULE_AREA = 'alertRule'
export const FLOOD_SEASON_AREA = 'floodSeason'
export const DEFAULT_KEY = 'default'

const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
const seasonSchema = v.pipe(
  v.object({ firstMonth: month, lastMonth: month }),
  v.check(({ firstMonth, lastMonth }) => firstMonth <= lastMonth),
)

/** Limits and rules of one standard with what the open workspace has set for itself. */
export async function readOwnGrading(session: Session, standard: keyof typeof standardFiles): Promise<GradingContext> {
  const shipped = await readGradingContext(session.dataFolder, standard)
  const workspace = session.workspace()
  const [alerts, floodSeason] = await Promise.all([
    readSetting(workspace, ALERT_RULE_AREA, DEFAULT_KEY, alertRuleSchema),
    readSetting(workspace, FLOOD_SEASON_AREA, DEFAULT_KEY, seasonSchema),
  ])
  const { rules } = shipped
  return {
    table: shipped.table,
    rules: {
      ...rules,
      alerts: { ...rules.alerts, ...alerts },
      floodSeason: { ...rules.floodSeason, ...floodSeason },
    },
  }
}

/** The thresholds alone, without the provenance of the file. */
export function alertRuleOf({ rules }: GradingContext): AlertRule {
  const { consecutive, jumpFactor, jumpShareOfLimit, silentHours, recentDays } = rules.alerts
  return { consecutive, jumpFactor, jumpShareOfLimit, silentHours, recentDays }
}

/** The months alone. */
export function floodSeasonOf({ rules }: GradingContext): SeasonMonths {
  const { firstMonth, lastMonth } = rules.floodSeason
  return { firstMonth, lastMonth }
}
