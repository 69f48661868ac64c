import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Geometry, LineString, MultiLineString, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { ByteCursor, PastEnd } from '../../../../../electron/formats/file-geodatabase/byte-cursor'
import { buildZip } from '../../../../support/build-zip'
import { readJsonFixture } from '../../../../support/read-fixture'
import { readSource, type ReadLayer } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const FIXTURES = fileURLToPath(new URL('../../../../fixtures/formats/file-geodatabase/', import.meta.url))
const SAMPLE = path.join(FIXTURES, 'sample.gdb')
const temporary = createTemporaryFolder()

type Expected = { features: { properties: Record<string, unknown>; geometry: Geometry | null }[] }

function copySample(): string {
  const folder = path.join(mkdtempSync(path.join(temporary, 'case-')), 'sample.gdb')
  cpSync(SAMPLE, folder, { recursive: true })
  return folder
}

/** GDAL always writes multi forms here, and an empty text where the row has none. Digits beyond the grid of 0.1 mm mean nothing. */
function comparable(geometry: Geometry | null): unknown {
  if (geometry === null) return null
  const multi = geometry.type.startsWith('Multi') || geometry.type === 'Point' ? geometry : { type: `Multi${geometry.type}`, coordinates: [(geometry as LineString).coordinates] }
  return JSON.parse(JSON.stringify(multi), (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value))
}

const layerOf = (layers: readonly ReadLayer[], name: string) => layers.find(({ layer }) => layer.name === name)!

describe('file geodatabase reader', () => {
  for (const name of ['point', 'point_z', 'point_zm', 'multipoint', 'line', 'line_zm', 'polygon', 'polygon_z', 'plain']) {
    it(`reads ${name} as GDAL does`, async () => {
      const expected = readJsonFixture<Expected>(`formats/file-geodatabase/${name}.expected.geojson`).features
      const { layers } = await readSource(SAMPLE)
      const { layer, rows } = layerOf(layers, name)
      expect(rows.map(({ geometry }) => comparable(geometry))).toEqual(expected.map(({ geometry }) => comparable(geometry)))
      expect(rows.map(({ properties }) => properties)).toEqual(
        expected.map(({ properties }) => ({ ...properties, 名称: properties['名称'] === '' ? null : properties['名称'], day: (properties['day'] as string | null)?.replace('Z', '') ?? null })),
      )
      expect(layer.featureCount).toBe(expected.length)
      if (name !== 'plain') expect(layer.crs).toMatchObject({ code: 'EPSG:4528', how: 'embedded' })
    })
  }

  it('follows circular arcs to the length that GDAL finds', async () => {
    const length = (positions: readonly Position[]) => positions.slice(1).reduce((sum, [x, y], index) => sum + Math.hypot(x! - positions[index]![0]!, y! - positions[index]![1]!), 0)
    const [expected] = readJsonFixture<Expected>('formats/file-geodatabase/curve.expected.geojson').features
    const { rows } = layerOf((await readSource(SAMPLE)).layers, 'curve')
    const ours = rows[0]!.geometry as LineString
    const theirs = (expected!.geometry as MultiLineString).coordinates[0]!
    // 10 m straight on, then a half circle of radius 5 m.
    expect(length(ours.coordinates)).toBeCloseTo(10 + Math.PI * 5, 1)
    expect(length(ours.coordinates) / length(theirs)).toBeCloseTo(1, 3)
    expect(ours.coordinates.at(-1)).toEqual(theirs.at(-1))
    expect(rows[0]!.problems).toEqual(['repaired geometry.curveApproximated'])
  })

  it('opens by any of its files, and out of a zip', async () => {
    expect((await readSource(path.join(SAMPLE, 'a00000009.gdbtable'))).layers).toHaveLength(10)
    const zip = path.join(temporary, 'packed.zip')
    writeFileSync(zip, buildZip(readdirSync(SAMPLE).map((name) => ({ name: `数据/sample.gdb/${name}`, utf8Flag: true, content: readFileSync(path.join(SAMPLE, name)) }))))
    expect((await readSource(zip)).layers).toHaveLength(10)
  })

  it('rejects rows whose bytes are gone, and keeps the others', async () => {
    const folder = copySample()
    const table = path.join(folder, 'a00000009.gdbtable')
    truncateSync(table, readFileSync(table).length - 10)
    const { rows } = layerOf((await readSource(folder)).layers, 'point')
    expect(rows.map(({ problems }) => problems)).toEqual([[], [], ['rejected record.truncated']])
  })

  it('refuses compressed tables, and a folder that is none', async () => {
    const folder = copySample()
    for (const name of readdirSync(folder)) if (/^a0000000[9a-f]|^a000000[1-9]/.test(name) && name.endsWith('.gdbtable')) renameSync(path.join(folder, name), path.join(folder, name.replace('gdbtable', 'cdf')))
    await expect(readSource(folder)).rejects.toMatchObject({ code: 'import.fileGeodatabase' })
    const broken = copySample()
    rmSync(path.join(broken, 'a00000001.gdbtablx'))
    await expect(readSource(broken)).rejects.toMatchObject({ code: 'import.damaged' })
  })
})

describe('ByteCursor', () => {
  // Examples worked out by hand from the specification: seven bits a byte; the sign is bit 6 of the first.
  const cursor = (...bytes: number[]) => new ByteCursor(Buffer.from(bytes), 0, bytes.length)

  it('reads unsigned numbers of any length', () => {
    expect(cursor(0x05).varuint()).toBe(5)
    expect(cursor(0x80, 0x01).varuint()).toBe(128)
    expect(cursor(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f).varuint()).toBe(2 ** 53 - 1)
  })

  it('reads signed numbers', () => {
    expect(cursor(0x05).varint()).toBe(5)
    expect(cursor(0x45).varint()).toBe(-5)
    expect(cursor(0x80, 0x01).varint()).toBe(64)
    expect(cursor(0xc1, 0x01).varint()).toBe(-65)
  })

  it('stops at the end', () => {
    expect(() => cursor(0x80).varuint()).toThrow(PastEnd)
    expect(() => cursor(...Array.from({ length: 40 }, () => 0xff)).varuint()).toThrow(PastEnd)
    expect(() => cursor(1).bytes(2)).toThrow(PastEnd)
    expect(() => cursor(1).bytes(-1)).toThrow(PastEnd)
  })
})
