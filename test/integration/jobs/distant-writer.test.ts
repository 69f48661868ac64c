/** A workspace that is written through a port: the same comes out, and whatever goes wrong at either end leaves nothing. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeFor, writingThrough } from '../../../electron/jobs/distant-writer'
import type { Change, Workspace } from '../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester } from '../../support/workspace'

const folder = createTemporaryFolder()
let workspace: Workspace
let distant: Workspace
let port: MessagePort
let serving: Promise<void>
let number = 0

beforeEach(async () => {
  workspace = (await openEmptyWorkspace(folder, `distant-${number++}`)).workspace
  const { port1, port2 } = new MessageChannel()
  serving = writeFor(port2, workspace)
  port = port1
  distant = writingThrough(workspace, port1)
})

afterEach(async () => {
  port.close()
  await serving
  await workspace.close()
})

const rows = (count: number): Change => ({
  op: 'insertFeatures',
  kind: 'outfall',
  batch: { count, geometry: { type: 'points', xy: Float64Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? 121 : 32)) }, columns: { name: Array.from({ length: count }, (_, index) => `口${index}`) } },
})
const many = (parcels: number) => Array.from({ length: parcels }, () => rows(500))
const total = async () => (await workspace.listFeatures({ kind: 'outfall' })).total

it('writes actions one after another: batches, single changes, what refers to what', async () => {
  expect(await distant.write(tester, many(9))).toMatchObject({ actionId: '1', inserted: 4500 })
  const single = Array.from({ length: 450 }, (_, index): Change => ({ op: 'updateFeature', kind: 'outfall', id: String(index + 1), values: { name: `新${index}` } }))
  expect(await distant.write(tester, single)).toMatchObject({ actionId: '2', updated: 450 })
  const linked = await distant.write(tester, [
    { op: 'insertRecord', table: 'task', values: { number: 'P-1', title: '整改', state: 'assigned' }, ref: 'task' },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 'task' }, state: 'assigned', effective_on: '2023-01-01', recorded_at: '2023-01-01T00:00:00.000Z', actor: 'test' } },
  ])
  expect(linked.ids.get('task')).toBe('1')
  expect(await distant.write(tester, [])).toMatchObject({ inserted: 0 })
  expect((await distant.readFeature({ kind: 'outfall', id: '450' })).properties['name']).toBe('新449')
  expect((await workspace.validate()).checks.filter(({ ok }) => !ok)).toEqual([])
})

it('passes on why the writer gave up, while more was on its way', async () => {
  await expect(distant.write(tester, [...many(3), { op: 'deleteFeature', kind: 'outfall', id: '99999' }, ...many(8)])).rejects.toMatchObject({ code: 'feature.notFound', params: { id: '99999' } })
  expect(await total()).toBe(0)
  expect(await distant.write(tester, [pointOutfall('新', 121, 32)])).toMatchObject({ inserted: 1 })
})

it('leaves nothing where the maker of the changes fails or is told to stop', async () => {
  async function* failing(): AsyncGenerator<Change> {
    yield* many(5)
    throw new RangeError('damaged')
  }
  await expect(distant.write(tester, failing())).rejects.toThrow('damaged')
  expect(await total()).toBe(0)
  const stop = new AbortController()
  async function* stopped(): AsyncGenerator<Change> {
    yield* many(5)
    stop.abort()
    yield* many(5)
  }
  await expect(distant.write(tester, stopped(), { signal: stop.signal })).rejects.toThrow(/abort/i)
  expect(await total()).toBe(0)
  expect(await distant.write(tester, [pointOutfall('新', 121, 32)])).toMatchObject({ inserted: 1 })
})

it('leaves nothing where the other thread ends in the middle', async () => {
  async function* interrupted(): AsyncGenerator<Change> {
    yield* many(5)
    port.close()
    yield* many(5)
  }
  await expect(distant.write(tester, interrupted())).rejects.toThrow('has ended')
  await serving
  expect(await total()).toBe(0)
  expect(await workspace.history(5)).toEqual([])
})
