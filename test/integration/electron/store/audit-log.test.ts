/** The log cannot be changed unseen, and edits by other programs find their way into it. */
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type Database from 'better-sqlite3'
import { openWorkspace, validateFile } from '../../../../electron/store'
import { registerSpatialFunctions } from '../../../../electron/store/connection/spatial-functions'
import { hasGdal, runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
let sound: string

beforeAll(async () => {
  sound = await makeWorkspaceFile(
    folder,
    'sound',
    [pointOutfall('甲', 121, 32), pointOutfall('乙', 121.1, 32)],
    [{ op: 'updateFeature', kind: 'outfall', id: '1', values: { name: '丙' }, geometry: { type: 'Point', coordinates: [121.2, 32] } }],
    [{ op: 'deleteFeature', kind: 'outfall', id: '2' }],
    [pointOutfall('丁', 121.3, 32)],
  )
})

/** A copy, changed by somebody who goes round the triggers that keep the log append-only. */
function tampered(name: string, change: (database: Database.Database) => void): string {
  const file = path.join(folder, `${name}.gpkg`)
  copyFileSync(sound, file)
  withSqlite(file, (database) => {
    const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as { name: string; sql: string }[]
    database.pragma('foreign_keys = OFF')
    database.transaction(() => {
      for (const trigger of triggers) database.exec(`DROP TRIGGER "${trigger.name}"`)
      change(database)
      for (const trigger of triggers) database.exec(trigger.sql)
    })()
  })
  return file
}

const problemsOf = async (file: string) => {
  const { ok, checks } = await validateFile(file)
  return { ok, problems: checks.flatMap((check) => check.problems.map(({ code, params }) => [check.name, code, params])) }
}

describe('validate', () => {
  it('finds a sound log sound', async () => {
    expect(await problemsOf(sound)).toEqual({ ok: true, problems: [] })
  })

  it.each([
    ['actor', "UPDATE dutu_audit SET actor = 'someone' WHERE seq = 2"],
    ['time', "UPDATE dutu_audit SET time = replace(time, 'Z', 'z') WHERE seq = 2"],
    ['parameters', "UPDATE dutu_audit SET params = '{ }' WHERE seq = 2"],
    ['counts', 'UPDATE dutu_audit SET updated = 2 WHERE seq = 2'],
    ['hash', "UPDATE dutu_audit SET hash = CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END || substr(hash, 2) WHERE seq = 2"],
  ])('names the entry whose %s was altered', async (what, sql) => {
    const { ok, problems } = await problemsOf(tampered(`entry-${what}`, (database) => database.exec(sql)))
    expect(ok).toBe(false)
    expect(problems).toContainEqual(['auditChain', 'validation.auditEntryAltered', { entry: 2 }])
  })

  it('sees an entry that was altered and hashed anew', async () => {
    const file = tampered('rehashed', (database) => {
      database.exec("UPDATE dutu_audit SET hash = 'aa' WHERE seq = 2; UPDATE dutu_audit SET previous_hash = 'aa' WHERE seq = 3")
    })
    const { problems } = await problemsOf(file)
    expect(problems).toContainEqual(['auditChain', 'validation.auditEntryAltered', { entry: 3 }])
  })

  it.each([
    ['one entry', 'DELETE FROM dutu_audit WHERE seq = 4', 3],
    ['all entries', 'DELETE FROM dutu_audit', 0],
  ])('sees a tail of %s cut off', async (what, sql, found) => {
    const { problems } = await problemsOf(tampered(`tail-${what}`, (database) => database.exec(sql)))
    expect(problems).toContainEqual(['auditChain', 'validation.auditTailMissing', { kept: 4, found }])
  })

  it('sees an entry taken out of the middle, one added, and a head that was set back', async () => {
    const middle = await problemsOf(tampered('middle', (database) => database.exec('DELETE FROM dutu_audit WHERE seq = 2')))
    expect(middle.problems).toContainEqual(['auditChain', 'validation.auditEntryMissing', { entry: 2 }])
    const head = await problemsOf(tampered('head', (database) => database.exec('UPDATE dutu_audit_head SET entries = 3, hash = (SELECT hash FROM dutu_audit WHERE seq = 3)')))
    expect(head.problems).toContainEqual(['auditChain', 'validation.auditTailAdded', { kept: 3, found: 4 }])
    const gone = await problemsOf(tampered('no-head', (database) => database.exec('DELETE FROM dutu_audit_head')))
    expect(gone.problems).toContainEqual(['auditChain', 'validation.auditHeadMissing', {}])
  })

  it.each([
    ['text', "UPDATE dutu_audit_row SET image = replace(image, '甲', '乙') WHERE action_id = 2"],
    ['geometry', 'UPDATE dutu_audit_row SET geometry = zeroblob(length(geometry)) WHERE action_id = 2'],
    ['row', 'UPDATE dutu_audit_row SET row_id = 7 WHERE action_id = 2'],
    ['absence', 'DELETE FROM dutu_audit_row WHERE action_id = 2'],
  ])('sees row images altered in their %s', async (what, sql) => {
    const { problems } = await problemsOf(tampered(`image-${what}`, (database) => database.exec(sql)))
    expect(problems).toContainEqual(['auditImages', 'validation.auditImagesAltered', { entry: 2 }])
  })

  it('sees rows removed and rows slipped in behind the log', async () => {
    const removed = await problemsOf(tampered('removed', (database) => database.exec('DELETE FROM outfall WHERE fid = 3; DELETE FROM rtree_outfall_geom WHERE id = 3; UPDATE gpkg_ogr_contents SET feature_count = 1 WHERE table_name = \'outfall\'')))
    expect(removed.problems).toContainEqual(['auditRows', 'validation.auditRowCount', { entry: 4, table: 'outfall', logged: 1, found: 0 }])
    const slipped = await problemsOf(tampered('slipped', (database) => database.exec("INSERT INTO task (title, action_id) VALUES ('x', 1)")))
    expect(slipped.problems).toContainEqual(['auditRows', 'validation.auditRowWithoutEntry', { entry: 1, table: 'task', count: 1 }])
  })

  it('sees a trigger that is missing or was altered', async () => {
    const file = path.join(folder, 'trigger.gpkg')
    copyFileSync(sound, file)
    withSqlite(file, (database) => database.exec('DROP TRIGGER dutu_audit_outfall_update; DROP TRIGGER dutu_audit_no_delete; CREATE TRIGGER dutu_audit_no_delete BEFORE DELETE ON dutu_audit BEGIN SELECT 1; END'))
    const { problems } = await problemsOf(file)
    expect(problems).toContainEqual(['auditTriggers', 'validation.triggerMissing', { trigger: 'dutu_audit_outfall_update' }])
    expect(problems).toContainEqual(['auditTriggers', 'validation.triggerAltered', { trigger: 'dutu_audit_no_delete' }])
  })

  it('belongs to its workspace: the log of another one does not fit', async () => {
    const file = tampered('moved', (database) => database.exec("UPDATE dutu_meta SET value = 'another' WHERE key = 'uuid'"))
    expect((await problemsOf(file)).problems).toContainEqual(['auditChain', 'validation.auditLinkBroken', { entry: 1 }])
  })
})

describe('the log', () => {
  it('tells its length and newest hash', async () => {
    const workspace = await openWorkspace(sound, { readOnly: true })
    const newest = withSqlite(sound, (database) => database.prepare('SELECT hash FROM dutu_audit ORDER BY seq DESC').pluck().get())
    expect(await workspace.logHead()).toEqual({ entries: 4, hash: newest })
    await workspace.close()
  })

  it('refuses to be changed by plain SQL', () => {
    const file = path.join(folder, 'refuses.gpkg')
    copyFileSync(sound, file)
    withSqlite(file, (database) => {
      registerSpatialFunctions(database)
      for (const sql of ['UPDATE dutu_audit SET actor = 1', 'DELETE FROM dutu_audit', 'UPDATE dutu_audit_row SET image = NULL', 'DELETE FROM dutu_audit_row', 'UPDATE outfall SET fid = 9']) {
        expect(() => database.exec(sql)).toThrow(/append-only|does not change/)
      }
    })
  })

  it('notes edits by another program, tells of them, and adopts them with the next action', async () => {
    const file = path.join(folder, 'outside.gpkg')
    copyFileSync(sound, file)
    withSqlite(file, (database) => {
      registerSpatialFunctions(database)
      database.exec("UPDATE outfall SET name = '外改' WHERE fid = 1; INSERT INTO task (title, action_id) VALUES ('外来', 1); DELETE FROM outfall WHERE fid = 3")
    })
    const waiting = await problemsOf(file)
    expect(waiting).toEqual({ ok: true, problems: [['outsideEdits', 'validation.outsideEdits', { count: 3 }]] })
    const workspace = await openWorkspace(file)
    expect(await workspace.search('外改', 5)).toHaveLength(0)
    await workspace.write(tester, [pointOutfall('戊', 121, 32)])
    expect((await workspace.history(2)).map(({ id, action, inserted, updated, deleted }) => [id, action, inserted, updated, deleted])).toEqual([
      ['6', 'test.write', 1, 0, 0],
      ['5', 'outside.edit', 1, 1, 1],
    ])
    expect(await workspace.search('外改', 5)).toHaveLength(1)
    expect((await workspace.listRecords({ table: 'task' })).rows[0]?.values['action_id']).toBe(5)
    expect(await problemsOf(file)).toEqual({ ok: true, problems: [] })
    // It can be undone like any other action.
    await workspace.undo('5', 'tester')
    expect((await workspace.readFeature({ kind: 'outfall', id: '1' })).properties['name']).toBe('丙')
    expect((await workspace.readFeature({ kind: 'outfall', id: '3' })).properties['name']).toBe('丁')
    expect((await workspace.listRecords({ table: 'task' })).total).toBe(0)
    await workspace.close()
    expect(await problemsOf(file)).toEqual({ ok: true, problems: [] })
  })

  it.skipIf(!hasGdal)('notes what GDAL updates and deletes', async () => {
    const file = path.join(folder, 'gdal.gpkg')
    copyFileSync(sound, file)
    for (const sql of ["UPDATE outfall SET stage = 'closed' WHERE fid = 1", 'DELETE FROM outfall WHERE fid = 3']) expect(runProgram('ogrinfo', ['-q', file, '-sql', sql]).stderr).toBe('')
    expect(await problemsOf(file)).toEqual({ ok: true, problems: [['outsideEdits', 'validation.outsideEdits', { count: 2 }]] })
  })
})
