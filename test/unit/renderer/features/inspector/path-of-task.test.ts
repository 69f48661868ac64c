import { describe, expect, it } from 'vitest'
import { pathOf } from '../../../../../renderer/features/inspector/path-of-task'
import type { TaskStep } from '../../../../../shared/domain/task'

const step = (state: TaskStep['state'], effectiveOn: string): TaskStep => ({ state, effectiveOn, recordedAt: `${effectiveOn}T08:00:00Z`, actor: null, note: null, role: null, overrideReason: null })

const task = {
  state: 'rectifying',
  deadline: '2023-12-31',
  deadlineType: 'date',
  steps: [step('assigned', '2023-01-05'), step('rectifying', '2023-03-01')],
  milestones: [
    { id: '1', title: '中期', dueOn: '2023-06-30', reachedOn: '2023-06-25' },
    { id: '2', title: '管网', dueOn: '2023-09-30', reachedOn: null },
    { id: '3', title: '验收准备', dueOn: '2023-11-30', reachedOn: null },
  ],
} as const

const tones = (today: string, parts: Partial<Parameters<typeof pathOf>[0]> = {}) => pathOf({ ...task, ...parts }, today).map(({ date, tone }) => `${date} ${tone}`)

describe('pathOf', () => {
  it('tells steps, milestones and deadline by date', () => {
    expect(tones('2023-10-31')).toEqual(['2023-01-05 done', '2023-03-01 done', '2023-06-30 done', '2023-09-30 missed', '2023-11-30 ahead', '2023-12-31 ahead'])
  })

  it('misses a milestone only after its day', () => {
    expect(tones('2023-09-30')[3]).toBe('2023-09-30 ahead')
    expect(tones('2023-10-01')[3]).toBe('2023-09-30 missed')
  })

  it('misses the deadline only after its day, and drops it when the task is done', () => {
    expect(tones('2023-12-31').at(-1)).toBe('2023-12-31 ahead')
    expect(tones('2024-01-01').at(-1)).toBe('2023-12-31 missed')
    expect(tones('2024-01-01', { state: 'completed' }).some((entry) => entry.startsWith('2023-12-31'))).toBe(false)
  })

  it('does not take a milestone for reached before the day it was', () => {
    expect(tones('2023-06-20')[2]).toBe('2023-06-30 ahead')
  })
})
