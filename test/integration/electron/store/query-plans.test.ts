/** Every spatial query goes through the R-tree; no query of a table of a million rows reads all of them without need. */
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Connection } from '../../../../electron/store/connection/connection'
import { hitFeatures } from '../../../../electron/store/read/hit-features'
import { FeatureOrders } from '../../../../electron/store/read/feature-orders'
import { listFeatures, readSummaries } from '../../../../electron/store/read/read-features'
import { streamFeatures } from '../../../../electron/store/read/stream-features'
import { searchRows } from '../../../../electron/store/search/search-rows'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall } from '../../../support/workspace'

let connection: Connection
const statements: string[] = []

beforeAll(async () => {
  const file = await makeWorkspaceFile(createTemporaryFolder(), 'plans', [pointOutfall('如东口', 121, 32), { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: null, values: { vintage: '2022-10-01' } }])
  connection = new Connection(new Database(file, { readonly: true, verbose: (sql) => statements.push(String(sql)) }))
})
afterAll(() => connection.close())

/** Plans of all statements that a read runs. */
async function plansOf(read: () => unknown): Promise<readonly string[]> {
  statements.length = 0
  await read()
  const queries = statements.filter((sql) => sql.startsWith('SELECT'))
  expect(queries).not.toEqual([])
  return queries.map((sql) => connection.database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all().map(({ detail }) => detail).join('; '))
}

const bounds = [120, 31, 122, 33] as const
/** How SQLite names a search in an R-tree; behind the colon stand its constraints, nothing in a scan of all entries. */
const RTREE_SEARCH = /rtree_outfall_geom VIRTUAL TABLE INDEX 2:\w{8}/
const TABLE_SCAN = /SCAN outfall\b/

it.each([
  ['hits', () => hitFeatures(connection, [121, 32], 0.01, [{ kind: 'outfall' }], 5)],
  ['lists within bounds', () => listFeatures(connection, new FeatureOrders(), { kind: 'outfall', bounds })],
  ['streams within bounds', async () => {
    for await (const batch of streamFeatures(connection, { kind: 'outfall', bounds })) expect(batch).toHaveLength(1)
  }],
])('%s are found by the R-tree', async (_, read) => {
  const plans = await plansOf(read)
  expect(plans.some((plan) => RTREE_SEARCH.test(plan))).toBe(true)
  for (const plan of plans) expect(plan).not.toMatch(TABLE_SCAN)
})

it.each([
  ['summaries', () => readSummaries(connection, [{ kind: 'outfall', id: '1' }])],
  ['search', () => searchRows(connection, '如东', 5)],
])('%s read single rows', async (_, read) => {
  for (const plan of await plansOf(read)) expect(plan).not.toMatch(TABLE_SCAN)
})

it('the newest version of a legal layer is found by its index', async () => {
  const plans = await plansOf(() => listFeatures(connection, new FeatureOrders(), { kind: 'ecologicalRedLine' }))
  expect(plans.some((plan) => plan.includes('ecological_red_line_by_vintage'))).toBe(true)
})
