import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { readLayer, readSource } from '../../../../support/read-source'
import { readJsonFixture } from '../../../../support/read-fixture'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const FIXTURES = fileURLToPath(new URL('../../../../fixtures/formats/shapefile/', import.meta.url))
const temporary = createTemporaryFolder()

/** Copies some parts of a fixture under the same or another name, changing bytes where asked. */
function copyParts(name: string, parts: readonly string[], change: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {}): string {
  const folder = mkdtempSync(path.join(temporary, 'case-'))
  for (const part of parts) {
    const source = path.join(FIXTURES, `${name}.${part}`)
    const edit = change[part]
    if (edit) writeFileSync(path.join(folder, `${name}.${part}`), edit(readFileSync(source)))
    else copyFileSync(source, path.join(folder, `${name}.${part}`))
  }
  return path.join(folder, `${name}.${parts[0]}`)
}

/** What GDAL 3.6.2 reads from the same file; see make.sh. */
type Expected = { features: { properties: Record<string, unknown>; geometry: Geometry | null }[] }

describe('shapefile reader', () => {
  for (const name of ['point', 'point-z', 'point-m', 'point-zm', 'multipoint', 'line', 'line-z', 'line-zm', 'polygon', 'polygon-z', 'multipatch', 'utf-8']) {
    it(`reads ${name} as GDAL does`, async () => {
      const expected = readJsonFixture<Expected>(`formats/shapefile/${name}.expected.geojson`)
      const { layer, rows } = await readLayer(path.join(FIXTURES, `${name}.shp`))
      expect(rows.map(({ geometry, properties }) => ({ properties, geometry }))).toEqual(expected.features.map(({ properties, geometry }) => ({ properties, geometry })))
      expect(layer.featureCount).toBe(expected.features.length)
      expect(layer.crs).toMatchObject({ code: 'EPSG:4528', how: 'prj' })
    })
  }

  it('reads every row where the index is cut off or points beyond a whole .shp', async () => {
    const whole = (await readLayer(copyParts('polygon', ['shp', 'shx', 'dbf']))).rows
    const cut = await readLayer(copyParts('polygon', ['shp', 'shx', 'dbf'], { shx: (bytes) => bytes.subarray(0, 108) }))
    const lying = await readLayer(copyParts('polygon', ['shp', 'shx', 'dbf'], { shx: (bytes) => Buffer.concat([bytes.subarray(0, 100), Buffer.from([0, 0x98, 0x96, 0x7f]), bytes.subarray(104)]) }))
    for (const { rows, problems } of [cut, lying]) {
      expect(rows).toEqual(whole)
      expect(problems.map(({ params }) => params)).toContainEqual({ part: '.shx' })
    }
  })

  it('keeps measures beside heights', async () => {
    const { layer } = await readLayer(path.join(FIXTURES, 'point-zm.shp'))
    expect([layer.hasZ, layer.hasM, layer.geometryType]).toEqual([true, false, 'Point'])
    const measured = await readLayer(path.join(FIXTURES, 'point-m.shp'))
    expect([measured.layer.hasZ, measured.layer.hasM]).toEqual([false, true])
  })

  it('says that a multipatch was taken apart', async () => {
    const { rows } = await readLayer(path.join(FIXTURES, 'multipatch.shp'))
    expect(rows[0]!.problems).toEqual(['repaired geometry.surfaceTakenApart'])
  })

  it('takes any part for the whole, in any case of letters', async () => {
    const shp = copyParts('point', ['shp', 'shx', 'dbf', 'prj', 'cpg'])
    expect((await readLayer(shp.replace(/shp$/, 'dbf'))).rows).toHaveLength(3)
    const upper = mkdtempSync(path.join(temporary, 'upper-'))
    for (const part of ['shp', 'shx', 'dbf', 'prj']) copyFileSync(path.join(FIXTURES, `point.${part}`), path.join(upper, `Point.${part.toUpperCase()}`))
    const { layer, rows } = await readLayer(path.join(upper, 'Point.SHP'))
    expect([rows.length, layer.crs.code, layer.name]).toEqual([3, 'EPSG:4528', 'Point'])
  })

  it('reads a folder as one layer for each shapefile', async () => {
    const { layers } = await readSource(FIXTURES)
    expect(layers.map(({ layer }) => layer.name)).toContain('polygon-z')
    expect(layers).toHaveLength(12)
  })

  it('reads the .shp alone, and says what is missing', async () => {
    const { layer, rows, problems } = await readLayer(copyParts('polygon', ['shp']))
    expect(rows.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'Polygon', 'MultiPolygon', undefined, 'MultiPolygon'])
    expect(layer.crs.how).toBe('none')
    expect(problems.map(({ params }) => params)).toEqual([{ part: '.shx' }, { part: '.dbf' }])
  })

  it('reads the .dbf alone as a table', async () => {
    const { layer, rows } = await readLayer(copyParts('point', ['dbf']))
    expect(layer.geometryType).toBeNull()
    // No .cpg here; GDAL left the language driver at 0, so the bytes have to tell.
    expect(layer.encoding).toMatchObject({ name: 'gbk', how: 'detected' })
    expect(rows.map(({ properties }) => properties['name'])).toEqual(['崇川区', null, '如东县掘港街道'])
  })

  it('follows the person, then the .cpg, then the bytes', async () => {
    expect((await readLayer(path.join(FIXTURES, 'point.shp'))).layer.encoding).toMatchObject({ name: 'gbk', how: 'cpg' })
    const wrong = await readLayer(copyParts('point', ['shp', 'shx', 'dbf', 'cpg'], { cpg: () => Buffer.from('UTF-8') }))
    expect(wrong.layer.encoding).toMatchObject({ name: 'gbk', how: 'detected' })
    expect(wrong.problems).toMatchObject([{ code: 'layer.encodingContradicted', params: { stated: 'utf-8', found: 'gbk' } }])
    const given = await readLayer(path.join(FIXTURES, 'point.shp'), { encoding: 'Big5' })
    expect(given.layer.encoding).toEqual({ name: 'big5', how: 'given', confidence: 1 })
    await expect(readLayer(path.join(FIXTURES, 'point.shp'), { encoding: 'klingon' })).rejects.toMatchObject({ code: 'import.unknownEncoding' })
  })

  it('gives every row of a cut-off .shp, the lost ones rejected', async () => {
    const parts = ['shp', 'shx', 'dbf']
    const { rows } = await readLayer(copyParts('line', parts, { shp: (bytes) => bytes.subarray(0, bytes.length - 60) }))
    expect(rows.map(({ problems }) => problems)).toEqual([[], ['rejected record.truncated'], ['rejected record.truncated']])
    expect(rows[1]!.properties['name']).toBe('b')
    const withoutIndex = await readLayer(copyParts('line', ['shp', 'dbf'], { shp: (bytes) => bytes.subarray(0, bytes.length - 60) }))
    expect(withoutIndex.rows.map(({ problems }) => problems)).toEqual([[], ['rejected record.truncated'], ['rejected record.truncated']])
  })

  it('gives every shape of a cut-off .dbf, without its attributes', async () => {
    const { rows, problems } = await readLayer(copyParts('polygon', ['shp', 'shx', 'dbf'], { dbf: (bytes) => bytes.subarray(0, bytes.length - 100) }))
    expect(rows).toHaveLength(5)
    expect(rows[4]).toMatchObject({ properties: { id: null, name: null }, problems: ['warning record.truncated'] })
    expect(problems.map(({ code }) => code)).toEqual(['layer.countMismatch', 'layer.countMismatch'])
  })

  it('leaves out deleted rows with their shapes, and says how many', async () => {
    const shp = copyParts('point', ['shp', 'shx', 'dbf', 'cpg'], {
      dbf: (bytes) => {
        bytes[bytes.readUInt16LE(8)] = 0x2a
        return bytes
      },
    })
    const { rows, problems } = await readLayer(shp)
    expect(rows.map(({ row, properties }) => [row, properties['id']])).toEqual([[1, 2], [2, 3]])
    expect(problems).toMatchObject([{ code: 'layer.recordsDeleted', params: { count: 1 } }])
  })

  it('rejects geometries that lie about their size, and goes on', async () => {
    for (const [offset, value] of [[36, 0x7fffffff], [40, 0x7fffffff], [36, -1], [40, -5], [44, 77]] as const) {
      const shp = copyParts('polygon', ['shp', 'shx', 'dbf'], {
        shp: (bytes) => {
          bytes.writeInt32LE(value, 100 + 8 + offset)
          return bytes
        },
      })
      const { rows } = await readLayer(shp)
      expect(rows[0]!.problems).toEqual(['rejected geometry.unreadable'])
      expect(rows[1]!.problems).toEqual([])
    }
  })

  it('rejects coordinates that are no numbers', async () => {
    const shp = copyParts('line', ['shp', 'shx', 'dbf'], {
      shp: (bytes) => {
        bytes.writeDoubleLE(Infinity, 100 + 8 + 48)
        return bytes
      },
    })
    expect((await readLayer(shp)).rows[0]!.problems).toEqual(['rejected geometry.nonFinite'])
  })

  it('distrusts an index that points anywhere', async () => {
    const shp = copyParts('polygon', ['shp', 'shx', 'dbf'], {
      shx: (bytes) => {
        bytes.writeInt32BE(60, 100)
        return bytes
      },
    })
    const { rows, problems } = await readLayer(shp)
    expect(rows.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'Polygon', 'MultiPolygon', undefined, 'MultiPolygon'])
    expect(problems.map(({ params }) => params)).toContainEqual({ part: '.shx' })
  })

  it('reads a polygon whose rings all run the wrong way by their nesting', async () => {
    const shp = copyParts('polygon', ['shp', 'shx', 'dbf'], {
      // Second record: reverses each of the three rings (5 vertices each).
      shp: (bytes) => {
        const record = 100 + 8 + 44 + 4 + 80
        const points = record + 8 + 44 + 12
        for (let ring = 0; ring < 3; ring++) {
          const from = points + ring * 80
          const copy = Buffer.from(bytes.subarray(from, from + 80))
          for (let vertex = 0; vertex < 5; vertex++) copy.copy(bytes, from + 16 * vertex, 16 * (4 - vertex), 16 * (5 - vertex))
        }
        return bytes
      },
    })
    const { rows } = await readLayer(shp)
    expect(rows[1]!.geometry).toMatchObject({ type: 'Polygon' })
    expect(rows[1]!.problems).toEqual(['repaired geometry.ringWithoutShell'])
    expect((rows[1]!.geometry as { coordinates: unknown[] }).coordinates).toHaveLength(3)
  })

  for (const [what, bytes] of [['an empty file', Buffer.alloc(0)], ['a header only half there', Buffer.alloc(50)], ['a text', Buffer.from('x'.repeat(200))]] as const) {
    it(`refuses ${what} as a .shp`, async () => {
      const file = path.join(mkdtempSync(path.join(temporary, 'bad-')), 'bad.shp')
      writeFileSync(file, bytes)
      await expect(readLayer(file)).rejects.toMatchObject({ code: expect.stringMatching(/^import\./) as string })
    })
  }
})

