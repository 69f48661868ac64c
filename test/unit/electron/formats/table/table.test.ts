import { describe, expect, it } from 'vitest'
import type { Cell, Grid, Merge } from '../../../../../electron/formats/table/cell'
import { openTable } from '../../../../../electron/formats/table/table-source'
import { toGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import { crsRegistry } from '../../../../support/crs-registry'

/** A grid from rows that begin at line 1; blank rows count. */
function gridOf(rows: readonly (readonly Cell[])[], merges: readonly Merge[] | null = null): Grid {
  return {
    name: '表',
    merges,
    async *rows() {
      yield { rows: rows.map((cells, index) => ({ line: index + 1, cells })), progress: 1 }
    },
  }
}

const merge = (firstLine: number, lastLine: number, firstColumn: number, lastColumn: number): Merge => ({ firstLine, lastLine, firstColumn, lastColumn })

async function read(rows: readonly (readonly Cell[])[], merges: readonly Merge[] | null = null) {
  const table = (await openTable(gridOf(rows, merges), null, crsRegistry, '表.xlsx'))!
  const records = []
  const problems = [...table.layer.problems]
  for await (const batch of table.read()) {
    records.push(...batch.records)
    problems.push(...batch.problems)
  }
  return {
    layer: table.layer,
    fields: table.layer.fields.map(({ name }) => name),
    types: table.layer.fields.map(({ type }) => type),
    units: table.layer.fields.map(({ unit }) => unit),
    values: records.map(({ attributes }) => attributes),
    lines: records.map(({ line }) => line),
    coordinates: records.map(({ geometry }) => geometry && (toGeoJson(geometry) as { coordinates: unknown }).coordinates),
    problems: problems.map(({ code }) => code),
    rowProblems: records.map((record) => record.problems.map(({ severity, code }) => `${severity} ${code}`)),
  }
}

describe('heading', () => {
  it('stands in the first row of a plain table', async () => {
    const table = await read([['编号', '名称', '流量'], ['a', '甲', 1.5], ['b', '乙', 2]])
    expect(table.fields).toEqual(['编号', '名称', '流量'])
    expect(table.values).toEqual([['a', '甲', 1.5], ['b', '乙', 2]])
    expect(table.lines).toEqual([2, 3])
  })

  it('is found below a title block', async () => {
    const table = await read(
      [
        ['南通市入河排污口台账', null, null, null],
        ['填报单位：南通市生态环境局', null, '填报日期：2023年10月', null],
        [],
        ['序号', '排污口名称', '经度', '纬度'],
        [1, '甲排口', 120.89, 31.98],
        [2, '乙排口', 120.9, 31.99],
      ],
      [merge(1, 1, 0, 3)],
    )
    expect(table.fields).toEqual(['序号', '排污口名称', '经度', '纬度'])
    expect(table.lines).toEqual([5, 6])
    expect(table.coordinates).toEqual([[120.89, 31.98], [120.9, 31.99]])
  })

  it('is found in a sheet where everything is text', async () => {
    const table = await read([
      ['2023年水质监测结果', '', '', ''],
      ['断面名称', '所在河流', '水质目标', '责任人'],
      ['东安闸桥西', '如泰运河', 'Ⅲ', '张三'],
      ['九圩港桥', '九圩港', 'Ⅲ', '李四'],
      ['碾砣港闸', '如海运河', 'Ⅱ', '王五'],
    ])
    expect(table.fields).toEqual(['断面名称', '所在河流', '水质目标', '责任人'])
    expect(table.values).toHaveLength(3)
  })

  it('is found where numbers are stored as text', async () => {
    const table = await read([['站名', 'pH', 'DO'], ['甲', '7.8', '6.2'], ['乙', '7.5', '７．９']])
    expect(table.types).toEqual(['text', 'real', 'real'])
    expect(table.values).toEqual([['甲', 7.8, 6.2], ['乙', 7.5, 7.9]])
  })

  it('takes several rows, merged across and down', async () => {
    const table = await read(
      [
        ['序号', '名称', '坐标', null, '污染物浓度（mg/L）', null, '备注'],
        [null, null, '经度', '纬度', 'COD', '氨氮', null],
        [1, '甲', 120.89, 31.98, 30, 1.5, null],
        [2, '乙', 120.9, 31.99, 40, 2, 'x'],
      ],
      [merge(1, 2, 0, 0), merge(1, 2, 1, 1), merge(1, 1, 2, 3), merge(1, 1, 4, 5), merge(1, 2, 6, 6)],
    )
    expect(table.fields).toEqual(['序号', '名称', '坐标_经度', '坐标_纬度', '污染物浓度(mg/L)_COD', '污染物浓度(mg/L)_氨氮', '备注'])
    expect(table.coordinates).toEqual([[120.89, 31.98], [120.9, 31.99]])
  })

  it('takes several rows without merged cells, as a CSV has them', async () => {
    const table = await read([
      ['序号', '名称', '坐标', null, '备注'],
      [null, null, '经度', '纬度', null],
      ['1', '甲', '120.89', '31.98', null],
      ['2', '乙', '120.9', '31.99', 'x'],
    ])
    expect(table.fields).toEqual(['序号', '名称', '坐标_经度', '坐标_纬度', '备注'])
    expect(table.values).toHaveLength(2)
  })

  it('is passed over where it is repeated on every page, with sums and notes', async () => {
    const table = await read([
      ['序号', '名称', '面积(亩)'],
      [1, '甲', 10],
      ['序号', '名称', '面积(亩)'],
      [2, '乙', 20],
      ['合计', null, 30],
      ['注：面积为图上量算', null, null],
    ])
    expect(table.values).toEqual([[1, '甲', 10], [2, '乙', 20]])
    expect(table.problems).toEqual(['layer.rowsIgnored'])
  })

  it('has rows of units and of column numbers below it', async () => {
    const table = await read([
      ['断面', '溶解氧', '总磷', '评价'],
      [null, 'mg/L', '(mg/L)', null],
      ['甲', '乙', '1', '2'],
      ['东安闸', 6.2, 0.1, 'Ⅲ'],
      ['九圩港', 7.4, 0.07, 'Ⅱ'],
    ])
    expect(table.units).toEqual([null, 'mg/L', 'mg/L', null])
    expect(table.values.at(-1)).toEqual(['九圩港', 7.4, 0.07, 'Ⅱ'])
  })

  it('stands above data, whatever a note at the end says; numbers of many columns are none', async () => {
    const heading = ['编号', '名称', '经度', '纬度', '流量', '浓度']
    const table = await read([['台账'], heading, [1, 2, 3, 4, 5, 6], ['a', '甲', '121.2', '32.1', 5, 0.1], ['备注：1.数据截至2023年10月31日']])
    expect(table.fields).toEqual(heading)
    expect(table.lines).toEqual([4])
    expect(table.problems).toContain('layer.rowsIgnored')
  })

  it('has units below it beside merged cells and columns without a unit', async () => {
    const table = await read([['点位', '水温', 'pH', '氨氮'], [null, '℃', '无量纲', 'mg/L'], ['A', 18.2, 7.8, '0.33']], [merge(1, 2, 0, 0)])
    expect(table.units).toEqual([null, '℃', null, 'mg/L'])
    expect(table.values).toEqual([['A', 18.2, 7.8, 0.33]])
  })

  it('does not hold for sums behind a county that is merged down to them, for parts of sums and for closing remarks', async () => {
    const rows: Cell[][] = [['县区', '名称', '面积'], ['如东县', '甲', 2], [null, '乙', 3], [null, '小计', 5], ['海安市', '小计', 0], ['其中：工业', null, 1], ['—', '/', null], ['共2家', null, null], ['数据截止2023年10月', null, null]]
    const table = await read(rows, [merge(2, 4, 0, 0)])
    expect(table.values).toEqual([['如东县', '甲', 2], ['如东县', '乙', 3]])
    expect(table.problems).toEqual(['layer.mergedCellsFilled', 'layer.rowsIgnored'])
    // What only begins like one, or says how something was counted, is data.
    expect((await read([['断面', '口径', '总磷'], ['其中桥', '累计', 0.1], ['小计桥', '当月', 0.2], ['共3桥', '当月', 0.2]])).values).toHaveLength(3)
  })

  it('does not hold for sums with a remark and titles of further tables', async () => {
    const table = await read([['编号', '名称', '面积'], ['1', '甲', 2], ['合计（1个）', null, 2], ['如东县小计', null, 2], ['表二 责任人清单', null, null], ['表2', '图表', 3], ['二、海安市', null, null]])
    expect(table.values.map(([code]) => code)).toEqual(['1', '表2'])
    expect(table.problems).toEqual(['layer.rowsIgnored'])
  })

  it('does not take a first row of numbers for one', async () => {
    const table = await read([[1, 3539981.12, 584119.3], [2, 3539990, 584200]])
    expect(table.fields).toEqual(['field1', 'field2', 'field3'])
    expect(table.values).toHaveLength(2)
  })

  it('takes 1, 2, 3 below numeric columns for data', async () => {
    expect((await read([['a', 'b', 'c'], [1, 2, 3], [4, 5, 6]])).values).toEqual([[1, 2, 3], [4, 5, 6]])
  })

  it('loses blanks and line breaks inside it, and keeps repeated names apart', async () => {
    const table = await read([['名\n称', '化学需氧量\n（mg/L）', '名 称', '', '面积 (km2)'], ['甲', 1, '乙', 'x', 2]])
    expect(table.fields).toEqual(['名称', '化学需氧量', '名称_2', 'field4', '面积'])
    expect(table.units).toEqual([null, 'mg/L', null, null, 'km²'])
  })

  it('may be all that there is', async () => {
    const table = await read([['序号', '名称', '经度', '纬度']])
    expect(table.layer).toMatchObject({ featureCount: 0 })
    expect(table.fields).toEqual(['序号', '名称', '经度', '纬度'])
  })
})

describe('columns', () => {
  it('stay text where one value is more than a number', async () => {
    const table = await read([['断面', '氨氮', '总磷'], ['甲', 0.5, 0.1], ['乙', '0.01L', '—'], ['丙', '<0.02', 0.2]])
    expect(table.types).toEqual(['text', 'text', 'real'])
    expect(table.values).toEqual([['甲', '0.5', 0.1], ['乙', '0.01L', null], ['丙', '<0.02', 0.2]])
  })

  it('are text where they hold codes, with a word where digits are gone', async () => {
    const table = await read([
      ['名称', '排污口编码', '信用代码', '行政区划代码'],
      ['甲', '0012', 913206001234567000, { kind: 'padded', text: '032061' }],
      ['乙', 13, '1.23E+15', 320612],
      ['丙', '0014', '91320600MA1ABCDE0X', 320613],
    ])
    expect(table.types).toEqual(['text', 'text', 'text', 'text'])
    expect(table.values.map((row) => row[1])).toEqual(['0012', '13', '0014'])
    expect(table.values.map((row) => row[3])).toEqual(['032061', '320612', '320613'])
    expect(table.rowProblems).toEqual([['warning value.precisionLost'], ['warning value.leadingZerosLost', 'warning value.precisionLost'], []])
  })

  it('are dates where all their cells are', async () => {
    const table = await read([
      ['名称', '验收日期', '整改时限', '采样时间', '登记日期'],
      ['甲', { kind: 'date', precision: 'day', iso: '2023-10-31' }, '2023年12月底前', '2023-10-31 14:30', 45_230],
      ['乙', '2023年11月1日', '2023-12-31', '2023/11/1 8:00', 45_231],
    ])
    expect(table.types).toEqual(['text', 'date', 'text', 'datetime', 'date'])
    expect(table.values).toEqual([
      ['甲', '2023-10-31', '2023年12月底前', '2023-10-31T14:30:00', '2023-10-31'],
      ['乙', '2023-11-01', '2023-12-31', '2023-11-01T08:00:00', '2023-11-01'],
    ])
  })

  it('report formulas in error', async () => {
    const table = await read([['名称', '比例'], ['甲', { kind: 'error', text: '#DIV/0!' }], ['乙', 0.5]])
    expect(table.values).toEqual([['甲', null], ['乙', 0.5]])
    expect(table.rowProblems[0]).toEqual(['warning value.formulaError'])
  })

  it('take the value of cells merged down', async () => {
    const table = await read([['县区', '名称'], ['如东县', '甲'], [null, '乙'], [null, '丙'], ['启东市', '丁']], [merge(2, 4, 0, 0)])
    expect(table.values.map(([county]) => county)).toEqual(['如东县', '如东县', '如东县', '启东市'])
    expect(table.problems).toEqual(['layer.mergedCellsFilled'])
  })
})

describe('coordinates', () => {
  // 120°53′24.5″ = 120.890138888…, 31°58′12″ = 31.97 degrees.
  const LON = 120 + 53 / 60 + 24.5 / 3600
  const LAT = 31.97

  const arrangements: [string, Cell[][]][] = [
    ['degrees, minutes and seconds in one cell', [['名称', '经度', '纬度'], ['甲', '120°53′24.5″', '31°58′12″']]],
    ['degrees, minutes and seconds with other signs', [['名称', '东经', '北纬'], ['甲', '120度53分24.5秒', "31°58'12.0\""]]],
    ['full-width digits', [['名称', '经度', '纬度'], ['甲', '１２０°５３′２４．５″', '３１°５８′１２″']]],
    ['three columns each, under a group', [['名称', '经度', null, null, '纬度', null, null], [null, '度', '分', '秒', '度', '分', '秒'], ['甲', 120, 53, 24.5, 31, 58, 12]]],
    ['three columns each, with units', [['名称', '经度（度）', '经度（分）', '经度（秒）', '纬度（度）', '纬度（分）', '纬度（秒）'], ['甲', '120', '53', '24.5', '31', '58', '12']]],
    ['both in one cell', [['名称', '经纬度'], ['甲', '120°53′24.5″，31°58′12″']]],
    ['both in one cell, named', [['名称', '坐标'], ['甲', '东经120°53′24.5″ 北纬31°58′12″']]],
    ['both in one cell, latitude first', [['名称', '坐标'], ['甲', 'N31°58′12″ E120°53′24.5″']]],
    ['packed, as the heading says', [['名称', '经度(度分秒)', '纬度(度分秒)'], ['甲', '120.53245', '31.5812']]],
  ]
  for (const [what, rows] of arrangements) {
    it(`are read as ${what}`, async () => {
      const [x, y] = (await read(rows)).coordinates[0] as [number, number]
      expect(x).toBeCloseTo(LON, 10)
      expect(y).toBeCloseTo(LAT, 10)
    })
  }

  it('are packed where twenty rows leave no other explanation, and that is said', async () => {
    const rows: Cell[][] = [['名称', '经度', '纬度']]
    for (let index = 0; index < 20; index++) rows.push([`p${index}`, Number(`120.5${index % 6}${10 + 2 * index}5`), Number(`31.${10 + index}${59 - index}1`)])
    const table = await read(rows)
    expect(table.problems).toEqual(['layer.packedDegrees'])
    expect((table.coordinates[0] as number[])[0]).toBeCloseTo(120 + 50 / 60 + 10.5 / 3600, 10)
  })

  it('are not packed where decimals deny it', async () => {
    const rows: Cell[][] = [['名称', '经度', '纬度']]
    for (let index = 0; index < 20; index++) rows.push([`p${index}`, 120.8 + index / 997, 31.9 + index / 991])
    const table = await read(rows)
    expect(table.problems).toEqual([])
    expect((table.coordinates[0] as number[])[0]).toBe(120.8)
  })

  it('are eastings and northings, whichever column the survey calls X', async () => {
    const expected = [[584119.3, 3539981.1], [584200.1, 3540000.2]]
    expect((await read([['点号', 'X', 'Y'], ['J1', 3539981.1, 584119.3], ['J2', 3540000.2, 584200.1]])).coordinates).toEqual(expected)
    expect((await read([['点号', 'X', 'Y'], ['J1', 584119.3, 3539981.1], ['J2', 584200.1, 3540000.2]])).coordinates).toEqual(expected)
    expect((await read([['点号', '纵坐标(X)', '横坐标(Y)'], ['J1', 3539981.1, 584119.3], ['J2', 3540000.2, 584200.1]])).coordinates).toEqual(expected)
    expect((await read([['点号', '北坐标', '东坐标'], ['J1', '3539981.1', '584119.3'], ['J2', '3540000.2', '584200.1']])).coordinates).toEqual(expected)
  })

  it('are well-known text', async () => {
    const table = await read([['名称', 'geom'], ['甲', 'SRID=4490;POLYGON((0 0,1 0,1 1,0 0))'], ['乙', 'POLYGON EMPTY'], ['丙', 'POLYGON((0 0']])
    expect(table.layer.crs).toMatchObject({ code: 'EPSG:4490', how: 'embedded' })
    expect(table.coordinates).toEqual([[[[0, 0], [1, 0], [1, 1], [0, 0]]], null, null])
    expect(table.rowProblems).toEqual([[], [], ['rejected geometry.coordinateUnreadable']])
  })

  it('are rejected row by row where they cannot be read', async () => {
    const table = await read([['名称', '经度', '纬度'], ['甲', '120°53′24″', '31°58′12″'], ['乙', '120°73′24″', '31°58′12″'], ['丙', null, null], ['丁', '不详', '31°58′12″'], ['戊', '120°53′24″', null]])
    expect(table.rowProblems).toEqual([[], ['rejected geometry.coordinateUnreadable'], [], ['rejected geometry.coordinateUnreadable'], ['rejected geometry.coordinateUnreadable']])
  })

  it('carry what headings and titles say of their system', async () => {
    const hint = async (title: string, x: string, y: string) => (await read([[title, null, null], ['名称', x, y], ['甲', 120.1, 31.9], ['乙', 120.2, 31.8]])).layer.crs.hint
    expect(await hint('南通市排口（西安80坐标系，中央子午线120°）', '经度', '纬度')).toEqual({ datum: 'Xian1980', centralMeridian: 120 })
    expect(await hint('排口', '高德经度', '高德纬度')).toEqual({ offset: 'gcj02' })
    expect(await hint('百度地图坐标', '经度', '纬度')).toEqual({ offset: 'bd09' })
    expect(await hint('排口', 'WGS84经度', 'WGS84纬度')).toEqual({ datum: 'WGS84' })
    expect(await hint('排口', '经度', '纬度')).toEqual({})
  })

  it('are missing where a sign for none stands, and where both are nought', async () => {
    const table = await read([['名称', '经度', '纬度'], ['甲', 120.5, 31.9], ['乙', '-', '—'], ['丙', '无', null], ['丁', 0, 0], ['戊', '０', '0.00']])
    expect(table.coordinates).toEqual([[120.5, 31.9], null, null, null, null])
    expect(table.rowProblems).toEqual([[], [], [], ['warning geometry.zeroCoordinates'], ['warning geometry.zeroCoordinates']])
  })

  it('are no codes: 7 minutes lack no zero beside 07', async () => {
    const table = await read([['名称', '经度（度）', '经度（分）', '经度（秒）', '纬度（度）', '纬度（分）', '纬度（秒）'], ['甲', '120', '07', '30', '32', '06', '00'], ['乙', 120, 7, 30, 32, 6, 0]])
    expect(table.coordinates).toEqual([[120.125, 32.1], [120.125, 32.1]])
    expect(table.rowProblems).toEqual([[], []])
  })

  it('may be headed in traditional characters', async () => {
    expect((await read([['名稱', '經度', '緯度'], ['甲', 120.5, 31.9], ['乙', 120.6, 31.8]])).coordinates).toEqual([[120.5, 31.9], [120.6, 31.8]])
  })

  it('are not seen where there are none', async () => {
    const table = await read([['名称', 'x值', '坐落位置'], ['甲', 5, '崇川区'], ['乙', 6, '如东县']])
    expect(table.layer.geometryType).toBeNull()
  })
})
