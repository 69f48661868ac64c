/**
 * Moving through rows by keys: arrows, Page Up and Down, Home and End. Where they come to rest, the row is chosen; Enter chooses at once.
 * Where rows are ticked instead, moving ticks nothing.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** Rows that keys only pass are not chosen. */
const REST_MILLISECONDS = 180

type Options = {
  readonly count: number
  /** Row chosen now, -1 for none. */
  readonly chosen: number
  /** Rows of one page. */
  readonly pageRows: () => number
  readonly onMove: (index: number) => void
  readonly onChoose: (index: number) => void
  /** False: rows are chosen by Enter or the space bar only, as ticks are. */
  readonly choosesAtRest?: boolean
}

/** @returns the row that keys are on, -1 for none, and the handler for the element that has the focus */
export function useRowKeys({ count, chosen, pageRows, onMove, onChoose, choosesAtRest = true }: Options): { readonly active: number; readonly onKeyDown: (event: KeyboardEvent) => void } {
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Where the keys are, as long as nothing else was chosen since. */
  const [passing, setPassing] = useState<{ readonly since: number; readonly at: number } | null>(null)
  useEffect(() => () => clearTimeout(rest.current), [])
  const active = passing !== null && passing.since === chosen ? passing.at : chosen

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const chooses = event.key === 'Enter' || (event.key === ' ' && !choosesAtRest)
    const to = chooses ? active : targetOf(event.key, active, Math.max(1, pageRows()), count)
    if (to === null || to < 0 || to >= count) return
    event.preventDefault()
    setPassing({ since: chosen, at: to })
    onMove(to)
    clearTimeout(rest.current)
    if (chooses || choosesAtRest) rest.current = setTimeout(() => onChoose(to), chooses ? 0 : REST_MILLISECONDS)
  }
  return { active, onKeyDown }
}

/** Where a key leads; null for keys that do not move. */
export function targetOf(key: string, at: number, page: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }
  const step = steps[key]
  return step === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, at + step))
}
