import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Geometry, LineString, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { bulgeVertices, splineVertices } from '../../../../../shared/domain/curve-vertices'
import { readJsonFixture } from '../../../../support/read-fixture'
import { readLayer } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const FIXTURE = fileURLToPath(new URL('../../../../fixtures/formats/dxf/drawing.dxf', import.meta.url))
const folder = createTemporaryFolder()
let files = 0

type Pair = readonly [number, string | number]

function write(pairs: readonly Pair[] | string): string {
  const file = path.join(folder, `case${files++}.dxf`)
  writeFileSync(file, typeof pairs === 'string' ? pairs : pairs.map(([code, value]) => `${code}\n${value}\n`).join(''))
  return file
}

const drawing = (entities: readonly Pair[], blocks: readonly Pair[] = []): Pair[] => [
  [0, 'SECTION'], [2, 'BLOCKS'], ...blocks, [0, 'ENDSEC'], [0, 'SECTION'], [2, 'ENTITIES'], ...entities, [0, 'ENDSEC'], [0, 'EOF'],
]

/** GDAL writes a height of zero where the drawing has one; here a geometry without any other height is flat. */
function flat(geometry: Geometry | null): unknown {
  const positions = JSON.stringify(geometry).matchAll(/\[(-?[\d.e+-]+),(-?[\d.e+-]+),(-?[\d.e+-]+)\]/g)
  if ([...positions].some(([, , , z]) => Number(z) !== 0)) return geometry
  return JSON.parse(JSON.stringify(geometry).replaceAll(/\[(-?[\d.e+-]+),(-?[\d.e+-]+),-?[\d.e+-]+\]/g, '[$1,$2]'))
}

function lengthOf(positions: readonly Position[]): number {
  return positions.slice(1).reduce((sum, [x, y], index) => sum + Math.hypot(x! - positions[index]![0]!, y! - positions[index]![1]!), 0)
}

const ends = ({ coordinates }: LineString) => [coordinates[0]!, coordinates.at(-1)!].map(([x, y]) => `${x!.toFixed(6)} ${y!.toFixed(6)}`).sort()

