/** How many rows differ, by kind. Lists are cut at a bound; then the report's own counts say more, or at least that there are more. */
import type { ImportReport } from '../../../shared/domain/import'
import type { Language } from '../../../shared/messages/translate'
import { LISTED } from '../../state/import-jobs'

export type DifferenceCounts = Readonly<Record<'added' | 'changed' | 'missing', string>>

/** @returns texts such as `1,204`, and `20,000+` where nobody counted on; null without a key */
export function differenceCounts({ differences, added, updated, missing }: ImportReport, language: Language): DifferenceCounts | null {
  if (differences === null) return null
  const number = new Intl.NumberFormat(language)
  const text = (listed: number, counted: number) => {
    if (listed < LISTED) return number.format(listed)
    return counted >= LISTED ? number.format(counted) : `${number.format(LISTED)}+`
  }
  return {
    added: text(differences.added.length, added),
    changed: text(differences.changed.length, updated),
    missing: text(differences.missing.length, missing?.found ?? 0),
  }
}
