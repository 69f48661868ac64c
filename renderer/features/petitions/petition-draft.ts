/** A petition while it is edited, and what of it was changed. */
import type { PetitionValues } from '../../../shared/contract/petition'
import type { Petition } from '../../../shared/domain/petition'

/** Columns of the form; the task is linked elsewhere. */
export type PetitionDraft = Pick<Petition, 'number' | 'batch' | 'receivedOn' | 'district' | 'content' | 'keyCase' | 'repeats' | 'verdict' | 'outcome' | 'closedOn'> & { readonly pollutionKinds: string[] }

/** @param today ISO date: a new one came today */
export function petitionDraft(petition: Petition | null, today: string): PetitionDraft {
  if (petition === null) return { number: null, batch: null, receivedOn: today, district: null, content: null, pollutionKinds: [], keyCase: false, repeats: null, verdict: null, outcome: 'handling', closedOn: null }
  const { number, batch, receivedOn, district, content, pollutionKinds, keyCase, repeats, verdict, outcome, closedOn } = petition
  return { number, batch, receivedOn, district, content, pollutionKinds: [...pollutionKinds], keyCase, repeats, verdict, outcome, closedOn }
}

/** Only what differs: what nobody touched is not written. */
export function changedPetition(before: PetitionDraft, after: PetitionDraft): PetitionValues {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(before[column as keyof PetitionDraft]))) as PetitionValues
}
