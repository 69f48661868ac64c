import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as spreadsheet from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readNumberFormat } from '../../../../../electron/formats/xlsx/number-format'
import { buildZip } from '../../../../support/build-zip'
import { readLayer, readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(bytes: Buffer, extension = 'xlsx'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, bytes)
  return file
}

/** A workbook as the spreadsheet library writes it; sheets by name, rows of cells. */
function workbookOf(sheets: Record<string, { rows: unknown[][]; merges?: string[]; formats?: Record<string, string> }>, bookType: 'xlsx' | 'biff8' | 'xlml' | 'xlsb' = 'xlsx'): Buffer {
  const workbook = spreadsheet.utils.book_new()
  for (const [name, { rows, merges = [], formats = {} }] of Object.entries(sheets)) {
    const sheet = spreadsheet.utils.aoa_to_sheet(rows)
    sheet['!merges'] = merges.map((range) => spreadsheet.utils.decode_range(range))
    for (const [address, format] of Object.entries(formats)) (sheet[address] as spreadsheet.CellObject).z = format
    spreadsheet.utils.book_append_sheet(workbook, sheet, name)
  }
  return spreadsheet.write(workbook, { bookType, type: 'buffer' }) as Buffer
}

const LEDGER = {
  rows: [
    ['南通市入河排污口台账'],
    ['序号', '排污口编码', '名称', '坐标', null, '登记日期', '水量(万吨)'],
    [null, null, null, '经度', '纬度', null, null],
    [1, '0012', '甲', '120°53′24″', '31°58′12″', 45_230, 1.5],
    [2, '0013', '乙', '120°54′00″', '31°59′00″', 45_231, 2],
  ],
  merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3'],
  formats: { F4: 'yyyy-mm-dd', F5: 'yyyy"年"m"月"d"日"' },
}

describe('workbooks', () => {
  for (const [bookType, extension, format] of [['xlsx', 'xlsx', 'xlsx'], ['biff8', 'xls', 'xls'], ['xlml', 'xls', 'xls'], ['xlsb', 'xlsb', 'xls'], ['xlsx', 'xls', 'xlsx'], ['biff8', 'xlsx', 'xls']] as const) {
    it(`are read as ${bookType} under the name .${extension}`, async () => {
      const source = await readSource(write(workbookOf({ 台账: LEDGER }, bookType), extension))
      expect(source.format).toBe(format)
      const { layer, rows } = source.layers[0]!
      expect(layer.name).toBe('台账')
      expect(layer.fields.map(({ name }) => name)).toEqual(['序号', '排污口编码', '名称', '坐标_经度', '坐标_纬度', '登记日期', '水量'])
      expect(layer.fields.map(({ unit }) => unit).at(-1)).toBe('万吨')
      expect(rows.map(({ properties }) => Object.values(properties))).toEqual([
        [1, '0012', '甲', '120°53′24″', '31°58′12″', '2023-10-31', 1.5],
        [2, '0013', '乙', '120°54′00″', '31°59′00″', '2023-11-01', 2],
      ])
      expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.89, 31.97] })
      expect(rows.map(({ line }) => line)).toEqual([4, 5])
    })
  }

  it('give a layer for each sheet with cells', async () => {
    const { layers } = await readSource(write(workbookOf({ 一: { rows: [['a', 'b'], [1, 2]] }, 空: { rows: [] }, 三: { rows: [['c', 'd'], [3, 4]] } })))
    expect(layers.map(({ layer }) => layer.name)).toEqual(['一', '三'])
  })

  it('keep codes that are shown with leading zeros', async () => {
    const { rows } = await readLayer(write(workbookOf({ a: { rows: [['名称', '区划'], ['甲', 3206], ['乙', 320_601]], formats: { B2: '000000', B3: '000000' } } })))
    expect(rows.map(({ properties }) => properties['区划'])).toEqual(['003206', '320601'])
  })
})

