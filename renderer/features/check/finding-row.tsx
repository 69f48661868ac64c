/** One finding in the list: severity, subject, what it meets and how much of it, the clause. */
import type { Finding } from '../../../shared/domain/check'
import { checkMessages } from '../../../shared/messages/check'
import { useLanguage, useT } from '../../i18n'
import { amountText } from './finding-amount'

export function FindingRow({ finding }: { readonly finding: Finding }) {
  const t = useT()
  const amount = amountText(finding, useLanguage())
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
