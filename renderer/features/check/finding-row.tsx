/** One finding in the list: severity, subject, what it meets and how much of it, the clause. */
import type { Finding } from '../../../shared/domain/check'
import { checkMessages } from '../../../shared/messages/check'
import { useLanguage, useT } from '../../i18n'

export function FindingRow({ finding }: { readonly finding: Finding }) {
  const t = useT()
  const amount = useAmount(finding)
  return (
    <div className={`finding-row severity-${finding.severity}`}>
      <span className="finding-severity" title={t(checkMessages[`severity_${finding.severity}`])}>
        {finding.severity}
      </span>
      <div className="finding-main">
        <div className="finding-line">
          <span className="ellipsis" title={finding.subjectName ?? finding.subject}>
            {finding.subjectName ?? finding.subject}
          </span>
          <span className="finding-amount">{amount}</span>
        </div>
        <div className="finding-line quiet">
          <span className="ellipsis" title={finding.constraintName ?? ''}>
            {[finding.rule, finding.constraintName].filter((text) => text !== null).join(' · ')}
          </span>
          {finding.certainty === 'sliver' && <span>{t(checkMessages.sliver)}</span>}
        </div>
        <div className="finding-line quiet">
          <span className="ellipsis" title={finding.basis}>
            {finding.basis}
            {!finding.basisVerified && t(checkMessages.unverified)}
          </span>
        </div>
      </div>
    </div>
  )
}

/** `1,234.56 m² (12.3 %)`, a length for lines, a distance for rules of distance. */
function useAmount({ overlapSquareMeters, overlapMeters, distanceMeters, shareOfSubject, relation }: Finding): string {
  const language = useLanguage()
  const number = (value: number, digits: number) => new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value)
  const share = shareOfSubject === null ? '' : ` (${number(shareOfSubject * 100, 1)} %)`
  if (overlapSquareMeters !== null) return `${number(overlapSquareMeters, 2)} m²${share}`
  if (overlapMeters !== null) return `${number(overlapMeters, 1)} m${share}`
  return relation === 'distance' ? `${number(distanceMeters, 1)} m` : ''
}
