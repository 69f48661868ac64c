/**
 * Older files are brought up to date.
 *
 * `test/fixtures/schema/` holds the statements that made the schema of every version. That of the present version is checked here:
 * where the check fails, the schema was changed. Once files of this version are in people's hands, a change is a migration with
 * a version of its own; until then the fixture is written anew with `vitest -u`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspace, validateFile } from '../../../../electron/store'
import { openNewFile, openReadConnection } from '../../../../electron/store/connection/open-connection'
import { APPLICATION_ID, USER_VERSION } from '../../../../electron/store/geopackage/core-tables'
import { genesisHash } from '../../../../electron/store/audit/entry-hash'
import { migrateFile } from '../../../../electron/store/migrations/migrate-file'
import type { Migration } from '../../../../electron/store/migrations/migration'
import { createSchemaSqls, SCHEMA_VERSION } from '../../../../electron/store/schema/create-schema'
import { readMeta, writeMeta } from '../../../../electron/store/schema/meta'
import { kindIds } from '../../../../shared/domain/kinds'
import { type RecordTableId, recordTables } from '../../../../shared/domain/tables'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { dumpData, hashOfFile, makeWorkspaceFile, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures/schema')
const folder = createTemporaryFolder()
const fixtureOf = (version: number) => path.join(FIXTURES, `${String(version).padStart(4, '0')}.sql`)

type SchemaRow = { readonly type: string; readonly name: string; readonly sql: string }

/** A data table's columns in the order of their names: a column that came later stands at the end. */
const withoutOrder = ({ type, name, sql }: SchemaRow) => {
  const columns = type === 'table' ? /^(CREATE TABLE "\w+" \()(fid INTEGER .*)\)$/.exec(sql) : null
  return { type, name, sql: columns === null ? sql : `${columns[1]}${columns[2]!.split(', ').sort().join(', ')})` }
}

/** Everything that a file's schema consists of: statements, and rows that describe it. */
const schemaOf = (file: string) =>
  withSqlite(file, (database) => [
    database.prepare<[], SchemaRow>("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name").all().map(withoutOrder),
    ...['gpkg_contents', 'gpkg_ogr_contents'].map((table) => database.prepare(`SELECT table_name${table === 'gpkg_contents' ? ', data_type, identifier, description, srs_id' : ''} FROM ${table} ORDER BY table_name`).raw().all()),
    ...['gpkg_data_columns', 'gpkg_data_column_constraints', 'gpkg_extensions', 'gpkgext_relations', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys', 'dutu_search_source'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).raw().all().map((row) => JSON.stringify(row)).sort(),
    ),
  ])

/** A file as the program of that version made it. */
function makeFileOfVersion(version: number, file: string): void {
  const connection = openNewFile(file)
  connection.pragma(`application_id = ${APPLICATION_ID}`)
  connection.pragma(`user_version = ${USER_VERSION}`)
  connection.exec(`BEGIN;\n${readFileSync(fixtureOf(version), 'utf8')}\nCOMMIT`)
  writeMeta(connection, { schemaVersion: version, title: 'alt', created: '2023-01-01T00:00:00.000Z', uuid: 'u' })
  connection.run('INSERT INTO dutu_audit_head VALUES (1, 0, ?)', genesisHash('u'))
  connection.close()
}

it('the schema of this version is the one that its files have', async () => {
  await expect(`${createSchemaSqls().join(';\n')};\n`).toMatchFileSnapshot(fixtureOf(SCHEMA_VERSION))
})

it('there is a fixture of every version and no other', () => {
  expect(readdirSync(FIXTURES).sort()).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, index) => path.basename(fixtureOf(index + 1))))
})

describe.each(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1))('a file of version %i', (version) => {
  it('opens as the present version, valid and writable', async () => {
    const file = path.join(folder, `version${version}.gpkg`)
    makeFileOfVersion(version, file)
    expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
    const workspace = await openWorkspace(file)
    expect((await workspace.info()).schemaVersion).toBe(SCHEMA_VERSION)
    await workspace.write(tester, [pointOutfall('甲', 121, 32)])
    await workspace.close()
    expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
    const fresh = await makeWorkspaceFile(folder, 'fresh')
    expect(schemaOf(file)).toEqual(schemaOf(fresh))
  })
})

