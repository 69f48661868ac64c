import { join } from 'node:path'
import type { MultiPolygon, Point } from 'geojson'
import { describe, expect, it } from 'vitest'
import { openWriteConnection } from '../../../../../electron/store/connection/open-connection'
import { overviewTable } from '../../../../../electron/store/tiles/overview-schema'
import { refreshOverviews } from '../../../../../electron/store/tiles/refresh-overviews'
import { tileTheme } from '../../../../../electron/store/tiles/tile-theme'
import type { Change } from '../../../../../electron/store/workspace-store'
import type { KindId } from '../../../../../shared/domain/kinds'
import { randomNumbers } from '../../../../bench/random-numbers'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { madeChanges, raggedArea, scatter } from './made-features'
import { neighbouringUnits } from './neighbouring-units'
import { insert, makeTileWorkspace, type TileWorkspace } from './tile-workspace'

const folder = createTemporaryFolder()
const BOX = [120.2, 31.6, 121.9, 32.8] as const

/** Everything in an overview but the ids of its rows, and what its index says, in an order of its own. */
function contentOf({ connection }: TileWorkspace, kind: KindId): readonly string[] {
  const table = overviewTable(tileTheme(kind))
  return connection
    .all<string[]>(
      `SELECT json_array(o.zoom, o.group_key, o.fid, o.shape_zoom, o.point_count, o.x, o.y, o.sum_x, o.sum_y, o.properties, o.label, hex(o.geometry), r.min_x, r.max_x, r.min_y, r.max_y) FROM ${table} o LEFT JOIN rtree_${table} r ON r.id = o.id`,
    )
    .map(([row]) => row!)
    .sort()
}

/** What the overview would be if it were made from nothing now. */
function rebuilt(file: TileWorkspace, kind: KindId): readonly string[] {
  const connection = openWriteConnection(file.path)
  connection.exec('BEGIN')
  refreshOverviews(connection, kind, 'all')
  connection.exec('COMMIT')
  connection.close()
  return contentOf(file, kind)
}

/** Write steps one by one; after each, the overview kept in step must equal one from nothing. */
async function expectInStep(name: string, kind: KindId, first: readonly Change[], steps: readonly (readonly Change[])[]): Promise<void> {
  const file = await makeTileWorkspace(join(folder, `${name}.gpkg`), first)
  let before = contentOf(file, kind)
  expect(before.length).toBeGreaterThan(0)
  for (const step of steps) {
    await file.write(step)
    const inStep = contentOf(file, kind)
    expect(inStep).not.toEqual(before)
    expect(inStep).toEqual(rebuilt(file, kind))
    before = inStep
  }
  await file.close()
}

function point([x, y]: readonly [number, number]): Point {
  return { type: 'Point', coordinates: [x, y] }
}

/** An area west of a unit that uses ten vertices of its west edge, which is the last of its ring. */
function leanedAgainst(unit: Change): MultiPolygon {
  if (unit.op !== 'insertFeature' || unit.geometry?.type !== 'MultiPolygon') throw new Error('no area')
  const shared = unit.geometry.coordinates[0]![0]!.slice(-22, -12)
  const [x, y] = shared[0]!
  return { type: 'MultiPolygon', coordinates: [[[...shared, [x! - 0.05, shared.at(-1)![1]!], [x! - 0.05, y!], shared[0]!]]] }
}

describe('an overview kept in step equals one made from nothing', () => {
  it('for outfalls that are inserted, moved, changed and deleted', async () => {
    const random = randomNumbers(11)
    const places = scatter(2000, BOX, 5)
    const first = places.map((place, index) => insert('outfall', point(place), { stage: 'traced', outfall_class: index % 2 === 0 ? 'farming' : 'other', deadline: '2024-01-31' }))
    const someone = () => String(1 + Math.floor(random() * places.length))
    await expectInStep('outfalls', 'outfall', first, [
      scatter(30, BOX, 6).map((place) => insert('outfall', point(place), { stage: 'closed' })),
      [{ op: 'updateFeature', kind: 'outfall', id: '17', geometry: point([121.123, 32.234]) }],
      [{ op: 'updateFeature', kind: 'outfall', id: '18', values: { stage: 'closed' } }],
      [{ op: 'updateFeature', kind: 'outfall', id: '19', geometry: null }],
      [{ op: 'deleteFeature', kind: 'outfall', id: '20' }],
      Array.from({ length: 40 }, (): Change => ({ op: 'updateFeature', kind: 'outfall', id: String(Number(someone()) % 1900 + 50), geometry: point([120.5 + random(), 31.8 + random() / 2]), values: { deadline: null } })),
    ])
  })

  it('for areas of all sizes, in two versions', async () => {
    const random = randomNumbers(12)
    const first = madeChanges('ecologicalRedLine', 300, BOX, 9).map((change, index): Change => (change.op === 'insertFeature' ? { ...change, values: { ...change.values, vintage: index % 3 === 0 ? '2018-06-09' : '2022-10-01', category: 'wetland' } } : change))
    await expectInStep('red-lines', 'ecologicalRedLine', first, [
      madeChanges('ecologicalRedLine', 5, BOX, 10),
      [{ op: 'updateFeature', kind: 'ecologicalRedLine', id: '7', geometry: raggedArea([121, 32], 0.2, 300, random) }],
      [{ op: 'updateFeature', kind: 'ecologicalRedLine', id: '7', geometry: raggedArea([121, 32], 0.0002, 30, random) }],
      [{ op: 'updateFeature', kind: 'ecologicalRedLine', id: '8', values: { vintage: '2018-06-09' } }],
      [{ op: 'updateFeature', kind: 'ecologicalRedLine', id: '9', values: { name: '改名' } }],
      [{ op: 'deleteFeature', kind: 'ecologicalRedLine', id: '10' }],
    ])
  })

  it('for areas that share boundaries', async () => {
    const units = neighbouringUnits(8, 8, 21)
    await expectInStep('units', 'controlUnit', units, [
      [{ op: 'deleteFeature', kind: 'controlUnit', id: '28' }],
      [{ op: 'updateFeature', kind: 'controlUnit', id: '36', geometry: raggedArea([120.9, 32.1], 0.05, 90, randomNumbers(1)) }],
      units.slice(27, 28),
      // Shares a stretch in the middle of an edge: its ends become junctions of the neighbour, which is not changed itself.
      [insert('controlUnit', leanedAgainst(units[0]!), { vintage: '2022-10-01' })],
    ])
  })

  it('for reference layers of any geometry', async () => {
    const first = [
      ...scatter(40, BOX, 3).map((place) => insert('reference', { type: 'Point', coordinates: [...place] }, { layer: '泵站' })),
      ...scatter(10, BOX, 4).map(([x, y]) => insert('reference', { type: 'LineString', coordinates: [[x, y], [x + 0.01, y + 0.02], [x + 0.03, y]] }, { layer: '沟渠' })),
    ]
    await expectInStep('reference', 'reference', first, [
      [insert('reference', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [121, 32] }, { type: 'LineString', coordinates: [[121, 32], [121.2, 32.1]] }] }, { layer: '泵站' })],
      [{ op: 'updateFeature', kind: 'reference', id: '3', values: { layer: '沟渠' } }],
      [{ op: 'deleteFeature', kind: 'reference', id: '45' }],
    ])
  })
})
