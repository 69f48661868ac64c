import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readLayer, readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string | Buffer, extension = 'csv'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, content)
  return file
}

const valuesOf = async (content: string | Buffer, extension?: string) => (await readLayer(write(content, extension))).rows.map(({ properties }) => Object.values(properties))

describe('delimited texts', () => {
  for (const [what, delimiter] of [['commas', ','], ['tabs', '\t'], ['semicolons', ';'], ['bars', '|'], ['full-width commas', '，'], ['blanks', '   ']] as const) {
    it(`are read with ${what}`, async () => {
      const rows = [['名称', '数值', '经度', '纬度'], ['甲', '1', '120.5', '31.5'], ['通启运河', '2', '120.6', '31.6'], ['乙', '3', '120.7', '31.7']]
      for (const encoding of ['utf8', 'gbk']) {
        expect(await valuesOf(iconv.encode(rows.map((row) => row.join(delimiter)).join('\r\n'), encoding), 'txt')).toEqual([['甲', 1, 120.5, 31.5], ['通启运河', 2, 120.6, 31.6], ['乙', 3, 120.7, 31.7]])
      }
    })
  }

  for (const [encoding, name] of [['utf8', 'utf-8'], ['gbk', 'gbk'], ['gb18030', 'gbk'], ['big5', 'big5'], ['utf-16le', 'utf-16le'], ['utf-16be', 'utf-16be']] as const) {
    it(`are read in ${encoding}`, async () => {
      const text = encoding === 'big5' ? '名稱,河流\n甲站,淡水河\n乙站,高雄港\n' : '名称,河流\n甲站,通启运河\n乙站,九圩港\n'
      const { layer, rows } = await readLayer(write(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })))
      expect([layer.encoding?.name, rows.length, Object.keys(rows[0]!.properties).length]).toEqual([name, 2, 2])
      expect(rows[1]!.properties).toEqual(encoding === 'big5' ? { 名稱: '乙站', 河流: '高雄港' } : { 名称: '乙站', 河流: '九圩港' })
    })
  }

  it('are read in UTF-16 whatever the halves of its characters are, with and without a mark', async () => {
    // 一 is 4E00, 开 5F00, 名 540D, 号 53F7, 临 4E34: bytes that are control characters or NUL by themselves.
    const text = '编号,名称,开工\r\n1,一号临时排口,一九九九年\r\n2,二号开放排口,二〇〇一年\r\n'
    for (const encoding of ['utf-16le', 'utf-16be']) {
      for (const addBOM of [true, false]) {
        const { layer, rows } = await readLayer(write(iconv.encode(text, encoding, { addBOM })))
        expect([layer.encoding?.name, rows[0]!.properties['名称'], rows.length]).toEqual([encoding, '一号临时排口', 2])
      }
    }
  })

  it('keep their byte order mark out of the first name', async () => {
    const { layer } = await readLayer(write('\uFEFFid,名称\n1,甲\n'))
    expect(layer.fields.map(({ name }) => name)).toEqual(['id', '名称'])
  })

  it('may mix encodings cell by cell', async () => {
    const line = (text: string, encoding: string) => iconv.encode(text, encoding)
    const { layer, rows } = await readLayer(write(Buffer.concat([line('名称,河流\n甲站,通启运河\n乙站,九圩港\n丙站,如泰运河\n', 'gbk'), line('丁站,', 'gbk'), line('濠河与通吕运河\n', 'utf8')])))
    expect(layer.encoding?.name).toBe('gbk')
    expect(rows[3]).toMatchObject({ properties: { 名称: '丁站', 河流: '濠河与通吕运河' }, problems: ['warning value.otherEncoding'] })
    // Of an odd number of bytes the last seems cut off in GBK.
    const odd = await readLayer(write(Buffer.concat([line('名称,地址\n甲站,掘港镇\n乙站,', 'gbk'), line('南通市崇川区1号', 'utf8'), line('\n丙站,海安镇\n', 'gbk')])))
    expect(odd.rows[1]).toMatchObject({ properties: { 地址: '南通市崇川区1号' }, problems: ['warning value.otherEncoding'] })
  })

  it('report text that was lost before', async () => {
    const { rows } = await readLayer(write('编号,名称\n1,???\n2,锟斤拷锟斤拷\n3,甲\n4,\uFFFD站\n'))
    expect(rows.map(({ problems }) => problems)).toEqual([['warning value.textLost'], ['warning value.textLost'], [], ['warning value.textLost']])
  })

  it('are quoted as in RFC 4180', async () => {
    expect(await valuesOf('name,note,n\r\n"a,b","he said ""x""",1\r\n"line\r\nbreak",,2\r\n')).toEqual([['a,b', 'he said "x"', 1], ['line\r\nbreak', null, 2]])
  })

  it('lose no rows to a quotation mark that is never closed', async () => {
    const { rows } = await readLayer(write('id,名称\n1,"甲\n2,乙\n3,丙\n'))
    expect(rows.map(({ properties, problems }) => [properties['名称'], problems])).toEqual([['"甲', ['warning value.unclosedQuote']], ['乙', []], ['丙', []]])
  })

  it("understand Excel's sep= line and its guard of codes", async () => {
    expect(await valuesOf('sep=;\n编码;名称\n="00123";甲\n="00124";乙\n')).toEqual([['00123', '甲'], ['00124', '乙']])
  })

  it('keep formulas as texts', async () => {
    expect(await valuesOf('名称,备注\n甲,=cmd|/c calc\n乙,=1+1\n')).toEqual([['甲', '=cmd|/c calc'], ['乙', '=1+1']])
  })

  it('tell the line of each row', async () => {
    const { rows } = await readLayer(write('标题\n\n名称,数值\n"甲\n甲",1\n\n乙,2\n'))
    expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 4], [2, 7]])
  })

  it('end old Macintosh lines, and the last line without an end', async () => {
    expect(await valuesOf('名称,数值\r甲,1\r乙,2')).toEqual([['甲', 1], ['乙', 2]])
  })

  it('read across the borders of their buffers', async () => {
    const count = 60_000
    const lines = Array.from({ length: count }, (_, index) => `${index},"通启运河""${index}""",120.${index}`)
    const { rows } = await readLayer(write(iconv.encode(`编号,名称,经度\n${lines.join('\r\n')}\r\n`, 'gbk')))
    expect(rows).toHaveLength(count)
    for (const index of [0, 29_999, count - 1]) expect(rows[index]!.properties['名称']).toBe(`通启运河"${index}"`)
    expect(rows.every(({ problems }) => problems.length === 0)).toBe(true)
  }, 60_000)

  it('are refused with a million columns', async () => {
    await expect(readLayer(write('a,'.repeat(1_000_000)))).rejects.toMatchObject({ code: 'import.tooManyFields' })
  })

  it('are known under the names of other formats', async () => {
    expect(await valuesOf(iconv.encode('名称\t数值\n甲\t1\n乙\t2\n', 'gbk'), 'xls')).toEqual([['甲', 1], ['乙', 2]])
  })
})

