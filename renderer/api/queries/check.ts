/** What the window reads of the conflict check beside its jobs. */
import { useQuery } from '@tanstack/react-query'
import { serviceQueries } from '../clients'

/** All rules, those that are switched off too. */
export const useCheckRules = () => useQuery(serviceQueries.check.rules.queryOptions())

/** Every rule with where it comes from: shipped, changed or added by the bureau. */
export const useRuleSet = () => useQuery(serviceQueries.check.ruleSet.queryOptions())

/** How one finding of the last run could be undone; `fingerprint` tells one run from another. */
export function findingMendOptions(finding: number, fingerprint: string) {
  const options = serviceQueries.check.mend.queryOptions({ input: { finding } })
  return { ...options, queryKey: [...options.queryKey, fingerprint] as unknown as typeof options.queryKey }
}