const real = path.resolve('../shared/data/shp-gbk')
describe.skipIf(!existsSync(real))('real shapefiles (skipped where the folder of real data is absent)', () => {
  it('reads the 78 counties of Anhui in GBK', async () => {
    const { layer, rows } = await readLayer(path.join(real, 'nts_anhui_counties/chinese_encoding.shp'))
    // ogrinfo -so: 78 features, 136 fields, extent (114.880000, 29.395000) - (119.650000, 34.650000), first NAME99 天长市.
    expect([rows.length, layer.fields.length]).toEqual([78, 136])
    expect(layer.encoding).toEqual({ name: 'gbk', how: 'dbf-ldid', confidence: 1 })
    expect(rows[0]!.properties['NAME99']).toBe('天长市')
    expect(rows.every(({ problems }) => problems.length === 0)).toBe(true)
  })

  // Values as each file's SOURCE and ogrinfo (where GDAL knows the encoding) have them.
  const tables: [string, string, string][] = [
    ['mapshaper_dbf/cpg/big5.shp', 'big5', '國語'],
    ['mapshaper_dbf/cpg/shiftjis.dbf', 'shift_jis', 'カタカナひらがな'],
    ['mapshaper_dbf/cpg/euckr.dbf', 'euc-kr', '한국말'],
    ['mapshaper_dbf/cpg/koi8r.dbf', 'koi8-r', 'русский'],
    ['mapshaper_dbf/cpg/latin2.dbf', 'iso-8859-2', 'čeština'],
    ['mapshaper_dbf/cpg/win1251.dbf', 'windows-1251', 'РУССКИЙ'],
    ['mapshaper_dbf/cpg/win874.dbf', 'windows-874', 'ภาษาไทย'],
    ['mapshaper_dbf/ldid/chinese.shp', 'gbk', '简体'],
    ['mapshaper_dbf/gbk.dbf', 'gbk', '简体国语'],
    ['mapshaper_dbf/gb2312.dbf', 'gbk', '简体国语'],
    ['mapshaper_dbf/big5.dbf', 'big5', '繁體國語'],
    ['mapshaper_dbf/utf8.dbf', 'utf-8', '国语國語'],
    ['mapshaper_dbf/latin1.dbf', 'windows-1252', 'Peçeña México'],
  ]
  for (const [file, encoding, text] of tables) {
    it(`reads ${file} as ${encoding}`, async () => {
      const { layer, rows } = await readLayer(path.join(real, file))
      expect([layer.encoding?.name, rows[0]!.properties['NAME']]).toEqual([encoding, text])
    })
  }

  it('reads a field name in GBK', async () => {
    const { rows } = await readLayer(path.join(real, 'gdal/chinese.dbf'))
    expect(rows[0]!.properties).toEqual({ 中国: '中国' })
  })

  it('tells repeated field names apart', async () => {
    const { layer } = await readLayer(path.join(real, 'mapshaper_dbf/duplicate_fields.dbf'))
    expect(layer.fields.map(({ name }) => name)).toContain('unemployed_2')
  })

  it('recognises Beijing 1954 in a .prj', async () => {
    const { layer } = await readLayer(path.join(real, 'mapshaper_beijing54/gauss_kruger.shp'))
    expect(layer.crs).toMatchObject({ code: 'EPSG:2435', problems: [{ code: 'crs.oldDatum' }] })
  })
})
