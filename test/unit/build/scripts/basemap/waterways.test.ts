/**
 * The drawn waterways as a network, and against lengths that others published.
 *
 * Lengths: 栟茶运河 73 km, 通启运河 93.39 km, 如泰运河 156.1 km (encyclopaedia entries), 如海运河 57.9 km (如皋水系概况 2008),
 * 头兴港河 32.3 km (启东市水务局 2023); junction distances of the port plan (南通市干线航道网规划方案表): 搬经–十里墩 11.15 km,
 * 十里墩–丁堰 26.23 km, 丁堰–马西桥 31.83 km. A schematic line cuts corners, so a tenth or more is to be expected.
 */
import { along, booleanPointInPolygon, distance, length, lineSlice, lineString, pointToLineDistance } from '@turf/turf'
import type { Feature, FeatureCollection, Geometry, LineString, Polygon } from 'geojson'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { waterAt } from './basemap-archive'

type End = 'yangtze' | 'sea' | 'waterway' | 'open'
type Waterway = Feature<
  LineString,
  { name_zh: string; name_en: string; level: string; flows_to: string | null; schematic: boolean; start: End; end: End; note: string; source: string }
>

const read = <T>(name: string): T => JSON.parse(readFileSync(`data/basemap/${name}`, 'utf8')) as T
const waterways = read<{ features: Waterway[] }>('schematic-waterways.geojson').features
const coast = read<FeatureCollection<Geometry, { kind: string }>>('coast-nantong.geojson').features
const partOf = <T extends Geometry>(kind: string) => coast.find(({ properties }) => properties.kind === kind) as Feature<T, { kind: string }>
const named = (name: string): Waterway => {
  const found = waterways.find(({ properties }) => properties.name_zh === name)
  if (found === undefined) throw new Error(`no waterway ${name}`)
  return found
}
const ends = waterways.flatMap((waterway) => [
  { name: waterway.properties.name_zh, side: 'start', kind: waterway.properties.start, at: waterway.geometry.coordinates[0]! },
  { name: waterway.properties.name_zh, side: 'end', kind: waterway.properties.end, at: waterway.geometry.coordinates.at(-1)! },
])
/** Whether the coast file reaches as far. */
const inClip = ({ at }: { at: number[] }): boolean => at[0]! > 120.1
/** Vertices are rounded to 1e-6 degrees, 0.1 m. */
const TOLERANCE_METERS = 0.2

describe('ends', () => {
  it.each(ends.filter(({ kind }) => kind === 'sea').filter(inClip))('$name ends on the coast ($side)', ({ at }) => {
    expect(pointToLineDistance(at, partOf<LineString>('seaCoast'), { units: 'meters' })).toBeLessThan(TOLERANCE_METERS)
  })

  it.each(ends.filter(({ kind }) => kind === 'yangtze').filter(inClip))('$name starts on the bank of the Yangtze ($side)', ({ at }) => {
    expect(pointToLineDistance(at, partOf<LineString>('yangtzeShore'), { units: 'meters' })).toBeLessThan(TOLERANCE_METERS)
  })

  it('如泰运河 starts at the Yangtze beyond the clip: water within 50 m, land within 50 m', async () => {
    const [lon, lat] = named('如泰运河').geometry.coordinates[0] as [number, number]
    const around = [[-5e-4, 0], [5e-4, 0], [0, -5e-4], [0, 5e-4]].map(([east, north]): [number, number] => [lon + east!, lat + north!])
    const kinds = (await Promise.all(around.map((position) => waterAt(position)))).map(([kind]) => kind)
    expect(kinds).toContain('river')
    expect(kinds).toContain(undefined)
  })

  it.each(ends.filter(({ kind }) => kind === 'waterway'))('$name has a vertex in common with another waterway at its $side', ({ name, at }) => {
    const others = waterways.filter(({ properties }) => properties.name_zh !== name)
    expect(others.some(({ geometry }) => geometry.coordinates.some((vertex) => String(vertex) === String(at)))).toBe(true)
  })

  it('flows_to names the sea, or a waterway that the last vertex lies on', () => {
    for (const { properties, geometry } of waterways) {
      if (properties.flows_to === '黄海') expect(properties.end, properties.name_zh).toBe('sea')
      else if (properties.flows_to !== null) {
        expect(named(properties.flows_to).geometry.coordinates.map(String), properties.name_zh).toContain(String(geometry.coordinates.at(-1)))
      }
    }
  })
})

