/** Amounts of a finding as text: area, length or distance, and shares. */
import type { Finding } from '../../../shared/domain/check'
import type { Language } from '../../../shared/messages/translate'

const fixed = (value: number, digits: number, language: Language) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value)

/** `1,234.56 m² (12.3 %)`, a length for lines, a distance for rules of distance. */
export function amountText({ overlapSquareMeters, overlapMeters, distanceMeters, shareOfSubject, relation }: Finding, language: Language): string {
  const share = shareOfSubject === null ? '' : ` (${shareText(shareOfSubject, language)})`
  if (overlapSquareMeters !== null) return `${fixed(overlapSquareMeters, 2, language)} m²${share}`
  if (overlapMeters !== null) return `${fixed(overlapMeters, 1, language)} m${share}`
  return relation === 'distance' ? `${fixed(distanceMeters, 1, language)} m` : ''
}

/** A share that is not nothing never reads 0. */
export function shareText(share: number, language: Language): string {
  const percent = share * 100
  return percent > 0 && percent < 0.05 ? '< 0.1 %' : `${fixed(percent, 1, language)} %`
}
