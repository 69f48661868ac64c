import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import type { KindId } from '../../../../../shared/domain/kinds'
import { madeChanges, scatter } from './made-features'
import { insert, makeTileWorkspace, type TileFeature, tileFeatures, tileOf, type TileWorkspace, TODAY } from './tile-workspace'

const folder = createTemporaryFolder()
const WEST = 120.2
const SOUTH = 31.6
const EAST = 121.9
const NORTH = 32.8

/** All tiles of a zoom over the area of the test. */
function* tilesOver(z: number): Generator<{ readonly z: number; readonly x: number; readonly y: number }> {
  const first = tileOf(WEST - 0.1, NORTH + 0.1, z)
  const last = tileOf(EAST + 0.1, SOUTH - 0.1, z)
  for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) yield { z, x, y }
}

function allOver(file: TileWorkspace, kind: KindId, z: number): readonly TileFeature[] {
  return [...tilesOver(z)].flatMap((address) => [...tileFeatures(file.connection, address, { kind })])
}

const standsFor = ({ properties }: TileFeature) => Number(properties['point_count'] ?? 1)
const sumOf = (features: readonly TileFeature[], of: (feature: TileFeature) => number) => features.reduce((sum, feature) => sum + of(feature), 0)

describe('outfalls at small scales', () => {
  const OUTFALLS = 3001
  const ALONE = [121.95, 32.85] as const
  const codes = ['industrial', 'townWorks', 'farming', 'other']
  const outfalls = [ALONE, ...scatter(OUTFALLS - 1, [WEST, SOUTH, EAST, NORTH], 7)].map(([longitude, latitude], index) => ({
    longitude,
    latitude,
    outfallClass: codes[index % 4]!,
    stage: index % 5 === 0 ? 'closed' : 'rectifying',
    deadline: index % 3 === 0 ? '2023-10-30' : index % 3 === 1 ? TODAY : null,
  }))
  let file: TileWorkspace

  beforeAll(async () => {
    file = await makeTileWorkspace(
      join(folder, 'outfalls.gpkg'),
      outfalls.map(({ longitude, latitude, outfallClass, stage, deadline }) =>
        insert('outfall', { type: 'Point', coordinates: [longitude, latitude] }, { outfall_class: outfallClass, stage, deadline, name: '口' }),
      ),
    )
  })
  afterAll(() => file.close())

  it.each([0, 3, 6, 8, 9, 10, 11, 12])('stand for all of them over the tiles of zoom %i, and for each code', (z) => {
    const features = allOver(file, 'outfall', z)
    expect(sumOf(features, standsFor)).toBe(OUTFALLS)
    for (const code of codes) {
      const counted = sumOf(features, ({ properties }) => (properties['point_count'] === undefined ? Number(properties['outfall_class'] === code) : Number(properties[`outfall_class_${code}`] ?? 0)))
      expect(counted).toBe(outfalls.filter(({ outfallClass }) => outfallClass === code).length)
    }
  })

  it('say how many are overdue: past their deadline, not on it, and not finished', () => {
    const overdue = outfalls.filter(({ deadline, stage }) => deadline === '2023-10-30' && stage !== 'closed').length
    expect(overdue).toBe(800)
    expect(sumOf(allOver(file, 'outfall', 0), ({ properties }) => Number(properties['overdue_count'] ?? 0))).toBe(overdue)
  })

  it('are themselves where three or fewer share a cell: with id, properties and place, but without a name', () => {
    const single = allOver(file, 'outfall', 12).find(({ id }) => id === 1)!
    const { longitude, latitude, outfallClass } = outfalls[0]!
    expect(single.properties).toMatchObject({ outfall_class: outfallClass, deadline: '2023-10-30' })
    expect(single.properties).not.toHaveProperty('name')
    const tile = tileOf(longitude, latitude, 12)
    const [px, py] = placeInTile(longitude, latitude, tile.z, tile.x, tile.y)
    expect(single.paths[0]![0]).toMatchObject({ x: Math.floor(px), y: Math.floor(py) })
  })

  it('stand at the place of a real one', () => {
    const places = new Set(outfalls.map(({ longitude, latitude }) => placeInTile(longitude, latitude, 8, 0, 0).map(Math.floor).join()))
    for (const address of tilesOver(8)) {
      for (const { paths } of tileFeatures(file.connection, address, { kind: 'outfall' })) {
        const { x, y } = paths[0]![0]!
        expect(places).toContain([address.x * 4096 + x, address.y * 4096 + y].join())
      }
    }
  })

  it('are all themselves, with names, from zoom 14 on', () => {
    const { longitude, latitude } = outfalls[42]!
    const features = tileFeatures(file.connection, tileOf(longitude, latitude, 14), { kind: 'outfall' })
    expect(features.find(({ id }) => id === 43)?.properties).toMatchObject({ name: '口' })
    expect(features.every(({ properties }) => properties['point_count'] === undefined)).toBe(true)
  })
})

