/** Outfalls, buffers and bays that stood in another stage at the past moment that is looked at: for the map and its legend. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StageOnDay } from '../../shared/contract/feature-life'
import { serviceQueries } from '../api/clients'
import { useAskedMoment } from './past'

const NONE: readonly StageOnDay[] = []

type Staged = 'outfall' | 'ecologicalBuffer' | 'bay'

/** Empty in the present, and while they are read. */
export function usePastStages(subject: Staged): readonly StageOnDay[] {
  const moment = useAskedMoment()
  const past = Object.keys(moment).length > 0
  const { data } = useQuery({ ...serviceQueries.life.stages.queryOptions({ input: past ? { subject, ...moment } : skipToken }), placeholderData: keepPreviousData })
  return past ? (data ?? NONE) : NONE
}

/** For the map: ids by the stage of then; null: not known. */
export function useOutfallStages(): ReadonlyMap<string | null, readonly number[]> {
  const stages = usePastStages('outfall')
  return useMemo(() => {
    const byStage = new Map<string | null, number[]>()
    for (const { id, stage } of stages) {
      const own = byStage.get(stage)
      if (own === undefined) byStage.set(stage, [Number(id)])
      else own.push(Number(id))
    }
    return byStage
  }, [stages])
}
