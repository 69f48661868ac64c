/** What the window reads of lives: open moves, judged steps, steps done. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { StepInput } from '../../../shared/contract/life'
import type { LifeSubject, PermissionSubject } from '../../../shared/domain/life/life-rule'
import { serviceQueries } from '../clients'

/** Where a subject stands and which moves lead on, for a role (the life's default where absent). */
export function useOpenMoves(subject: LifeSubject, id: string, role?: string) {
  return useQuery(serviceQueries.life.moves.queryOptions({ input: { subject, id, ...(role === undefined ? {} : { role }) } }))
}

/** The life that holds for a subject. */
export function useLife(subject: PermissionSubject) {
  return useQuery(serviceQueries.life.read.queryOptions({ input: { subject } }))
}

/** Steps of an outfall, a buffer or a bay, oldest first. */
export function useFeatureSteps(subject: Exclude<LifeSubject, 'task'>, id: string) {
  return useQuery(serviceQueries.life.steps.queryOptions({ input: { subject, id } }))
}

/** A step judged without doing it; the last judgement stays until the next is there. */
export function useStepJudgement(input: Omit<StepInput, 'dryRun' | 'language'>) {
  return useQuery({ ...serviceQueries.life.step.queryOptions({ input: { ...input, dryRun: true } }), placeholderData: keepPreviousData })
}
