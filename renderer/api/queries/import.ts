/** What a file is, and the bureau's own datum parameters, as the import asks for them. */
import type { InferContractRouterInputs } from '@orpc/contract'
import { useQuery } from '@tanstack/react-query'
import type { serviceContract } from '../../../shared/contract'
import type { HelmertShift } from '../../../shared/domain/crs/transform'
import type { OldDatum } from '../../../shared/domain/import'
import { service, serviceQueries } from '../clients'
import { queryClient } from '../query-client'

export type InspectionInput = InferContractRouterInputs<typeof serviceContract>['import']['inspect']

/**
 * Look into a file. The answer before stays until the next is there, as long as it is the same look.
 *
 * @param input null: nothing is asked
 * @param look one number a file and visit: a file may change on the disk
 */
export function useFileInspection(input: InspectionInput | null, look: number) {
  return useQuery({ ...inspectionOptions(input, look), placeholderData: (before, query) => (query?.queryKey.at(-1) === look ? before : undefined) })
}

/** Which layer is meant and what it may be. @param path null: nothing is asked */
export function useFileRecognition(path: string | null, layer: string | null, look: number) {
  const options = serviceQueries.import.recognise.queryOptions({ input: { path: path ?? '-', ...(layer === null ? {} : { layer }) } })
  return useQuery({ ...options, queryKey: [...options.queryKey, look], enabled: path !== null, gcTime: 60_000 })
}

/** Options of one way to read a file. */
export function inspectionOptions(input: InspectionInput | null, look: number) {
  const options = serviceQueries.import.inspect.queryOptions({ input: input ?? { path: '-', target: 'reference' } })
  return { ...options, queryKey: [...options.queryKey, look], enabled: input !== null, gcTime: 60_000 }
}

/** Parameters that the bureau has set for old datums. */
export function useDatumShifts() {
  return useQuery(serviceQueries.import.datumShifts.queryOptions())
}

/** Keep a datum's parameters in the workspace, or take them away; whatever was seen under the former ones is seen anew. */
export async function setDatumShift(datum: OldDatum, shift: HelmertShift | null): Promise<void> {
  await service.import.setDatumShift({ datum, shift })
  await queryClient.invalidateQueries({ queryKey: serviceQueries.import.key() })
}
