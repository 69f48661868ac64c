/** What the window reads of the conflict check beside its jobs. */
import { useQuery } from '@tanstack/react-query'
import { serviceQueries } from '../clients'

/** All rules, those that are switched off too. */
export const useCheckRules = () => useQuery(serviceQueries.check.rules.queryOptions())
