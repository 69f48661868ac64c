import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readLayer } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string | Buffer, extension = 'geojson'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, content)
  return file
}

const point = (lon: number, lat: number, properties: object = {}) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } })
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

describe('JSON that is not GeoJSON', () => {
  it.each(['[{"名称":"x","lng":120.9,"lat":32.1}]', '{"status":1,"data":{"list":[1,2]}}', '{"a":1}\n{"a":2}\n'])('%s is refused as a whole', async (text) => {
    await expect(readLayer(write(text, 'json'))).rejects.toMatchObject({ code: 'import.plainJson' })
  })
})

describe('GeoJSON reader', () => {
  it('reads a collection whose members stand in any order', async () => {
    const text = JSON.stringify({ features: [point(120, 32, { 名称: '甲' }), point(121, 32, { 名称: '乙' })], name: '排口', type: 'FeatureCollection' })
    const { layer, rows } = await readLayer(write(text))
    expect(layer).toMatchObject({ name: '排口', featureCount: 2, geometryType: 'Point', encoding: { name: 'utf-8' } })
    expect(rows.map(({ row, properties }) => [row, properties['名称']])).toEqual([[1, '甲'], [2, '乙']])
  })

  it('reads every kind of geometry unchanged', async () => {
    const geometries = [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] },
      { type: 'LineString', coordinates: [[1, 2], [3, 4], [5, 6]] },
      { type: 'MultiLineString', coordinates: [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] },
      { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] },
      { type: 'MultiPolygon', coordinates: [[[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]], [[[20, 0], [29, 0], [29, 9], [20, 0]]]] },
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, { type: 'LineString', coordinates: [[1, 2], [3, 4]] }] },
      { type: 'LineString', coordinates: [[1, 2, 3.5], [3, 4, 4.5]] },
      null,
    ]
    const { layer, rows } = await readLayer(write(JSON.stringify(collection(...geometries.map((geometry) => ({ type: 'Feature', properties: null, geometry }))))))
    expect(rows.map(({ geometry }) => geometry)).toEqual(geometries)
    expect([layer.geometryType, layer.hasZ]).toEqual(['mixed', true])
  })

  for (const [what, text] of [
    ['one feature a line', [point(1, 2), point(3, 4), point(5, 6)].map((feature) => JSON.stringify(feature)).join('\n')],
    ['a sequence with record separators (RFC 8142)', [point(1, 2), point(3, 4), point(5, 6)].map((feature) => `\u001E${JSON.stringify(feature)}\n`).join('')],
    ['an array of features', JSON.stringify([point(1, 2), point(3, 4), point(5, 6)])],
    ['features run together', [point(1, 2), point(3, 4), point(5, 6)].map((feature) => JSON.stringify(feature, null, 2)).join('')],
    ['several collections', JSON.stringify(collection(point(1, 2))) + JSON.stringify(collection(point(3, 4), point(5, 6)))],
  ] as const) {
    it(`reads ${what}`, async () => {
      const { rows } = await readLayer(write(text, 'geojsonl'))
      expect(rows.map(({ geometry }) => geometry)).toEqual([point(1, 2), point(3, 4), point(5, 6)].map(({ geometry }) => geometry))
    })
  }

  it('reads a bare geometry', async () => {
    const { rows } = await readLayer(write('{"coordinates":[1,2],"type":"Point"}', 'json'))
    expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [1, 2] })
  })

  it('finds one type for each field', async () => {
    const { layer, rows } = await readLayer(
      write(JSON.stringify(collection(point(1, 2, { a: 1, b: 1, c: 'x', d: true, e: { k: [1] }, f: null }), point(1, 2, { a: 2.5, b: 'y', c: null, g: 0 })))),
    )
    expect(layer.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['a real', 'b text', 'c text', 'd boolean', 'e json', 'f text', 'g integer'])
    expect(rows.map(({ properties }) => properties)).toEqual([
      { a: 1, b: '1', c: 'x', d: true, e: '{"k":[1]}', f: null, g: null },
      { a: 2.5, b: 'y', c: null, d: null, e: null, f: null, g: 0 },
    ])
  })

  it('keeps ids, and every digit of long codes', async () => {
    const text = '{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"code":320600199001011234,"note":"see 1234567890123456789"},"geometry":{"type":"Point","coordinates":[120.12345678901234567,32]}}]}'
    const { rows } = await readLayer(write(text))
    expect(rows[0]!.properties).toEqual({ id: 7, code: '320600199001011234', note: 'see 1234567890123456789' })
    expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [Number('120.12345678901234567'), 32] })
  })

  it('reads GBK and UTF-16 as well', async () => {
    const text = JSON.stringify(collection(point(120, 32, { 名称: '通启运河{[\\' }), point(121, 32, { 名称: '如东县掘港街道' })))
    for (const encoding of ['gbk', 'utf-16le', 'utf-16be', 'utf-8']) {
      const marked = encoding.startsWith('utf-16') ? iconv.encode(text, encoding, { addBOM: true }) : iconv.encode(text, encoding)
      const { layer, rows } = await readLayer(write(marked))
      expect(layer.encoding?.name).toBe(encoding)
      expect(rows.map(({ properties }) => properties['名称'])).toEqual(['通启运河{[\\', '如东县掘港街道'])
    }
  })

  it('takes the crs member, and WGS 84 only where the numbers allow it', async () => {
    const named = (name: string) => ({ ...collection(point(40584119, 3539981)), crs: { type: 'name', properties: { name } } })
    expect((await readLayer(write(JSON.stringify(named('urn:ogc:def:crs:EPSG::4528'))))).layer.crs).toMatchObject({ code: 'EPSG:4528', how: 'embedded' })
    expect((await readLayer(write(JSON.stringify(named('urn:ogc:def:crs:EPSG::2154'))))).layer.crs).toMatchObject({ code: null, problems: [{ code: 'crs.unreadable' }] })
    expect((await readLayer(write(JSON.stringify(collection(point(120, 32)))))).layer.crs).toMatchObject({ code: 'EPSG:4326', how: 'assumed' })
    expect((await readLayer(write(JSON.stringify(collection(point(40584119, 3539981)))))).layer.crs).toMatchObject({ code: null, how: 'none' })
  })

  it("reads Esri's JSON", async () => {
    const text = JSON.stringify({
      geometryType: 'esriGeometryPolygon',
      spatialReference: { wkid: 102100, latestWkid: 3857 },
      features: [{ attributes: { OBJECTID: 1 }, geometry: { rings: [[[0, 0], [0, 9], [9, 9], [0, 0]], [[1, 2], [2, 3], [1, 3], [1, 2]]] } }, { attributes: { OBJECTID: 2 }, geometry: null }],
    })
    const { layer, rows } = await readLayer(write(text, 'json'))
    expect(layer.crs.code).toBe('EPSG:3857')
    expect(rows[0]).toMatchObject({ properties: { OBJECTID: 1 }, geometry: { type: 'Polygon', coordinates: [[[0, 0], [0, 9], [9, 9], [0, 0]], [[1, 2], [2, 3], [1, 3], [1, 2]]] } })
  })

  it('rejects single features and reads the others', async () => {
    const text = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":["1",2]}},null,{"type":"Feature" "x"},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e400,2]}},{"type":"Feature","properties":{},"geometry":{"type":"Circle"}},{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}]}'
    const { rows } = await readLayer(write(text))
    expect(rows.map(({ problems }) => problems)).toEqual([
      ['rejected geometry.unreadable'],
      ['rejected record.unreadable'],
      ['rejected record.unreadable'],
      ['rejected geometry.nonFinite'],
      ['rejected geometry.unreadable'],
      [],
    ])
  })

  for (const [what, text, code] of [
    ['cut off in a feature', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"', 'import.truncated'],
    ['cut off between features', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},', 'import.truncated'],
    ['without its features', '{"type":"FeatureCollection"}', 'import.damaged'],
    ['of another type', '{"type":"featurecollection","features":[]}', 'import.damaged'],
    ['nested without end', `{"type":"FeatureCollection","features":${'['.repeat(100_000)}`, 'import.nestedTooDeep'],
    ['with junk between features', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null} x ]}', 'import.damaged'],
    ['with too many fields', JSON.stringify(collection(point(1, 2, Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}`, 1]))))), 'import.tooManyFields'],
  ] as const) {
    it(`refuses a file ${what}`, async () => {
      await expect(readLayer(write(text))).rejects.toMatchObject({ code })
    })
  }
})

const real = path.resolve('../shared/data/geojson-validity')
const list = (kind: string) => (existsSync(real) ? readdirSync(path.join(real, kind)).map((file) => path.join(real, kind, file)) : [])

describe.skipIf(!existsSync(real))('validity examples (skipped where the folder of real data is absent): the file name is the answer', () => {
  for (const file of list('valid')) {
    it(`reads ${path.basename(file)} without a complaint`, async () => {
      const { rows, problems } = await readLayer(file)
      expect(problems).toEqual([])
      expect(rows.flatMap((row) => row.problems)).toEqual([])
    })
  }
  for (const file of list('invalid_structure')) {
    it(`complains of ${path.basename(file)}`, async () => {
      const complaints = await readLayer(file).then(
        ({ rows, problems }) => [...problems, ...rows.flatMap((row) => row.problems)],
        (error: { code: string }) => [error.code],
      )
      expect(complaints).not.toEqual([])
    })
  }
})
