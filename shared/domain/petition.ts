/** Petitions (信访件) as lists and counts show them. Flags overlap: counts of flags are neither a sum nor a partition of the cases. */
import type { CodeOf } from './vocabularies'

export type Petition = {
  readonly id: string
  readonly number: string | null
  readonly batch: string | null
  readonly receivedOn: string | null
  readonly district: string | null
  readonly content: string | null
  readonly pollutionKinds: readonly string[]
  readonly keyCase: boolean
  /** Number of the case that it repeats. */
  readonly repeats: string | null
  readonly verdict: CodeOf<'petitionVerdict'> | null
  readonly outcome: CodeOf<'petitionOutcome'> | null
  readonly closedOn: string | null
  readonly taskId: string | null
  readonly demonstration: boolean
}

/** Counts by one property; of `pollutionKind` a case with two kinds stands in two rows. */
export type PetitionGroup = { readonly key: string | null; readonly count: number }

export type PetitionCounts = {
  /** ISO date: cases received by then, closed by then. */
  readonly asOf: string
  readonly total: number
  readonly closed: number
  readonly key: number
  readonly repeated: number
  readonly verified: number
  readonly partly: number
  readonly unfounded: number
  readonly unjudged: number
  /** Cases with more than one of key, repeated, unfounded: why the flags do not add up. */
  readonly withSeveralFlags: number
  readonly byBatch: readonly PetitionGroup[]
  readonly byDistrict: readonly PetitionGroup[]
  readonly byPollutionKind: readonly PetitionGroup[]
  readonly byMonth: readonly PetitionGroup[]
}