/** Units from the tile's corner, by the textbook formula of Web Mercator. */
function placeInTile(longitude: number, latitude: number, z: number, x: number, y: number): [number, number] {
  const phi = (latitude * Math.PI) / 180
  return [
    (((longitude + 180) / 360) * 2 ** z - x) * 4096,
    (((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** z - y) * 4096,
  ]
}

describe('a point on the edge between tiles', () => {
  it('belongs to the tile east and south of the edge, and to no other', async () => {
    // Longitude 0 and the equator are edges of tiles at every zoom.
    const file = await makeTileWorkspace(join(folder, 'edge.gpkg'), [
      insert('outfall', { type: 'Point', coordinates: [0, 0] }),
      insert('station', { type: 'Point', coordinates: [0, 0] }),
    ])
    for (const z of [3, 13, 14, 17]) {
      const middle = 2 ** (z - 1)
      for (const kind of ['outfall', 'station'] as const) {
        const found = [middle - 1, middle].flatMap((x) => [middle - 1, middle].map((y) => tileFeatures(file.connection, { z, x, y }, { kind })))
        expect(found.map(({ length }) => length)).toEqual([0, 0, 0, 1])
        expect(found[3]![0]!.paths[0]![0]).toMatchObject({ x: 0, y: 0 })
      }
    }
    await file.close()
  })
})

describe('areas at small scales', () => {
  const PATCHES = 400
  let file: TileWorkspace

  beforeAll(async () => {
    file = await makeTileWorkspace(join(folder, 'patches.gpkg'), madeChanges('patch', PATCHES, [WEST, SOUTH, EAST, NORTH], 3))
  })
  afterAll(() => file.close())

  it.each([5, 7, 9, 11, 12])('are drawn, or stood for by a point, at zoom %i: none is lost', (z) => {
    const features = allOver(file, 'patch', z)
    const drawn = new Set(features.filter(({ type }) => type === 'area').map(({ id }) => id))
    const points = features.filter(({ type, properties }) => type === 'point' && properties['label'] !== true)
    expect(drawn.size + sumOf(points, standsFor)).toBe(PATCHES)
    for (const { id } of points) if (id !== undefined) expect(drawn).not.toContain(id)
  })

  it('are drawn large and stood for small', () => {
    expect(allOver(file, 'patch', 3).filter(({ type }) => type === 'area')).toHaveLength(0)
    expect(new Set(allOver(file, 'patch', 12).filter(({ type }) => type === 'area').map(({ id }) => id)).size).toBeGreaterThan(PATCHES * 0.9)
  })
})

it('gather only features of one reference layer, and say which', async () => {
  const layers = ['水井', '道路']
  const points = scatter(600, [WEST, SOUTH, EAST, NORTH], 11)
  const file = await makeTileWorkspace(
    join(folder, 'reference.gpkg'),
    points.map((coordinates, index) => insert('reference', { type: 'Point', coordinates: [...coordinates] }, { layer: layers[index % 3 === 0 ? 0 : 1]! })),
  )
  for (const z of [5, 8]) {
    const features = allOver(file, 'reference', z)
    expect(features.some(({ properties }) => properties['point_count'] !== undefined)).toBe(true)
    const ofLayer = (name: string) => sumOf(features.filter(({ properties }) => properties['layer'] === name), standsFor)
    expect(layers.map(ofLayer)).toEqual([200, 400])
  }
  file.close()
})