/** A workbook by hand, where the library would not write such a thing. */
function packageOf(sheet: string, shared: string[] = [], extra: Record<string, string> = {}): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<sst>${shared.join('')}</sst>`,
    ...extra,
  }
  return buildZip(Object.entries(parts).map(([name, content]) => ({ name, content })))
}

const cellsOf = async (bytes: Buffer) => (await readLayer(write(bytes))).rows.map(({ properties }) => Object.values(properties))

describe('sheets', () => {
  it('join rich texts, without their pronunciation', async () => {
    const shared = ['<si><r><t>透明度</t></r><r><t>(m)</t></r><rPh sb="0" eb="1"><t>xx</t></rPh></si>', '<si><t>名称</t></si>', '<si><t xml:space="preserve">甲_x000D_\n乙</t></si>']
    const { layer, rows } = await readLayer(write(packageOf('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>0.4</v></c></row></sheetData></worksheet>', shared)))
    expect(layer.fields).toEqual([{ name: '名称', type: 'text', unit: null }, { name: '透明度', type: 'real', unit: 'm' }])
    expect(rows[0]!.properties).toEqual({ 名称: '甲\r\n乙', 透明度: 0.4 })
  })

  it('count formulas by their stored results, and never evaluate them', async () => {
    const sheet = '<worksheet><sheetData><row><c t="inlineStr"><is><t>名称</t></is></c><c t="inlineStr"><is><t>值</t></is></c></row><row><c t="str"><f>CONCAT(A1)</f><v>甲</v></c><c><f>1+1</f><v>3</v></c></row><row><c t="inlineStr"><is><t>乙</t></is></c><c><f>WEBSERVICE("http://x")</f></c></row><row><c t="inlineStr"><is><t>丙</t></is></c><c t="e"><v>#DIV/0!</v></c></row></sheetData></worksheet>'
    const { rows } = await readLayer(write(packageOf(sheet)))
    expect(rows.map(({ properties, problems }) => [...Object.values(properties), problems])).toEqual([['甲', 3, []], ['乙', null, ['warning value.formulaError']], ['丙', null, ['warning value.formulaError']]])
  })

  it('may omit addresses and leave gaps', async () => {
    const sheet = '<worksheet><sheetData><row r="3"><c r="B3" t="str"><v>名称</v></c><c r="D3" t="str"><v>数值</v></c></row><row r="7"><c r="B7" t="str"><v>甲</v></c><c r="D7"><v>1</v></c></row></sheetData></worksheet>'
    const { rows } = await readLayer(write(packageOf(sheet)))
    expect(rows[0]).toMatchObject({ line: 7, properties: { 名称: '甲', 数值: 1 } })
  })

  it('may lie about where their cells are, without costing memory', async () => {
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>名称</v></c></row><row r="999999999"><c r="ZZZZZZ9" t="str"><v>甲</v></c><c r="A2" t="str"><v>乙</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="x"/></mergeCells></worksheet>`
    expect((await cellsOf(packageOf(sheet))).length).toBeLessThanOrEqual(1)
  })

  const wide = `<worksheet><sheetData><row>${Array.from({ length: 5000 }, () => '<c t="str"><v>x</v></c>').join('')}</row></sheetData></worksheet>`
  const refusals: [string, () => Buffer, string][] = [
    ['with more columns than any table', () => packageOf(wide), 'import.tooManyFields'],
    ['that declares entities', () => packageOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'import.xmlDocumentType'],
    ['that is cut off', () => packageOf('<worksheet><sheetData><row><c t="str"><v>x'), 'import.truncated'],
    ['without a workbook', () => buildZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.xml', content: 'x' }]), 'import.damaged'],
    ['without sheets', () => packageOf('<worksheet/>', [], { 'xl/workbook.xml': '<workbook/>' }), 'import.noLayer'],
    ['that unpacks without end', () => packageOf(`<worksheet>${' '.repeat(100 * 1024 * 1024)}</worksheet>`), 'import.archiveBomb'],
    ['that is a presentation', () => buildZip([{ name: '[Content_Types].xml', content: 'x' }, { name: 'ppt/presentation.xml', content: 'x' }]), 'import.document'],
    ['that is an OpenDocument', () => buildZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content: 'x' }]), 'import.openDocument'],
  ]
  for (const [what, build, code] of refusals) {
    it(`are refused in a workbook ${what}`, async () => {
      await expect(readSource(write(build()))).rejects.toMatchObject({ code })
    })
  }
})

describe('number formats', () => {
  const cases: [number, string | undefined, unknown][] = [
    [0, undefined, 'general'],
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [31, undefined, 'date'],
    [57, undefined, 'date'],
    [20, undefined, 'time'],
    [46, undefined, 'elapsed'],
    [164, 'yyyy/m/d;@', 'date'],
    [164, '[$-804]yyyy"年"m"月"d"日";@', 'date'],
    [164, 'm/d', 'date'],
    [164, 'h:mm:ss', 'time'],
    [164, '[h]:mm', 'elapsed'],
    [164, '0.00', 'general'],
    [164, '#,##0', 'general'],
    [164, '0.00E+00', 'general'],
    [164, '"day" 0', 'general'],
    [164, '[Red]0.0', 'general'],
    [164, '@', 'general'],
    [164, '000000', { paddedTo: 6 }],
    [164, 'General', 'general'],
  ]
  for (const [id, code, expected] of cases) it(`reads ${id} ${code ?? ''}`, () => expect(readNumberFormat(id, code)).toEqual(expected))
})

const real = path.resolve('../shared/data')
describe.skipIf(!existsSync(real))('real workbooks (skipped where the folder of real data is absent)', () => {
  it('reads 864 monthly lake readings with units in rich-text headings', async () => {
    const { layer, rows } = await readLayer(path.join(real, 'taihu-monthly/D06E70D3-E0EB-411E-8D42-81E0BF890A7E.xlsx'))
    expect([rows.length, layer.fields.length]).toEqual([864, 21])
    // First row as ogrinfo shows it.
    expect(rows[0]!.properties).toMatchObject({ 台站代码: 'THL', 年份: 2007, 月份: 1, 观测站代码: 'THL00', 透明度: 0.4, 电导率: 630, 总磷: 0.1228 })
    expect(layer.fields.find(({ name }) => name === '总磷')).toEqual({ name: '总磷', type: 'real', unit: 'mg/L' })
  })

  it("reads GDAL's odd workbooks", async () => {
    const times = await readLayer(path.join(real, 'gdal-samples/xlsx/datetime.xlsx'))
    expect(times.rows.map(({ properties }) => properties['time']).slice(0, 3)).toEqual(['2020-04-07T09:58:00', '2020-04-07T09:58:01', '2020-04-07T09:58:02'])
    const inline = await readLayer(path.join(real, 'gdal-samples/xlsx/inlineStr.xlsx'))
    expect(inline.rows[0]!.properties).toMatchObject({ Bl_num: '78 ก.ม.3', Bl_road: 'Ekkachai' })
    const gaps = await readLayer(path.join(real, 'gdal-samples/xlsx/not_all_columns_present.xlsx'))
    expect(gaps.rows[0]!.properties).toEqual({ field1: 'val1', field28: 'val28', field29: 'val29', field30: 'val30' })
  })
})