describe('network', () => {
  it('has a shared vertex wherever two lines cross', () => {
    for (const one of waterways) {
      for (const other of waterways) {
        if (one.properties.name_zh >= other.properties.name_zh) continue
        expect(crossingsWithoutVertex(one.geometry.coordinates, other.geometry.coordinates), `${one.properties.name_zh} × ${other.properties.name_zh}`).toBe(0)
      }
    }
  })

  it('reaches sea, or leaves the city, from every vertex along the flow, without a circle', () => {
    const next = new Map<string, Set<string>>()
    for (const { geometry } of waterways) {
      geometry.coordinates.forEach((vertex, index) => {
        const following = geometry.coordinates[index + 1]
        const known = next.get(String(vertex)) ?? new Set()
        if (following !== undefined) known.add(String(following))
        next.set(String(vertex), known)
      })
    }
    const outlets = new Set(waterways.filter(({ properties }) => ['sea', 'open'].includes(properties.end)).map(({ geometry }) => String(geometry.coordinates.at(-1))))
    const state = new Map<string, 'open' | 'done'>()
    const visit = (vertex: string): void => {
      expect(state.get(vertex), `circle at ${vertex}`).not.toBe('open')
      if (state.get(vertex) === 'done') return
      state.set(vertex, 'open')
      const following = [...(next.get(vertex) ?? [])]
      if (following.length === 0) expect(outlets).toContain(vertex)
      following.forEach(visit)
      state.set(vertex, 'done')
    }
    for (const { geometry } of waterways) visit(String(geometry.coordinates[0]))
  })

  it('stays on land between its ends', () => {
    const land = partOf<Polygon>('land')
    for (const waterway of waterways) {
      const total = length(waterway)
      for (let km = 0.4; km < total - 0.4; km += 0.2) {
        const position = along(waterway, km)
        const [lon, lat] = position.geometry.coordinates as [number, number]
        if (lon < 120.1 || lat > 32.8) continue
        expect(booleanPointInPolygon(position, land), `${waterway.properties.name_zh} at ${lon}, ${lat}`).toBe(true)
      }
    }
  })
})

describe('lengths', () => {
  it.each([
    ['栟茶运河', 73],
    ['通启运河', 93.39],
    ['如泰运河', 156.1],
    ['如海运河', 57.9],
    ['头兴港', 32.3],
  ])('%s is about %d km long', (name, km) => {
    expect(length(named(name)) / km).toBeGreaterThan(0.85)
    expect(length(named(name)) / km).toBeLessThan(1.15)
  })

  it.each([
    ['搬经', [120.385, 32.345], '十里墩', [120.49, 32.353], 11.15],
    ['十里墩', [120.49, 32.353], '丁堰', [120.72, 32.345], 26.23],
    ['丁堰', [120.72, 32.345], '马西桥', [121.03, 32.315], 31.83],
  ] as const)('%s %j to %s %j along 如泰运河 is about %d km', (_one, from, _other, to, km) => {
    const ratio = length(lineSlice([...from], [...to], named('如泰运河'))) / km
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.15)
  })

  it('如海运河 meets 如泰运河 at 十里墩, 19.88 km from its northern end', () => {
    const [, ...rest] = named('如海运河').geometry.coordinates
    const north = rest.slice(rest.findIndex((vertex) => String(vertex) === '120.49,32.353'))
    expect(length(lineString(north)) / 19.88).toBeGreaterThan(0.85)
    expect(length(lineString(north)) / 19.88).toBeLessThan(1.2)
  })
})

it('says of each line drawn by hand that it is schematic, and where the knowledge is from', () => {
  for (const { properties } of waterways) {
    expect(['骨干', '市级', '县级']).toContain(properties.level)
    expect(properties.source).not.toBe('')
    expect(properties.note).not.toBe('')
  }
  expect(waterways.filter(({ properties }) => !properties.schematic).map(({ properties }) => properties.name_zh)).toEqual(['通榆运河', '新通扬运河', '通吕运河'])
})

it('the coast file divides its clip without gap or overlap', () => {
  const areas = coast.filter(({ geometry }) => geometry.type !== 'LineString')
  for (let lon = 120.15; lon < 122.1; lon += 0.0501) {
    for (let lat = 31.65; lat < 32.8; lat += 0.0503) {
      const holding = areas.filter((area) => booleanPointInPolygon([lon, lat], area as Feature<Polygon>))
      expect(holding, `${lon}, ${lat}`).toHaveLength(1)
    }
  }
  const bank = partOf<LineString>('yangtzeShore').geometry.coordinates
  const sea = partOf<LineString>('seaCoast').geometry.coordinates
  expect(distance(bank.at(-1)!, sea.at(-1)!)).toBe(0)
  expect(bank[0]![0]).toBe(120.1)
  expect(sea[0]![1]).toBe(32.8)
})

/** Crossings in the inside of two segments, found by the signs of areas. */
function crossingsWithoutVertex(one: number[][], other: number[][]): number {
  let count = 0
  for (let i = 0; i + 1 < one.length; i += 1) {
    for (let j = 0; j + 1 < other.length; j += 1) {
      const [a, b, c, d] = [one[i]!, one[i + 1]!, other[j]!, other[j + 1]!]
      const touches = [a, b].some((p) => [c, d].some((q) => String(p) === String(q)))
      if (!touches && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) count += 1
    }
  }
  return count
}

/** Side of the line p–q that r lies on. */
function side(p: number[], q: number[], r: number[]): number {
  return Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!))
}
