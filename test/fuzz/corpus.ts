/** Whole files to be damaged: fixtures, files made here, and the real ones where their folder is there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as spreadsheet from '@e965/xlsx'
import iconv from 'iconv-lite'
import { buildZip } from '../support/build-zip'

/** One input: its parts by file name, all in one folder. The first is the one that is opened. */
export type Specimen = {
  readonly name: string
  readonly parts: ReadonlyMap<string, Buffer>
  /** Makes the file out of damaged parts, e.g. packs them; null where the parts are the file. */
  readonly pack: ((parts: ReadonlyMap<string, Buffer>) => Buffer) | null
  readonly extension: string
}

const FIXTURES = fileURLToPath(new URL('../fixtures/formats/', import.meta.url))
const REAL = path.resolve('../shared/data')
const MAX_REAL_BYTES = 200_000

const text = (name: string, content: string, encoding = 'utf8'): Specimen => ({
  name,
  parts: new Map([[name, iconv.encode(content, encoding)]]),
  pack: null,
  extension: path.extname(name),
})

const packed = (name: string, parts: Record<string, string | Buffer>): Specimen => ({
  name,
  parts: new Map(Object.entries(parts).map(([entry, content]) => [entry, Buffer.from(content)])),
  pack: (damaged) => buildZip([...damaged].map(([entry, content]) => ({ name: entry, content }))),
  extension: path.extname(name),
})

export function loadCorpus(): Specimen[] {
  return [...shapefiles(), fileGeodatabase(), ...texts(), ...workbooks(), ...realFiles()]
}

function shapefiles(): Specimen[] {
  const folder = path.join(FIXTURES, 'shapefile')
  const names = readdirSync(folder)
  return names
    .filter((name) => name.endsWith('.shp'))
    .map((name) => {
      const stem = name.slice(0, -4)
      const parts = ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((part) => [`x.${part}`, readFileSync(path.join(folder, `${stem}.${part}`))] as const)
      return { name, parts: new Map(parts), pack: null, extension: '.shp' }
    })
}

/** The catalogue first: it is what is opened. Tables without rows of their own are left out. */
function fileGeodatabase(): Specimen {
  const folder = path.join(FIXTURES, 'file-geodatabase/sample.gdb')
  const names = readdirSync(folder).filter((name) => /^a000000(?:01|09|0c|0d|0e|0f|10|11)\.gdbtabl[ex]$/.test(name)).sort()
  return { name: 'sample.gdb', parts: new Map(names.map((name) => [name, readFileSync(path.join(folder, name))])), pack: null, extension: '.gdbtable' }
}

