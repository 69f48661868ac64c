/** What the check was made against, what it did not find, and what it could not check: nothing is left out in silence. */
import { Collapse } from 'antd'
import type { CheckReport } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import { checkMessages } from '../../../shared/messages/check'
import { useLanguage, useT } from '../../i18n'
import { amountText } from './finding-amount'

/** The report and the workbook have all. */
const MOST_UNDECIDED = 200

export function UncheckedList({ report }: { readonly report: CheckReport }) {
  const t = useT()
  const language = useLanguage()
  const undecided = report.conditional.filter(({ condition }) => condition === 'unknown')
  const { checkedAgainst, noFindings, unchecked, uncheckedRules, fingerprint } = report
  return (
    <Collapse
      size="small"
      className="check-details"
      items={[
        {
          key: 'details',
          label: t(checkMessages.details, { none: noFindings.length, undecided: undecided.length, unchecked: unchecked.length + uncheckedRules.length }),
          children: (
            <ul>
              {checkedAgainst.flatMap(({ layer, features, vintage, parts }) =>
                (parts.length > 0 ? parts : [{ name: t(kinds[layer].title), features }]).map((part) => (
                  <li key={`${layer} ${part.name}`}>
                    {part.name} {part.features}
                    {vintage === null ? '' : ` (${vintage})`}
                  </li>
                )),
              )}
              {undecided.slice(0, MOST_UNDECIDED).map((contact) => (
                <li key={`${contact.subject} ${contact.rule} ${contact.constraint}`}>
                  {t(checkMessages.conditional)} {contact.subjectName ?? contact.subject}：{contact.rule} {contact.constraintName ?? contact.constraint}，{amountText(contact, language)}，{t(checkMessages.condition_unknown)}
                </li>
              ))}
              {undecided.length > MOST_UNDECIDED && <li>… {undecided.length}</li>}
              {uncheckedRules.map(({ rule, code }) => (
                <li key={`${rule} ${code}`}>
                  {t(checkMessages.uncheckedRule)} {rule}：{t(checkMessages[code])}
                </li>
              ))}
              {unchecked.map(({ subject, code }) => (
                <li key={subject}>
                  {t(checkMessages.uncheckedSubject)} {subject}：{t(checkMessages[code])}
                </li>
              ))}
              {noFindings.length > 0 && (
                <li>
                  {t(checkMessages.nothingFound)} {noFindings.join('，')}
                </li>
              )}
              <li className="fingerprint">{fingerprint}</li>
            </ul>
          ),
        },
      ]}
    />
  )
}
