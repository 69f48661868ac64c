/** Whole lives of tasks by command: order to closing, sending back, reopening, overrides, links; nothing half done. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfFile } from '../../support/workspace'
import { runCommand } from '../../support/run-command'

let folder: string
let workspace: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-life-'))
  workspace = join(folder, 'nantong.gpkg')
  expect((await runCommand('new', workspace, '--sample', 'nantong')).status).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = {
  readonly actionId: string | null
  readonly answers: readonly { readonly from: string; readonly allowed: boolean; readonly overridden: boolean; readonly problems: readonly string[]; readonly requirements: readonly { need: string; verdict: string; message: string }[] }[]
}

const ask = async (...args: readonly string[]) => {
  const { status, out } = await runCommand(...args, '--workspace', workspace, '--json')
  return { status, answer: JSON.parse(out) as Answer & { readonly error?: { readonly code: string; readonly message: string } } }
}
const step = (task: string, to: string, ...more: readonly string[]) => ask('task', 'step', task, to, ...more)
const counts = async (...more: readonly string[]) => (await ask('tasks', ...more)).answer as unknown as { completed: number; closed: number; inProgress: number; byState: Record<string, number>; tasks: { number: string; state: string; colour: string; features: number }[] }
const stateOf = async (number: string, ...more: readonly string[]) => (await counts(...more)).tasks.find((task) => task.number === number)

// The first task of the demonstration: rectifying since 2022-05-10, linked to sections only.
const TASK = 'SJ2-1-01'

describe('a task’s life by command', () => {
  it('runs from rectifying to published, each step on its day, and past days stay as they were', async () => {
    for (const [to, on] of [['completed', '2023-11-02'], ['acceptanceRequested', '2023-11-05'], ['inspected', '2023-11-09'], ['published', '2023-11-12']] as const) {
      const { status, answer } = await step(TASK, to, '--on', on)
      expect(status, answer.error?.message).toBe(0)
      expect(answer.answers[0]?.allowed).toBe(true)
    }
    expect((await stateOf(TASK, '--as-of', '2023-10-31'))?.state).toBe('rectifying')
    expect((await stateOf(TASK, '--as-of', '2023-11-04'))?.state).toBe('completed')
    expect((await stateOf(TASK, '--as-of', '2023-11-12'))?.state).toBe('published')
    expect(await counts('--as-of', '2023-11-12')).toMatchObject({ completed: 33, inProgress: 10, closed: 0 })
    expect(await counts()).toMatchObject({ completed: 32, inProgress: 11 })
  })

  it('refuses to close without evidence, says what is missing, and changes no byte', async () => {
    const before = hashOfFile(workspace)
    const { status, answer } = await step(TASK, 'closed', '--on', '2023-11-20')
    expect(status).toBe(1)
    expect(answer.error).toMatchObject({ code: 'life.stepRefused' })
    expect(answer.error?.message).toContain('缺整改情况报告')
    expect(answer.error?.message).toContain('缺验收意见')
    expect(hashOfFile(workspace)).toBe(before)
    const tried = await step(TASK, 'closed', '--on', '2023-11-20', '--dry-run')
    expect(tried.status).toBe(0)
    expect(tried.answer.actionId).toBeNull()
    const verdicts = Object.fromEntries(tried.answer.answers[0]!.requirements.map(({ need, verdict }) => [need, verdict]))
    // Linked sections only: no place for a photo; not from a conflict check; no days of publication set.
    expect(verdicts).toMatchObject({ document: 'notMet', photo: 'notApplicable', recheck: 'notApplicable', days: 'notApplicable' })
    expect(hashOfFile(workspace)).toBe(before)
  })

  it('closes by override with a reason, which the story and the ledger print', async () => {
    const { status, answer } = await step(TASK, 'closed', '--on', '2023-11-20', '--override', '材料已由市整改办纸质归档')
    expect([status, answer.answers[0]?.overridden]).toEqual([0, true])
    expect(await stateOf(TASK, '--as-of', '2023-11-20')).toMatchObject({ state: 'closed', colour: 'green' })
  })

  it('looks back, reopens red, and begins again', async () => {
    expect((await step(TASK, 'lookBack', '--on', '2024-03-01')).status).toBe(0)
    const without = await step(TASK, 'reopened', '--on', '2024-03-05')
    expect([without.status, without.answer.error?.message]).toEqual([1, expect.stringContaining('未说明情况')])
    expect((await step(TASK, 'reopened', '--on', '2024-03-05', '--note', '回头看发现反弹')).status).toBe(0)
    expect(await stateOf(TASK, '--as-of', '2024-03-05')).toMatchObject({ state: 'reopened', colour: 'red' })
    expect((await step(TASK, 'rectifying', '--on', '2024-03-10')).status).toBe(0)
    expect(await counts('--as-of', '2024-03-10')).toMatchObject({ completed: 32, closed: 0 })
  })

  it('refuses what no reason overrides: another way, an earlier day, a day to come, a role that may not', async () => {
    const way = await step(TASK, 'closed', '--on', '2024-03-11', '--override', 'x')
    expect([way.status, way.answer.error?.message]).toEqual([1, expect.stringContaining('“整改中”之后不能到“验收销号”')])
    const earlier = await step(TASK, 'completed', '--on', '2024-03-09')
    expect([earlier.status, earlier.answer.error?.message]).toEqual([1, expect.stringContaining('早于上一环节')])
    const future = await step(TASK, 'completed', '--on', '2999-01-01')
    expect([future.status, future.answer.error?.message]).toEqual([1, expect.stringContaining('今天')])
    expect((await step('SJ2-1-02', 'completed', '--role', 'acceptanceUnit')).answer.error?.message).toContain('验收单位不能办理')
    expect((await step('SJ2-1-02', 'completed', '--role', 'nobody')).answer.error?.message).toContain('没有“nobody”这一角色')
  })

  it('2 for a state that is none, 1 for a task that is none', async () => {
    expect((await runCommand('task', 'step', TASK, 'flying', '--workspace', workspace)).status).toBe(2)
    expect((await step('SJ9-9-99', 'completed')).answer.error?.code).toBe('task.notFound')
    expect((await runCommand('task', 'step', TASK)).status).toBe(2)
    expect((await runCommand('task', 'fly', TASK)).status).toBe(2)
  })

  it('sends back with a note and empties the date of completion', async () => {
    const done = (await counts()).tasks.find(({ state }) => state === 'acceptanceRequested')!
    expect((await step(done.number, 'rectifying')).answer.error?.message).toContain('未说明情况')
    expect((await step(done.number, 'rectifying', '--note', '现场未整改到位')).status).toBe(0)
    expect(await counts()).toMatchObject({ completed: 31, inProgress: 12 })
  })

  it('links a feature by layer and code, once', async () => {
    const before = (await stateOf(TASK))!.features
    const link = () => ask('task', 'link', TASK, 'outfall:1', '--role', 'source')
    expect((await link()).status).toBe(0)
    expect((await link()).answer.error?.code).toBe('link.alreadyExists')
    expect((await stateOf(TASK))!.features).toBe(before + 1)
    expect((await ask('task', 'link', TASK, 'outfall:none')).answer.error?.code).toBe('feature.notNamed')
  })

  it('shows what the log knew at a past moment, beside the effective day', async () => {
    // The demonstration was made before the first step of this test was recorded.
    const { lastChanges } = JSON.parse((await runCommand('info', workspace, '--json')).out) as { lastChanges: { action: string; time: string }[] }
    const first = lastChanges.findLast(({ action }) => action === 'task.step')!
    const before = new Date(Date.parse(first.time) - 1).toISOString()
    expect(await counts('--as-of', '2024-03-10', '--recorded-at', before)).toMatchObject({ completed: 32, inProgress: 11, closed: 0 })
    expect((await stateOf(TASK, '--as-of', '2023-11-20'))?.state).toBe('closed')
    expect((await stateOf(TASK, '--as-of', '2023-11-20', '--recorded-at', before))?.state).toBe('rectifying')
    expect((await runCommand('tasks', '--workspace', workspace, '--recorded-at', 'once')).status).toBe(2)
  })

  it('leaves a file that validates', async () => {
    expect((await runCommand('validate', workspace)).status).toBe(0)
  })
})
