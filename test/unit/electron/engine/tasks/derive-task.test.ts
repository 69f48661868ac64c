/** Colours and states by the default rule of the fact sheet (§5): red past deadline or reopened, yellow ≤ 30 days or a node missed. */
import { describe, expect, it } from 'vitest'
import { deriveTask, type TaskFacts } from '../../../../../electron/engine/tasks/derive-task'
import type { TaskState } from '../../../../../shared/domain/task'

const rule = { yellowDaysLeft: 30, yellowOnMissedMilestone: true, redWhenReopened: true }
const step = (state: TaskState, effectiveOn: string, recordedAt = `${effectiveOn}T00:00:00Z`) => ({ state, effectiveOn, recordedAt })
const task = (facts: Partial<TaskFacts>): TaskFacts => ({ state: 'rectifying', steps: [], deadline: null, milestones: [], ...facts })

describe('state on a day', () => {
  const steps = [step('assigned', '2023-01-10'), step('rectifying', '2023-03-01'), step('completed', '2023-10-31'), step('closed', '2023-12-01')]

  it.each([
    ['2023-01-09', null],
    ['2023-01-10', 'assigned'],
    ['2023-10-30', 'rectifying'],
    ['2023-10-31', 'completed'],
    ['2024-01-01', 'closed'],
  ])('%s', (day, state) => expect(deriveTask(task({ steps }), day, rule)?.state ?? null).toBe(state))

  it('takes the step recorded last where two are effective on one day', () => {
    const sameDay = [step('completed', '2023-05-01', '2023-05-01T10:00:00Z'), step('reopened', '2023-05-01', '2023-05-01T09:00:00Z')]
    expect(deriveTask(task({ steps: sameDay }), '2023-05-01', rule)?.state).toBe('completed')
  })
})

describe('warning colour', () => {
  it.each([
    ['no deadline', task({}), 'green', false],
    ['31 days left', task({ deadline: '2023-12-01' }), 'green', false],
    ['30 days left', task({ deadline: '2023-11-30' }), 'yellow', false],
    ['the deadline itself', task({ deadline: '2023-10-31' }), 'yellow', false],
    ['a day past it', task({ deadline: '2023-10-30' }), 'red', true],
    ['completed after its deadline', task({ state: 'completed', deadline: '2023-01-01' }), 'green', false],
    ['look-back after closing', task({ state: 'lookBack', deadline: '2023-01-01' }), 'green', false],
    ['reopened', task({ state: 'reopened', deadline: '2024-12-31' }), 'red', false],
    ['a missed milestone', task({ deadline: '2024-12-31', milestones: [{ dueOn: '2023-06-30', reachedOn: null }] }), 'yellow', false],
    ['a milestone reached late but reached', task({ deadline: '2024-12-31', milestones: [{ dueOn: '2023-06-30', reachedOn: '2023-07-05' }] }), 'green', false],
    ['a milestone that was reached only after the day asked for', task({ deadline: '2024-12-31', milestones: [{ dueOn: '2023-06-30', reachedOn: '2023-11-05' }] }), 'yellow', false],
  ] as const)('%s', (_reason, facts, colour, overdue) => {
    expect(deriveTask(facts, '2023-10-31', rule)).toMatchObject({ colour, overdue })
  })
})

describe('progress against the schedule', () => {
  it.each([
    ['nothing missed', task({ deadline: '2023-11-01' }), 'onSchedule'],
    ['past the deadline', task({ deadline: '2023-10-30' }), 'behind'],
    ['a missed milestone', task({ deadline: '2024-12-31', milestones: [{ dueOn: '2023-06-30', reachedOn: null }] }), 'behind'],
    ['reopened', task({ state: 'reopened', deadline: '2024-12-31' }), 'behind'],
    ['completed late', task({ state: 'completed', deadline: '2023-01-01' }), null],
  ] as const)('%s', (_reason, facts, progress) => {
    expect(deriveTask(facts, '2023-10-31', rule)?.progress).toBe(progress)
  })
})