describe('DXF reader', () => {
  const expected = readJsonFixture<{ features: { properties: { Layer: string; Text?: string }; geometry: Geometry }[] }>('formats/dxf/drawing.expected.geojson').features
  const CURVED = new Set(['弧', '圆', '镜像'])

  it('reads what GDAL reads', async () => {
    const { layer, rows } = await readLayer(FIXTURE)
    expect(layer.encoding).toMatchObject({ name: 'gbk' })
    expect(rows.map(({ properties }) => properties['Layer'])).toEqual(expected.map(({ properties }) => properties.Layer))
    for (const [index, { properties, geometry }] of expected.entries()) {
      const row = rows[index]!
      if (properties.Layer !== '填充') expect(row.properties['Text'], properties.Layer).toBe(properties.Text ?? null)
      if (!CURVED.has(properties.Layer)) expect(flat(row.geometry), properties.Layer).toEqual(flat(geometry))
    }
  })

  it('replaces curves by segments whose ends and length are those of GDAL', async () => {
    const { rows, problems } = await readLayer(FIXTURE)
    for (const [index, { properties, geometry }] of expected.entries()) {
      if (!CURVED.has(properties.Layer)) continue
      const [ours, theirs] = [rows[index]!.geometry as LineString, geometry as LineString]
      expect(ends(ours), `${index}`).toEqual(ends(theirs))
      expect(Math.abs(lengthOf(ours.coordinates) / lengthOf(theirs.coordinates) - 1)).toBeLessThan(0.001)
    }
    expect(problems.map(({ code }) => code)).toEqual(['geometry.curveApproximated'])
  })

  it('offers its layers as groups', async () => {
    expect((await readLayer(FIXTURE)).layer.groups).toMatchObject({ fieldIndex: 0, names: expect.arrayContaining(['排污口', '地块', '注记']) as string[] })
  })

  it('turns bulges into arcs within 5 mm', () => {
    // A half circle of radius 500 from (0,0) to (1000,0), counter-clockwise, so below the chord.
    const vertices = bulgeVertices({ x: 0, y: 0 }, { x: 1000, y: 0 }, 1)
    for (const { x, y } of vertices) {
      expect(Math.hypot(x - 500, y)).toBeCloseTo(500, 9)
      expect(y).toBeLessThan(0)
    }
    const chord = Math.hypot(vertices[1]!.x - vertices[0]!.x, vertices[1]!.y - vertices[0]!.y)
    expect(500 - Math.sqrt(500 ** 2 - (chord / 2) ** 2)).toBeLessThan(0.005)
  })

  it('runs splines through their ends', () => {
    const points = [{ x: 0, y: 0 }, { x: 1, y: 2 }, { x: 3, y: 2 }, { x: 4, y: 0 }]
    const vertices = splineVertices(3, [0, 0, 0, 0, 1, 1, 1, 1], points, [])
    expect(vertices[0]).toEqual({ x: 0, y: 0 })
    expect(vertices.at(-1)).toEqual({ x: 4, y: 0 })
    // A cubic Bézier curve: at its middle (P0 + 3·P1 + 3·P2 + P3) / 8.
    expect(vertices[8]).toEqual({ x: 2, y: 1.5 })
    // A quarter circle as a rational quadratic has its middle at √½.
    const circle = splineVertices(2, [0, 0, 0, 1, 1, 1], [{ x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }], [1, Math.SQRT1_2, 1])
    expect(circle[8]!.x).toBeCloseTo(Math.SQRT1_2, 12)
  })

  it('keeps the texts and attributes of blocks as labels of their own', async () => {
    const block: Pair[] = [[0, 'BLOCK'], [2, 'B'], [10, 0], [20, 0], [0, 'CIRCLE'], [8, '0'], [10, 0], [20, 0], [40, 1], [0, 'TEXT'], [8, '0'], [10, 1], [20, 1], [1, '内'], [0, 'ENDBLK']]
    const insert: Pair[] = [[0, 'INSERT'], [8, '点'], [2, 'B'], [10, 100], [20, 200], [66, 1], [0, 'ATTRIB'], [8, '点'], [10, 5], [20, 6], [1, 'J1'], [2, 'NAME'], [0, 'SEQEND']]
    const { rows } = await readLayer(write(drawing(insert, block)))
    expect(rows.map(({ properties, geometry }) => [properties['Text'], properties['Layer'], geometry?.type])).toEqual([[null, '点', 'LineString'], ['内', '点', 'Point'], ['J1', '点', 'Point']])
    expect(rows[1]!.geometry).toEqual({ type: 'Point', coordinates: [101, 201] })
  })

  it('leaves the insertion point of a block that is not there', async () => {
    const { rows } = await readLayer(write(drawing([[0, 'INSERT'], [8, '0'], [2, 'MISSING'], [10, 7], [20, 8]])))
    expect(rows[0]).toMatchObject({ properties: { Block: 'MISSING' }, geometry: { type: 'Point', coordinates: [7, 8] } })
  })

  it('keeps application data, where survey programs put their codes', async () => {
    const { rows } = await readLayer(write(drawing([[0, 'POINT'], [8, '0'], [10, 1], [20, 2], [1001, 'SOUTH'], [1000, '131100'], [1000, '320612001']])))
    expect(rows[0]!.properties['ExtendedData']).toBe('SOUTH: 131100; 320612001')
  })

  it('says what it leaves out', async () => {
    const { rows, problems } = await readLayer(write(drawing([[0, 'POINT'], [10, 1], [20, 2], [0, 'DIMENSION'], [8, '0'], [0, 'LINE'], [67, 1], [10, 0], [20, 0], [11, 1], [21, 1]])))
    expect(rows).toHaveLength(1)
    expect(problems.map(({ params }) => params)).toEqual([{ type: 'DIMENSION', count: 1 }, { type: 'PaperSpace', count: 1 }])
  })

  it('rejects coordinates that are no numbers', async () => {
    const { rows } = await readLayer(write(drawing([[0, 'POINT'], [10, 'abc'], [20, 2], [0, 'LINE'], [10, 0], [20, '1e999'], [11, 1], [21, 1]])))
    expect(rows.map(({ problems }) => problems)).toEqual([['rejected geometry.nonFinite'], ['rejected geometry.nonFinite']])
  })

  it('stops at blocks that insert each other without end', async () => {
    const nested: Pair[] = Array.from({ length: 9 }, (_, level): Pair[] => [
      [0, 'BLOCK'], [2, `B${level}`], [10, 0], [20, 0],
      ...Array.from({ length: 10 }, (): Pair[] => (level === 0 ? [[0, 'LINE'], [10, 0], [20, 0], [11, 1], [21, 1]] : [[0, 'INSERT'], [2, `B${level - 1}`], [10, 0], [20, 0]])).flat(),
      [0, 'ENDBLK'],
    ]).flat()
    const empty = nested.map(([code, value]): Pair => (value === 'LINE' ? [code, 'ATTDEF'] : [code, typeof value === 'string' ? value.replace(/^B(\d)$/, 'E$1') : value]))
    const self: Pair[] = [[0, 'BLOCK'], [2, 'S'], [10, 0], [20, 0], [0, 'INSERT'], [2, 'S'], [10, 1], [20, 1], [0, 'ENDBLK']]
    const { rows } = await readLayer(write(drawing([[0, 'INSERT'], [2, 'B8'], [10, 0], [20, 0], [0, 'INSERT'], [2, 'S'], [10, 0], [20, 0], [0, 'INSERT'], [2, 'B0'], [70, 30_000], [71, 30_000], [10, 0], [20, 0], [0, 'INSERT'], [2, 'E8'], [10, 0], [20, 0]], [...nested, ...empty, ...self])))
    expect(rows.map(({ problems }) => problems)).toEqual(Array.from({ length: 4 }, () => ['rejected geometry.unreadable']))
  })

  for (const [what, content, code] of [
    ['cut off', '0\nSECTION\n2\nENTITIES\n0\nLINE\n10\n1', 'import.truncated'],
    ['out of step', '0\nSECTION\n2\nENTITIES\n0\nLINE\nhello\n1\n', 'import.damaged'],
    ['without an entity', '0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n', 'import.noLayer'],
  ] as const) {
    it(`refuses a drawing ${what}`, async () => {
      await expect(readLayer(write(content))).rejects.toMatchObject({ code })
    })
  }
})
