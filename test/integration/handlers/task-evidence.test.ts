/** Closing by what other parts compute: a section back in class, a conflict that is gone; and a log that was tampered with. */
import { createRouterClient } from '@orpc/server'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Polygon } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { openEmptyWorkspace, tester, withSqlite } from '../../support/workspace'

const folder = createTemporaryFolder()
const dataFolder = join(import.meta.dirname, '../../../data')
const clientOf = (context: Session) => createRouterClient(serviceRouter, { context: { session: context } })
let session: Session
let client: ReturnType<typeof clientOf>
let file: string

const square = (west: number, south: number): Polygon => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]] })
const task = { deadline_type: 'date', state: 'published', assigned_on: '2023-05-10', responsible_unit: '市生态环境局' } as const

beforeAll(async () => {
  const made = await openEmptyWorkspace(folder, 'evidence')
  await made.workspace.write(tester, [
    { op: 'insertFeature', kind: 'section', geometry: { type: 'Point', coordinates: [121, 32] }, values: { name: '如泰运河', control_level: 'national', target_class: 3, water_type: 'river' }, ref: 'section' },
    { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: square(121.2, 32.2), values: { name: '某湿地', part: 'general', vintage: '2022-10-01' }, ref: 'line' },
    { op: 'insertFeature', kind: 'project', geometry: square(121.205, 32.205), values: { name: '某码头', activity: 'port', status: 'building' }, ref: 'project' },
    { op: 'insertRecord', table: 'task', values: { ...task, number: 'S-1', title: '断面达标', task_source: 'alert' }, ref: 'sectionTask' },
    { op: 'insertRecord', table: 'task', values: { ...task, number: 'C-1', title: '占用红线', task_source: 'conflictCheck', origin: JSON.stringify({ rule: 'R02' }) }, ref: 'checkTask' },
    { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'sectionTask' }, layer: 'section', feature_id: { ref: 'section' }, role: 'affected' } },
    { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'checkTask' }, layer: 'project', feature_id: { ref: 'project' }, role: 'subject' } },
    // GB 3838-2002: total phosphorus of a river up to 0.2 mg/L is class III, 0.25 is class IV.
    ...([['2023-04', 0.15], ['2023-05', 0.25], ['2023-06', 0.25], ['2023-07', 0.2]] as const).map(([time, value]) => ({
      op: 'insertRecord' as const,
      table: 'reading' as const,
      values: { section_id: { ref: 'section' }, time, item: 'totalPhosphorus', value, reported: String(value), below_detection: false, sample_source: 'manual' },
    })),
  ])
  await made.workspace.close()
  file = made.file
  session = createSession({ dataFolder, programVersion: 'test' })
  client = clientOf(session)
  await client.workspace.open({ path: file })
})

const judge = async (number: string, need: string, effectiveOn: string) => {
  const { id } = await client.task.find({ task: number })
  const { answers } = await client.life.step({ subject: 'task', ids: [id], to: 'closed', effectiveOn, dryRun: true })
  const found = answers[0]!.plan.requirements.find((requirement) => requirement.need === need)!
  return [found.verdict, found.text.code]
}

describe('a section', () => {
  it('is back in class when its newest month of the day meets its own target', async () => {
    expect(await judge('S-1', 'section', '2023-06-30')).toEqual(['notMet', 'sectionFails'])
    expect(await judge('S-1', 'section', '2023-07-31')).toEqual(['met', 'sectionMeets'])
  })

  it('is not by a month before the order', async () => {
    expect(await judge('S-1', 'section', '2023-04-30')).toEqual(['notMet', 'sectionFails'])
  })

  it('does not concern a task without one', async () => {
    expect(await judge('C-1', 'section', '2023-07-31')).toEqual(['notApplicable', 'sectionNone'])
  })
})

describe('a conflict', () => {
  it('is gone when the parcel lies outside, and not before', async () => {
    expect(await judge('C-1', 'recheck', '2023-07-31')).toEqual(['notMet', 'recheckConflict'])
    const { id } = (await session.workspace().listFeatures({ kind: 'project', limit: 1 })).features[0]!
    await session.workspace().write(tester, [{ op: 'updateFeature', kind: 'project', id, geometry: square(121.3, 32.3) }])
    expect(await judge('C-1', 'recheck', '2023-07-31')).toEqual(['met', 'recheckClear'])
  })

  it('is not known to be gone on a day without a version of the layer', async () => {
    expect(await judge('C-1', 'recheck', '2022-09-30')).toEqual(['notMet', 'recheckUnable'])
  })

  it('does not concern a task of another source', async () => {
    expect(await judge('S-1', 'recheck', '2023-07-31')).toEqual(['notApplicable', 'recheckNone'])
  })
})

describe('the log', () => {
  const check = async (path: string) => {
    const { status, out } = await runCommand('validate', path, '--json')
    const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean; problems: { code: string }[] }[] }
    return { status, chain: checks.find(({ name }) => name === 'auditChain')! }
  }

  it('proves unbroken after a life, and tells a changed byte and a tail that was cut off', async () => {
    const { id } = await client.task.find({ task: 'S-1' })
    await client.life.step({ subject: 'task', ids: [id], to: 'closed', effectiveOn: '2023-08-01', overrideReason: '纸质归档材料齐全' })
    await client.workspace.close()
    expect(await check(file)).toMatchObject({ status: 0, chain: { ok: true } })

    // One byte of the reason, wherever it is stored.
    const bytes = readFileSync(file)
    const broken = join(folder, 'broken.gpkg')
    let changed = 0
    const copy = Buffer.from(bytes)
    for (let from = copy.indexOf(Buffer.from('纸质归档材料齐全')); from !== -1; from = copy.indexOf(Buffer.from('纸质归档材料齐全'), from + 1)) {
      const last = from + Buffer.byteLength('纸质归档材料齐全') - 1
      copy[last] = copy[last]! ^ 1
      changed += 1
    }
    expect(changed).toBeGreaterThan(0)
    writeFileSync(broken, copy)
    const afterByte = await check(broken)
    expect([afterByte.status, afterByte.chain.ok]).toEqual([1, false])
    expect(afterByte.chain.problems.length).toBeGreaterThan(0)

    const cut = join(folder, 'cut.gpkg')
    writeFileSync(cut, bytes)
    withSqlite(cut, (database) => {
      for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'dutu_audit%'").all() as { name: string }[]) database.exec(`DROP TRIGGER "${name}"`)
      database.exec('DELETE FROM dutu_audit WHERE seq = (SELECT max(seq) FROM dutu_audit)')
    })
    const afterCut = await check(cut)
    expect([afterCut.status, afterCut.chain.ok]).toEqual([1, false])
  })
})
