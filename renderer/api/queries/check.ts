/** What the window reads of the conflict check beside its jobs. */
import { useQuery } from '@tanstack/react-query'
import type { Language } from '../../../shared/messages/translate'
import { serviceQueries } from '../clients'

/** All rules, those that are switched off too. */
export const useCheckRules = () => useQuery(serviceQueries.check.rules.queryOptions())

/** Every rule with where it comes from: shipped, changed or added by the bureau. */
export const useRuleSet = () => useQuery(serviceQueries.check.ruleSet.queryOptions())

/** Batches of suspected patches with how far each is. */
export const usePatchBatches = () => useQuery(serviceQueries.check.patchBatches.queryOptions())

/** One finding of the last run in plain words; `fingerprint` tells one run from another. */
export function findingExplanationOptions(finding: number, fingerprint: string, language: Language) {
  return ofRun(serviceQueries.check.explain.queryOptions({ input: { finding, language } }), fingerprint)
}

/** How one finding of the last run could be undone. */
export function findingMendOptions(finding: number, fingerprint: string) {
  return ofRun(serviceQueries.check.mend.queryOptions({ input: { finding } }), fingerprint)
}

function ofRun<Options extends { readonly queryKey: readonly unknown[] }>(options: Options, fingerprint: string): Options {
  return { ...options, queryKey: [...options.queryKey, fingerprint] }
}