it('a file of version 1 keeps its rows and its log, and takes what version 2 brings', async () => {
  const file = path.join(folder, 'rows.gpkg')
  makeFileOfVersion(1, file)
  withSqlite(file, (database) => {
    database.exec("INSERT INTO task (title, state) VALUES ('清理河口', 'rectifying'); INSERT INTO task_step (task_id, state, effective_on) VALUES (1, 'rectifying', '2023-05-01')")
  })
  const workspace = await openWorkspace(file)
  const tasks = await workspace.listRecords({ table: 'task' })
  expect(tasks.rows[0]?.values).toMatchObject({ title: '清理河口', origin: null })
  await workspace.write(tester, [
    { op: 'insertRecord', table: 'alert', values: { kind: 'exceedance', task_id: 1, raised_on: '2023-10-31' }, ref: 'alert' },
    { op: 'insertRecord', table: 'alertStep', values: { alert_id: { ref: 'alert' }, note: '核查' } },
    { op: 'insertRecord', table: 'setting', values: { area: 'rules', key: 'R01', value: '{}' } },
    { op: 'updateRecord', table: 'task', id: '1', values: { origin: 'alert' } },
  ])
  const [last] = await workspace.history(1)
  await workspace.undo(last?.id ?? '', 'tester')
  expect((await workspace.countRecords({ table: 'alert' }, []))[0]?.count ?? 0).toBe(0)
  expect((await workspace.history(10)).map(({ action }) => action)).toEqual(['workspace.undo', 'test.write', 'workspace.migrate', 'outside.edit'])
  await workspace.close()
  expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
})

it('a file of version 1 is read as it is where it may not be written', async () => {
  const file = path.join(folder, 'untouched.gpkg')
  makeFileOfVersion(1, file)
  const before = hashOfFile(file)
  const workspace = await openWorkspace(file, { readOnly: true })
  expect((await workspace.info()).schemaVersion).toBe(1)
  for (const table of Object.keys(recordTables) as RecordTableId[]) {
    expect((await workspace.listRecords({ table })).total).toBe(0)
    expect((await workspace.countRecords({ table }, []))[0]?.count ?? 0).toBe(0)
  }
  for (const kind of kindIds) expect((await workspace.listFeatures({ kind })).total).toBe(0)
  expect(await workspace.search('河', 5)).toEqual([])
  await workspace.close()
  expect(hashOfFile(file)).toBe(before)
})

describe('a migration', () => {
  const next = SCHEMA_VERSION + 1
  const steps: readonly Migration[] = [
    {
      version: next,
      description: 'adds a column and fills it',
      apply(connection) {
        connection.exec('ALTER TABLE task ADD COLUMN colour TEXT')
        connection.run("UPDATE task SET title = title || '!'")
      },
    },
    { version: next + 1, description: 'adds an index', apply: (connection) => connection.exec('CREATE INDEX task_colour ON task (colour)') },
  ]

  it('copies the file first, runs every missing step, and logs itself', async () => {
    const file = await makeWorkspaceFile(folder, 'migrated', [{ op: 'insertRecord', table: 'task', values: { title: '任务' } }])
    const before = { hash: hashOfFile(file), data: dumpData(file) }
    await migrateFile(file, steps)
    const backup = path.join(folder, `migrated.v${SCHEMA_VERSION}.backup.gpkg`)
    expect(dumpData(backup)).toEqual(before.data)
    expect((await validateFile(backup)).ok).toBe(true)
    const connection = openReadConnection(file)
    expect(readMeta(connection).schemaVersion).toBe(next + 1)
    expect(connection.value('SELECT title FROM task')).toBe('任务!')
    expect(connection.get('SELECT action, actor, updated FROM dutu_audit ORDER BY seq DESC')).toEqual(['workspace.migrate', 'dutu', 1])
    connection.close()
    await migrateFile(file, [...steps, { version: next + 2, description: 'nothing', apply: () => {} }])
    expect(existsSync(path.join(folder, `migrated.v${next + 1}.backup.gpkg`))).toBe(true)
    expect(existsSync(`${file}-journal`)).toBe(false)
  })

  it('that fails leaves the file as it was', async () => {
    const file = await makeWorkspaceFile(folder, 'failing', [pointOutfall('甲', 121, 32)])
    const before = hashOfFile(file)
    const failing: Migration = { version: next, description: 'fails half-way', apply(connection) {
      connection.exec('ALTER TABLE task ADD COLUMN colour TEXT')
      throw new Error('half-way')
    } }
    await expect(migrateFile(file, [failing])).rejects.toThrow('half-way')
    expect(hashOfFile(file)).toBe(before)
  })

  it('must follow the version before', async () => {
    const file = await makeWorkspaceFile(folder, 'gap')
    await expect(migrateFile(file, steps.slice(1))).rejects.toThrow(`no migration from ${SCHEMA_VERSION} to ${next + 1}`)
  })
})
