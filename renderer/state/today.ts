/** The date that deadlines are compared with. */
import { useState } from 'react'
import { usePast } from './past'
import { useWorkspace } from './use-workspace'

/** ISO date: the past day that is looked at, else the workspace's own today, else the computer's. */
export function useToday(): string {
  const own = useWorkspace()?.today ?? null
  const [computers] = useState(localDate)
  const past = usePast((state) => state.asOf)
  return past ?? own ?? computers
}

/** Today in local time; Swedish dates are written as ISO has them. */
function localDate(): string {
  return new Date().toLocaleDateString('sv-SE')
}
