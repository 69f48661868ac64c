/**
 * The shipped tiles, decoded with the readers that the map uses.
 *
 * Positions of towns are GeoNames'; what is sea, river or land at the other positions is common knowledge of the area,
 * chosen kilometres away from any shore, so that the age of the coastline does not matter.
 */
import { readFileSync } from 'node:fs'
import { TileType } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { archive, readTile, tileAt, waterAt } from './basemap-archive'

describe('metadata', () => {
  it('names source, date, licence and credit', async () => {
    const metadata = (await archive.getMetadata()) as Record<string, string>
    expect(metadata.licence).toMatch(/LGPL-3\.0-or-later.*CC-BY-4\.0/)
    expect(metadata.source).toContain('GSHHG 2.3.7')
    expect(metadata.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(metadata.attribution).toMatch(/GSHHG.*GeoNames/)
  })

  it('says which layers the tiles have and where they lie', async () => {
    const header = await archive.getHeader()
    const metadata = (await archive.getMetadata()) as { vector_layers: { id: string }[] }
    expect(metadata.vector_layers.map(({ id }) => id)).toEqual(['land', 'water', 'waterway', 'place'])
    expect(header).toMatchObject({ tileType: TileType.Mvt, minZoom: 0, maxZoom: 11, minLon: 115, minLat: 28, maxLon: 125, maxLat: 36 })
  })

  it('is small enough to ship', () => {
    expect(readFileSync('data/basemap/nantong.pmtiles').length).toBeLessThan(3 * 1024 * 1024)
  })
})

describe('land and water', () => {
  it.each<[string, [number, number]]>([
    ['南通市区', [120.87472, 32.03028]],
    ['海安', [120.45, 32.54361]],
    ['如皋', [120.55528, 32.38833]],
    ['如东掘港', [121.18552, 32.31737]],
    ['通州金沙', [121.07355, 32.08982]],
    ['海门', [121.17274, 31.89619]],
    ['启东汇龙', [121.655, 31.81111]],
    ['崇明城桥', [121.39252, 31.63082]],
    ['张家港', [120.53889, 31.865]],
    ['上海', [121.45806, 31.22222]],
    ['泰州', [119.90812, 32.49069]],
    ['南京', [118.77778, 32.06167]],
  ])('%s is land', async (_, position) => {
    expect(await waterAt(position)).toEqual([])
    const { land = [] } = await readTile(...tileAt(position, 11))
    expect(land).toHaveLength(1)
  })

  it.each<[string, [number, number], string]>([
    ['Yellow Sea', [122.5, 32.5], 'ocean'],
    ['Yellow Sea off Rudong', [121.8, 32.6], 'ocean'],
    ['East China Sea', [123.5, 30.0], 'ocean'],
    ['Yangtze at Nantong', [120.85, 31.93], 'river'],
    ['Yangtze between Haimen and Chongming, north branch', [121.58, 31.745], 'river'],
    ['Yangtze at Chongming, south branch', [121.4, 31.53], 'river'],
    ['Yangtze at Jiangyin', [120.2, 31.935], 'river'],
    ['Yangtze where GSHHG has a gap', [119.97, 31.975], 'river'],
    ['Lake Tai', [120.15, 31.2], 'lake'],
    ['Hongze Lake', [118.6, 33.3], 'lake'],
  ])('%s is water', async (_, position, kind) => {
    expect(await waterAt(position)).toEqual([kind])
  })

  it('keeps the islands of lakes dry', async () => {
    expect(await waterAt([120.275, 31.12])).toEqual([]) // 洞庭西山 in Lake Tai
  })
})

describe('names', () => {
  it('holds the rivers that the bureau speaks of', async () => {
    const found = new Set<unknown>()
    for (const position of [[120.3, 32.5], [120.7, 32.5], [120.7, 32.6], [121.1, 32.5], [120.7, 32.2], [121.2, 32.2], [121.6, 32.0], [121.3, 31.9]] as const) {
      const { waterway = [] } = await readTile(...tileAt(position, 9))
      for (const { properties } of waterway) found.add(properties.name_zh)
    }
    for (const name of ['如泰运河', '北凌河', '栟茶运河', '掘苴河', '九圩港', '焦港', '如海运河', '通吕运河', '通启运河', '新通扬运河', '通扬运河']) {
      expect(found, name).toContain(name)
    }
  })

  it('marks what is drawn by hand', async () => {
    const { waterway = [] } = await readTile(...tileAt([121.1, 32.31], 11))
    const rutai = waterway.find(({ properties }) => properties.name_zh === '如泰运河')
    expect(rutai?.properties).toMatchObject({ schematic: true, name_en: 'Rutai Canal', rank: 2 })
    const { waterway: south = [] } = await readTile(...tileAt([121.2, 32.06], 11))
    expect(south.find(({ properties }) => properties.name_zh === '通吕运河')?.properties).toMatchObject({ schematic: false })
  })

  it('has places in both languages and by rank', async () => {
    const { place = [] } = await readTile(...tileAt([120.87472, 32.03028], 11))
    expect(place.map(({ properties }) => properties)).toContainEqual({ name_zh: '南通', name_en: 'Nantong', kind: 'city', rank: 1 })
    const { place: overview = [] } = await readTile(...tileAt([120.87472, 32.03028], 5))
    expect(overview.map(({ properties }) => properties.name_zh)).toContain('南通')
    expect(overview.map(({ properties }) => properties.kind)).not.toContain('town')
  })
})

it('has no layer and no feature of boundaries in any tile', async () => {
  const header = await archive.getHeader()
  const layers = new Set<string>()
  const kinds = new Set<unknown>()
  for (const [z, tiles] of allTiles(Math.min(8, header.maxZoom))) {
    for (const [x, y] of tiles) {
      for (const [name, features] of Object.entries(await readTile(z, x, y))) {
        layers.add(name)
        for (const { properties } of features) kinds.add(`${name}:${String(properties.kind)}`)
      }
    }
  }
  expect([...layers].sort()).toEqual(['land', 'place', 'water', 'waterway'])
  expect([...kinds].sort()).toEqual([
    'land:extent', 'place:city', 'place:county', 'place:lake', 'place:river', 'place:sea', 'place:town',
    'water:lake', 'water:ocean', 'water:river', 'waterway:canal', 'waterway:river',
  ])
})

function allTiles(maxZoom: number): [number, [number, number][]][] {
  return Array.from({ length: maxZoom + 1 }, (_, z) => {
    const [, west, north] = tileAt([115, 35.999], z)
    const [, east, south] = tileAt([124.999, 28], z)
    const tiles: [number, number][] = []
    for (let x = west; x <= east; x += 1) for (let y = north; y <= south; y += 1) tiles.push([x, y])
    return [z, tiles]
  })
}