const real = path.resolve('../shared/data')
describe.skipIf(!existsSync(real))('real tables (skipped where the folder of real data is absent)', () => {
  it('reads rectification notices in GB 18030', async () => {
    const { layer, rows } = await readLayer(path.join(real, 'rectification-notices/notices_gb18030.csv'))
    expect(layer.encoding?.name).toMatch(/^gb/)
    expect(layer.fields.map(({ name }) => name).slice(0, 6)).toEqual(['编号', '来源文件', '事项序号', '整改问题', '责任单位', '验收单位'])
    expect(rows[0]!.properties['责任单位']).toBe('江苏南通苏锡通科技产业园区管理委员会')
  })

  it('reads places with latitude before longitude', async () => {
    // geonames_cities_jiangsu.csv has 205 places; Xindu lies at 33.33987 N, 120.14594 E.
    const { rows } = await readLayer(path.join(real, 'places-jiangsu/geonames_cities_jiangsu.csv'))
    expect([rows.length, rows[0]!.geometry]).toEqual([205, { type: 'Point', coordinates: [120.14594, 33.33987] }])
  })

  it("reads GDAL's odd files", async () => {
    // Counts of ogrinfo, but for the unclosed quotation mark, where GDAL takes the second row into the first.
    for (const [file, count] of [['csv_with_utf8_bom.csv', 2], ['header_with_line_break.csv', 3], ['unbalanced_double_quotes.csv', 2]] as const) {
      expect((await readLayer(path.join(real, 'gdal-samples/csv', file))).rows, file).toHaveLength(count)
    }
  })
})

describe('texts that are no tables', () => {
  it.each([
    ['xml', '<?xml version="1.0"?><root><a>1,2</a><b>2,3</b></root>', 'import.markup'],
    ['gml', '\uFEFF<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml"><a>1,2</a></gml:FeatureCollection>', 'import.markup'],
    ['csv', '<?xml version="1.0"?><wfs:FeatureCollection/>', 'import.markup'],
    ['qml', '<!DOCTYPE qgis><qgis version="3.22"></qgis>', 'import.markup'],
    ['cfg', '[section]\nkey\n', 'import.unknownFormat'],
    ['', 'no columns here\nnor here\n', 'import.unknownFormat'],
  ])('are refused: .%s', async (extension, text, code) => {
    await expect(readSource(write(text, extension))).rejects.toMatchObject({ code })
  })

  it('but a table may have any name', async () => {
    expect(await valuesOf('名称,数值\n甲,1\n乙,2\n', '001')).toEqual([['甲', 1], ['乙', 2]])
  })
})

describe('lists without headings', () => {
  const coordinatesOf = async (text: string) => (await readLayer(write(text))).rows.map(({ geometry }) => (geometry === null ? null : (geometry as { coordinates: unknown }).coordinates))

  it('are placed by the one pair of columns that can be a place', async () => {
    expect(await coordinatesOf('甲,120.9,32.1\n乙,120.91,32.11\n')).toEqual([[120.9, 32.1], [120.91, 32.11]])
    expect(await coordinatesOf('1,甲,32.1,120.9\n2,乙,32.11,120.91\n')).toEqual([[120.9, 32.1], [120.91, 32.11]])
    expect(await coordinatesOf('甲,3539981.1,40584119.3\n乙,3540000.2,40584200.1\n')).toEqual([[40584119.3, 3539981.1], [40584200.1, 3540000.2]])
  })

  it('are not placed where another pair could be meant, or the numbers count something', async () => {
    expect(await coordinatesOf('甲,120.9,32.1,121.5\n乙,120.91,32.11,121.6\n')).toEqual([null, null])
    expect(await coordinatesOf('甲,120,32\n乙,121,31\n')).toEqual([null, null])
    expect(await coordinatesOf('甲,120.9,x,32.1\n乙,120.91,y,32.11\n')).toEqual([null, null])
  })
})
