/** What the check was made against, what it did not find, and what it could not check: nothing is left out in silence. */
import { Collapse } from 'antd'
import type { CheckReport } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import { checkMessages } from '../../../shared/messages/check'
import { useT } from '../../i18n'

export function UncheckedList({ report }: { readonly report: CheckReport }) {
  const t = useT()
  const { checkedAgainst, noFindings, unchecked, uncheckedRules, fingerprint } = report
  return (
    <Collapse
      size="small"
      className="check-details"
      items={[
        {
          key: 'details',
          label: t(checkMessages.details, { none: noFindings.length, unchecked: unchecked.length + uncheckedRules.length }),
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
