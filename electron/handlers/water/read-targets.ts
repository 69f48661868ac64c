/** What sections are held against beside their target class: limits of their own, and ratio targets of a year. */
import { isItemCode } from '../../../shared/domain/water-quality/item'
import { formatMonth, type Period } from '../../../shared/domain/water-quality/period'
import type { RatioTarget } from '../../../shared/domain/water-quality/ratio-target'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import type { LimitOverride } from '../../engine/water-quality/exceedances'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from '../tasks/row-text'

/**
 * Limits of their own, by section and period. One counts where it is in force in the period's last month.
 */
export async function readLimitOverrides(workspace: WorkspaceReader): Promise<(sectionId: string, period: Period) => readonly LimitOverride[]> {
  const { rows } = await workspace.listRecords({ table: 'sectionLimitOverride' })
  return (sectionId, period) => {
    const month = formatMonth(period.last)
    return rows.filter((row) => text(row, 'section_id') === sectionId && inForce(row, month)).flatMap((row) => {
      const item = text(row, 'item')
      const limit = row.values['limit_value']
      if (!isItemCode(item) || typeof limit !== 'number') return []
      return [{ item, limit, strict: row.values['strict'] === true }]
    })
  }
}

function inForce(row: RecordRow, month: string): boolean {
  const from = textOrNull(row, 'valid_from')?.slice(0, 7) ?? ''
  const to = textOrNull(row, 'valid_to')?.slice(0, 7) ?? '9999'
  return from <= month && month <= to
}

/** Targets of the newest plan year that is not after `year`, one a control level. */
export async function readRatioTargets(workspace: WorkspaceReader, year: number): Promise<readonly RatioTarget[]> {
  const { rows } = await workspace.listRecords({ table: 'ratioTarget', where: [{ column: 'year', atMost: year }], orderBy: { column: 'year', descending: true } })
  return CONTROL_LEVELS.flatMap((controlLevel) => {
    const row = rows.find((candidate) => text(candidate, 'control_level') === controlLevel)
    const goodRatio = row?.values['good_ratio']
    const decimals = row?.values['decimals']
    return typeof goodRatio === 'number' ? [{ controlLevel, goodRatio, decimals: typeof decimals === 'number' ? decimals : 1 }] : []
  })
}
