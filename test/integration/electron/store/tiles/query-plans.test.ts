import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { Connection } from '../../../../../electron/store/connection/connection'
import { registerSpatialFunctions } from '../../../../../electron/store/connection/spatial-functions'
import { readTile } from '../../../../../electron/store/tiles/read-tile'
import { refreshOverviews } from '../../../../../electron/store/tiles/refresh-overviews'
import { kindIds } from '../../../../../shared/domain/kinds'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { madeChanges, scatter } from './made-features'
import { insert, makeTileWorkspace, tileOf, TODAY } from './tile-workspace'

const folder = createTemporaryFolder()
const BOX = [120.2, 31.6, 121.9, 32.8] as const

it.each(['as written', 'analysed'])('finds everything that has a place through an R-tree, statistics %s', async (statistics) => {
  const file = await makeTileWorkspace(join(folder, `${statistics}.gpkg`), [
    ...scatter(300, BOX, 1).map(([x, y]) => insert('outfall', { type: 'Point', coordinates: [x, y] })),
    ...madeChanges('ecologicalRedLine', 300, BOX, 2),
    ...madeChanges('patch', 300, BOX, 3),
  ])
  await file.close()

  const statements = new Set<string>()
  const database = new Database(file.path, { verbose: (sql) => statements.add(String(sql)) })
  registerSpatialFunctions(database)
  if (statistics === 'analysed') database.exec('ANALYZE')
  statements.clear()
  const connection = new Connection(database)
  for (const z of [6, 10, 13, 14, 16]) readTile(connection, tileOf(121, 32.2, z), kindIds.map((kind) => ({ kind })), TODAY)
  const place = [121, 32.2, 121.01, 32.21] as const
  connection.exec('BEGIN')
  for (const kind of ['outfall', 'ecologicalRedLine', 'patch'] as const) refreshOverviews(connection, kind, [{ id: 7, oldBounds: place, newBounds: place }])
  connection.exec('COMMIT')

  const queries = [...statements].filter((sql) => sql.startsWith('SELECT'))
  const spatial = queries.filter((sql) => /maxx|max_x/.test(sql))
  expect(spatial.length).toBeGreaterThan(30)
  for (const sql of queries) {
    const plan = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all().map(({ detail }) => detail)
    // 2: of the R-tree module, a search by coordinates; 1: by id; 0 would be all of it.
    if (spatial.includes(sql)) expect(plan[0], sql).toMatch(/^SCAN (\S+ )?VIRTUAL TABLE INDEX 2:/)
    const whole = plan.filter((step) => /^SCAN (?!.*VIRTUAL TABLE INDEX [12]:)(?!pragma_table_info|CONSTANT)/.test(step))
    expect(whole, sql).toEqual([])
  }
  database.close()
})