function texts(): Specimen[] {
  const feature = (id: number, geometry: unknown) => ({ type: 'Feature', id, properties: { 名称: `甲${id}`, n: id / 3, list: [1, { a: null }] }, geometry })
  const geometries = [
    { type: 'Point', coordinates: [120.5, 31.5, 3] },
    { type: 'MultiPolygon', coordinates: [[[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]]] },
    { type: 'GeometryCollection', geometries: [{ type: 'LineString', coordinates: [[1, 2], [3, 4]] }] },
    null,
  ]
  const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns:gx="g"><Document><name>d</name><Folder><name>f</name>${'<Placemark><name>甲 & 乙</name><ExtendedData><Data name="a"><value>1</value></Data></ExtendedData><MultiGeometry><Point><coordinates>120,31,2</coordinates></Point><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark><Placemark><gx:Track><gx:coord>1 2 3</gx:coord></gx:Track></Placemark>'.repeat(3)}</Folder></Document></kml>`
  const gpx = `<?xml version="1.0"?><gpx>${'<wpt lat="31" lon="120"><ele>1</ele><name>a</name></wpt><trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="3" lon="4"/></trkseg></trk>'.repeat(3)}</gpx>`
  const csv = `南通市台账,,,,\n序号,名称,坐标,,"备注\n说明"\n,,经度,纬度,\n${Array.from({ length: 20 }, (_, index) => `${index},"通启""运河",120°53′2${index % 10}″,31.${index},x`).join('\n')}\n合计,,,,\n`
  const parcels = `[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=40\n[地块坐标]\n4,1.5,1,一号,面,,,,@\nJ1,1,3539900,40584100\nJ2,1,3539900,40584200\nJ3,1,3540000,40584200\nJ1,1,3539900,40584100\nJ1,2,3539910,40584110\n`
  const wkt = 'id,wkt\n1,"SRID=4490;POLYGON Z ((0 0 1,1 0 1,1 1 1,0 0 1),(0.2 0.2 1,0.3 0.2 1,0.3 0.3 1,0.2 0.2 1))"\n2,"MULTIPOINT ((1 2),(3 4))"\n3,GEOMETRYCOLLECTION(POINT(1 2))\n'
  const html = '<html><meta charset="gbk"><table><tr><td rowspan=2>编号</td><td colspan=2>坐标</td></tr><tr><td>经度</td><td>纬度</td></tr><tr><td>0012</td><td>120&#46;5</td><td>31.5</td></tr></table></html>'
  return [
    text('a.geojson', JSON.stringify({ type: 'FeatureCollection', name: 'n', crs: { type: 'name', properties: { name: 'EPSG:4528' } }, features: geometries.map((geometry, index) => feature(index, geometry)) })),
    text('a.geojsonl', geometries.map((geometry, index) => JSON.stringify(feature(index, geometry))).join('\n'), 'gbk'),
    text('esri.json', '{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4490},"features":[{"attributes":{"a":1},"geometry":{"rings":[[[0,0],[0,9],[9,9],[0,0]]]}}]}'),
    text('a.kml', kml),
    text('gbk.kml', kml.replace('UTF-8', 'GBK'), 'gbk'),
    text('a.gpx', gpx),
    text('a.csv', csv, 'gbk'),
    text('wide.txt', csv.replaceAll(',', '\t'), 'utf-16le'),
    text('wkt.csv', wkt),
    text('parcel.txt', parcels, 'gbk'),
    text('plain.txt', 'J1,3539900,584100\nJ2,3539900,584200\nJ3,3540000,584200\nJ1,3539900,584100\n'),
    text('table.xls', html, 'gbk'),
    { name: 'drawing.dxf', parts: new Map([['drawing.dxf', readFileSync(path.join(FIXTURES, 'dxf/drawing.dxf'))]]), pack: null, extension: '.dxf' },
    packed('a.kmz', { 'doc.kml': kml, 'files/a.png': 'x' }),
  ]
}

function workbooks(): Specimen[] {
  const sheet = spreadsheet.utils.aoa_to_sheet([['台账'], ['编号', '名称', '日期', '经度', '纬度'], ['001', '甲', 45_230, '120°53′24″', 31.5], ['002', '乙', 45_231, '120°53′25″', 31.6]])
  sheet['!merges'] = [spreadsheet.utils.decode_range('A1:E1')]
  const workbook = spreadsheet.utils.book_new()
  spreadsheet.utils.book_append_sheet(workbook, sheet, '台账')
  const whole = (['xlsx', 'biff8', 'biff5', 'xlml', 'xlsb'] as const).map((bookType): Specimen => {
    const bytes = Buffer.from(spreadsheet.write(workbook, { bookType, type: 'buffer' }) as Uint8Array)
    const name = `book-${bookType}${bookType.startsWith('biff') || bookType === 'xlml' ? '.xls' : `.${bookType}`}`
    return { name, parts: new Map([[name, bytes]]), pack: null, extension: path.extname(name) }
  })
  const inside = packed('inside.xlsx', {
    'xl/worksheets/sheet1.xml': '<worksheet><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>数值</t></r></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><f>1+1</f><v>45230</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>',
    'xl/sharedStrings.xml': '<sst><si><t>名称</t></si><si><r><t>甲</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    '[Content_Types].xml': '<Types/>',
  })
  const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`
  const document = packed('table.docx', {
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>台账</w:t></w:r></w:p><w:tbl><w:tr>${cell('编号', '<w:vMerge w:val="restart"/>')}${cell('坐标', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('经度')}${cell('纬度')}</w:tr><w:tr>${cell('1')}${cell('120°53′24″')}${cell('31.5')}</w:tr></w:tbl><w:tbl>${['编号', '责任单位', '整改措施', '完成时限'].map((label) => `<w:tr>${cell(label)}${cell('x')}</w:tr>`).join('')}</w:tbl></w:body></w:document>`,
    '[Content_Types].xml': '<Types/>',
  })
  return [...whole, inside, document]
}

/** Single files of the shared data. Shapefile parts stand for themselves there. */
function realFiles(): Specimen[] {
  if (!existsSync(REAL)) return []
  const list = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? list(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
  return list(REAL)
    .filter((file) => /\.(?:dbf|kml|csv|geojson|xlsx)$/i.test(file) && statSync(file).size <= MAX_REAL_BYTES)
    .sort()
    .map((file) => ({ name: path.relative(REAL, file), parts: new Map([[`x${path.extname(file)}`, readFileSync(file)]]), pack: null, extension: path.extname(file) }))
}
