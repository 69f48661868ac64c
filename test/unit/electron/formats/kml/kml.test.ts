import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readLayer } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string | Buffer): string {
  const file = path.join(folder, `case${files++}.kml`)
  writeFileSync(file, content)
  return file
}

const kml = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>') => `${head}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>南通</name>${body}</Document></kml>`
const placemark = (body: string) => `<Placemark>${body}</Placemark>`
const geometriesOf = async (...bodies: string[]) => (await readLayer(write(kml(bodies.map(placemark).join(''))))).rows.map(({ geometry }) => geometry)

describe('KML reader', () => {
  it('reads every geometry of the standard', async () => {
    expect(
      await geometriesOf(
        '<Point><coordinates>120.5,31.5,7</coordinates></Point>',
        '<LineString><coordinates>\n 120,31 \n\t121,32\n</coordinates></LineString>',
        '<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>',
        '<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs></Polygon>',
        '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><MultiGeometry><Point><coordinates>3,4</coordinates></Point></MultiGeometry></MultiGeometry>',
        '<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon><Polygon><outerBoundaryIs><LinearRing><coordinates>20,0 29,0 29,9 20,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>',
        '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>',
        '<name>none</name>',
      ),
    ).toEqual([
      { type: 'Point', coordinates: [120.5, 31.5, 7] },
      { type: 'LineString', coordinates: [[120, 31], [121, 32]] },
      { type: 'LineString', coordinates: [[0, 0], [1, 0], [1, 1], [0, 0]] },
      { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] },
      { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] },
      { type: 'MultiPolygon', coordinates: [[[[0, 0], [9, 0], [9, 9], [0, 0]]], [[[20, 0], [29, 0], [29, 9], [20, 0]]]] },
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, { type: 'LineString', coordinates: [[1, 2], [3, 4]] }] },
      null,
    ])
  })

  it('reads tracks as lines', async () => {
    expect(
      await geometriesOf(
        '<gx:Track><when>2023-10-01T00:00:00Z</when><when>2023-10-01T00:01:00Z</when><gx:coord>120 31 5</gx:coord><gx:coord>121 32 6</gx:coord></gx:Track>',
        '<gx:MultiTrack><gx:Track><gx:coord>120 31 5</gx:coord><gx:coord>121 32 6</gx:coord></gx:Track><gx:Track><gx:coord>122 31 5</gx:coord><gx:coord>123 32 6</gx:coord></gx:Track></gx:MultiTrack>',
      ),
    ).toEqual([
      { type: 'LineString', coordinates: [[120, 31, 5], [121, 32, 6]] },
      { type: 'MultiLineString', coordinates: [[[120, 31, 5], [121, 32, 6]], [[122, 31, 5], [123, 32, 6]]] },
    ])
  })

  it('reads extended data, both ways, and the path of folders', async () => {
    const { layer, rows } = await readLayer(
      write(
        kml(
          '<Schema name="s" id="s"><SimpleField name="类型" type="string"/></Schema><Folder><name>如东</name><Folder><name>工业</name>' +
            placemark('<name>甲</name><ExtendedData><Data name="编码"><displayName>x</displayName><value>FA-320623-0001</value></Data><SchemaData schemaUrl="#s"><SimpleData name="类型">雨洪排口</SimpleData></SchemaData></ExtendedData>') +
            '</Folder></Folder>' +
            placemark('<name>乙</name><TimeStamp><when>2023-10-31</when></TimeStamp><description><![CDATA[<b>说明</b>]]></description><Style><IconStyle><Icon><href>x</href></Icon></IconStyle></Style>'),
        ),
      ),
    )
    expect(layer.name).toBe('南通')
    expect(layer.groups?.names).toEqual(['如东 / 工业'])
    expect(rows.map(({ properties }) => properties)).toEqual([
      { folder: '如东 / 工业', name: '甲', 编码: 'FA-320623-0001', 类型: '雨洪排口', when: null, description: null },
      { folder: null, name: '乙', 编码: null, 类型: null, when: '2023-10-31', description: '<b>说明</b>' },
    ])
  })

  it('reads GBK, declared rightly, wrongly or not at all', async () => {
    for (const head of ['<?xml version="1.0" encoding="gb2312"?>', '<?xml version="1.0" encoding="UTF-8"?>', '']) {
      const { layer, rows } = await readLayer(write(iconv.encode(kml(placemark('<name>通启运河排口</name>'), head), 'gbk')))
      expect([layer.encoding?.name, rows[0]!.properties['name']]).toEqual(['gbk', '通启运河排口'])
    }
  })

  it('tolerates blanks around commas and HTML entities, not letters among numbers', async () => {
    expect(await geometriesOf('<description>a&nbsp;b &unknown; c & d</description><LineString><coordinates>120, 31,0 121 ,32,0</coordinates></LineString>')).toEqual([
      { type: 'LineString', coordinates: [[120, 31, 0], [121, 32, 0]] },
    ])
    const { rows } = await readLayer(write(kml(placemark('<Point><coordinates>abc,31</coordinates></Point>') + placemark('<Point><coordinates>1e400,31</coordinates></Point>') + placemark('<Point><coordinates>1,2</coordinates></Point>'))))
    expect(rows.map(({ problems }) => problems)).toEqual([['rejected geometry.unreadable'], ['rejected geometry.unreadable'], []])
  })

  it('takes loose ampersands as they are meant, also across chunks', async () => {
    const filler = 'x'.repeat(256 * 1024 - 300)
    for (let shift = 0; shift < 12; shift++) {
      const name = `A & B &amp; C &#65; <![CDATA[x & y &amp;]]> &`
      const { rows } = await readLayer(write(kml(`<!-- ${filler}${'y'.repeat(shift)} -->${placemark(`<name>${name}</name>`)}`)))
      expect(rows[0]!.properties['name']).toBe('A & B & C A x & y &amp; &')
    }
  })

  it('counts network links, which it does not follow', async () => {
    const { problems } = await readLayer(write(kml('<NetworkLink><Link><href>http://x</href></Link></NetworkLink>' + placemark('<name>a</name>'))))
    expect(problems).toMatchObject([{ code: 'layer.entitiesIgnored', params: { type: 'NetworkLink', count: 1 } }])
  })

  const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'
  for (const [what, text, code] of [
    ['cut off', kml(placemark('<name>a</name>')).slice(0, -30), 'import.truncated'],
    ['with crossed tags', kml('<Placemark><name>a</Placemark></name>'), 'import.damaged'],
    ['that declares entities', kml('', `<?xml version="1.0"?>${bomb}`), 'import.xmlDocumentType'],
    ['nested without end', kml('<Folder>'.repeat(500)), 'import.nestedTooDeep'],
  ] as const) {
    it(`refuses a document ${what}`, async () => {
      await expect(readLayer(write(text))).rejects.toMatchObject({ code })
    })
  }
})

const real = path.resolve('../shared/data/gdal-samples/kml')
describe.skipIf(!existsSync(real))("GDAL's sample files (skipped where the folder of real data is absent)", () => {
  // Sums over the layers that ogrinfo of GDAL 3.6.2 (LIBKML driver) shows.
  for (const [file, count] of [['samples.kml', 21], ['geometries.kml', 25], ['placemark.kml', 1], ['folder_with_subfolder_placemark.kml', 1]] as const) {
    it(`reads ${count} placemarks in ${file}`, async () => expect((await readLayer(path.join(real, file))).rows).toHaveLength(count))
  }

  it('refuses the truncated one', async () => {
    await expect(readLayer(path.join(real, 'truncated.kml'))).rejects.toMatchObject({ code: 'import.truncated' })
  })
})
