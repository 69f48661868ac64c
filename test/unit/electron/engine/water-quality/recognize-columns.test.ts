/** Headers of the national platform, of the Taihu data set (`../shared/data/taihu-monthly`), of ledgers and of English exports. */
import { describe, expect, test } from 'vitest'
import { toReading, unitExponent } from '../../../../../electron/engine/water-quality/convert-unit'
import { matchItemName } from '../../../../../electron/engine/water-quality/match-item-name'
import { recognizeColumns } from '../../../../../electron/engine/water-quality/recognize-columns'
import { ITEM_CODES, WATER_ITEMS } from '../../../../../shared/domain/water-quality/item'
import { ITEM_SYNONYMS } from '../../../../../shared/domain/water-quality/item-synonyms'
import { itemNames } from '../../../../../shared/messages/water'

describe('names', () => {
  test.each([
    ['总磷(mg/L)', 'totalPhosphorus', 'mg/L'],
    ['总磷\n（mg/L）', 'totalPhosphorus', 'mg/L'],
    ['总磷（以P计，mg/L）', 'totalPhosphorus', 'mg/L'],
    ['高锰酸盐指数（mg/L）', 'permanganateIndex', 'mg/L'],
    ['CODMn', 'permanganateIndex', null],
    ['CODMn mg/L', 'permanganateIndex', 'mg/L'],
    ['COD(Mn)', 'permanganateIndex', null],
    ['CODcr(mg/L)', 'chemicalOxygenDemand', 'mg/L'],
    ['化学需氧量(COD)', 'chemicalOxygenDemand', null],
    ['BOD₅', 'biochemicalOxygenDemand', null],
    ['氨氮 NH3-N', 'ammoniaNitrogen', null],
    ['氨氮(NH3-N) (mg/L)', 'ammoniaNitrogen', 'mg/L'],
    ['NH₃-N', 'ammoniaNitrogen', null],
    ['溶解氧*', 'dissolvedOxygen', null],
    ['DO', 'dissolvedOxygen', null],
    ['pH值(无量纲)', 'ph', '无量纲'],
    ['PH', 'ph', null],
    ['水温(℃)', 'waterTemperature', '°C'],
    ['铬（六价）', 'hexavalentChromium', null],
    ['Cr6+', 'hexavalentChromium', null],
    ['汞(μg/L)', 'mercury', 'μg/L'],
    ['亚硝酸盐氮(μg/L)', 'nitriteNitrogen', 'μg/L'],
    ['电导率(μs/cm)', 'conductivity', 'μs/cm'],
    ['叶绿素α', 'chlorophyllA', null],
    ['total_phosphorus', 'totalPhosphorus', null],
    ['totalPhosphorus', 'totalPhosphorus', null],
    ['TP_mg/L', 'totalPhosphorus', 'mg/L'],
    ['TP_mg_L', 'totalPhosphorus', 'mg_L'],
    ['w21011', 'totalPhosphorus', null],
    ['总氮浓度', 'totalNitrogen', null],
    ['粪大肠菌群(个/L)', 'fecalColiform', '个/L'],
    ['阴离子表面活性剂mg/L', 'anionicSurfactant', 'mg/L'],
    ['ＴＮ', 'totalNitrogen', null],
  ])('%j is %s', (header, item, unit) => {
    expect(matchItemName(header)).toEqual({ item, unit, raw: false })
  })

  test('the instrument’s figure is told apart', () => {
    expect(matchItemName('总磷_原始值')).toEqual({ item: 'totalPhosphorus', unit: null, raw: true })
    expect(matchItemName('pH_原始值')).toEqual({ item: 'ph', unit: null, raw: true })
  })

  test.each(['总磷类别', '总磷超标倍数', '总磷去除率', '水质类别', '断面名称', '溶解性总有机碳(mg/L)', '硅酸盐(mg/L)', '水深(m)', '备注', '', 'mg/L', '(mg/L)'])('%j is no item', (header) => {
    expect(matchItemName(header)).toBeNull()
  })

  test('a header that names two items is not guessed', () => {
    expect(matchItemName('化学需氧量(CODMn)')).toEqual({ ambiguous: ['chemicalOxygenDemand', 'permanganateIndex'] })
    expect(matchItemName('化学需氧量(CODMn)', true)).toEqual({ item: 'chemicalOxygenDemand', unit: null, raw: false })
  })

  test('of sea water CODMn is the COD', () => {
    expect(matchItemName('CODMn(mg/L)', true)).toMatchObject({ item: 'chemicalOxygenDemand' })
  })

  test('a spelling belongs to one item, and every name of an item is recognised', () => {
    for (const code of ITEM_CODES) {
      for (const spelling of [code, itemNames[code].zh, itemNames[code].en, ...ITEM_SYNONYMS[code]]) {
        expect(matchItemName(spelling), spelling).toEqual({ item: code, unit: null, raw: false })
      }
    }
  })
})

describe('tables', () => {
  test('a wide table', () => {
    const table = recognizeColumns(['序号', '断面名称', '采样日期', '水体类型', 'pH', '总磷(mg/L)', '汞（μg/L）', '备注'])
    expect(table.layout).toBe('wide')
    expect(table.items).toEqual([
      { index: 4, header: 'pH', item: 'ph', exponent: 0 },
      { index: 5, header: '总磷(mg/L)', item: 'totalPhosphorus', exponent: 0 },
      { index: 6, header: '汞（μg/L）', item: 'mercury', exponent: -3 },
    ])
    expect(table.facts).toEqual({ section: 1, time: 2, waterType: 3 })
    expect(table.sampleType).toBeNull()
  })

  test('a long table', () => {
    const table = recognizeColumns(['点位名称', '监测时间', '监测项目', '监测结果', '单位'])
    expect(table.layout).toBe('long')
    expect(table.facts).toEqual({ section: 0, time: 1, item: 2, value: 3, unit: 4 })
  })

  test('year and month of the Taihu table', () => {
    expect(recognizeColumns(['台站代码', '年份', '月份', '观测站代码', '总磷(mg/L)']).facts).toEqual({ year: 1, month: 2, sectionCode: 3 })
  })

  test('what a person names wins, and what cannot be used is said', () => {
    const given = new Map([['磷', 'totalPhosphorus' as const]])
    const table = recognizeColumns(['磷', '总磷(mg/L)', '铜(ppm)', '化学需氧量(CODMn)'], given)
    expect(table.items.map(({ header }) => header)).toEqual(['磷'])
    expect(table.problems).toEqual([
      { code: 'water.ambiguousColumn', column: '化学需氧量(CODMn)', items: ['chemicalOxygenDemand', 'permanganateIndex'] },
      { code: 'water.duplicateColumn', column: '总磷(mg/L)', used: '磷' },
      { code: 'water.unknownUnit', column: '铜(ppm)', unit: 'ppm' },
    ])
  })

  test('what a person names wins over an earlier column, too', () => {
    const table = recognizeColumns(['总磷', '实测磷'], new Map([['实测磷', 'totalPhosphorus' as const]]))
    expect(table.items.map(({ header }) => header)).toEqual(['实测磷'])
  })

  test('items below the heading of what was measured', () => {
    const group = (header: string) => recognizeColumns([header]).items
    expect(group('监测项目(μg/L)_汞')).toEqual([{ index: 0, header: '监测项目(μg/L)_汞', item: 'mercury', exponent: -3 }])
    expect(group('监测结果（单位：mg/L）_总磷')).toMatchObject([{ item: 'totalPhosphorus', exponent: 0 }])
    // The item's own unit counts more than the group's, and pH can have none of its unit.
    expect(group('监测项目(mg/L)_汞(μg/L)')).toMatchObject([{ item: 'mercury', exponent: -3 }])
    expect(group('监测项目(mg/L)_pH(无量纲)')).toMatchObject([{ item: 'ph', exponent: 0 }])
    expect(group('监测项目(mg/L)_pH')).toMatchObject([{ item: 'ph', exponent: 0 }])
    expect(recognizeColumns(['采样情况_断面名称', '采样情况_采样日期', '检测指标_总磷']).facts).toEqual({ section: 0, time: 1 })
  })

  test.each(['标准限值(mg/L)_总磷', '水质目标_总磷', '超标倍数_总磷', '去年同期_总磷', '评价类别_总磷', '左岸_总磷'])('%s is not what was measured', (header) => {
    expect(recognizeColumns([header]).items).toEqual([])
  })

  test('a unit of another dimension stops the column', () => {
    expect(recognizeColumns(['无机氮(μmol/L)']).problems).toEqual([{ code: 'water.unknownUnit', column: '无机氮(μmol/L)', unit: 'μmol/L' }])
    expect(recognizeColumns(['总磷(NTU)']).problems).toEqual([{ code: 'water.unknownUnit', column: '总磷(NTU)', unit: 'NTU' }])
  })

  test('nothing known', () => {
    expect(recognizeColumns(['a', 'b']).layout).toBeNull()
  })
})

describe('units', () => {
  test.each([
    ['mercury', 'μg/L', '0.05', { value: 0.00005, digits: 5 }],
    ['mercury', 'ug/l', '0.05', { value: 0.00005, digits: 5 }],
    ['totalPhosphorus', 'mg·L⁻¹', '0.20', { value: 0.2, digits: 2 }],
    ['totalPhosphorus', '毫克/升', '0.20', { value: 0.2, digits: 2 }],
    ['chlorophyllA', 'mg/m³', '12.5', { value: 12.5, digits: 1 }],
    ['chlorophyllA', 'mg/L', '0.0125', { value: 12.5, digits: 1 }],
    ['fecalColiform', 'MPN/100mL', '240', { value: 2400, digits: 0 }],
    ['conductivity', 'mS/m', '70.4', { value: 704, digits: 0 }],
    ['transparency', 'cm', '35', { value: 0.35, digits: 2 }],
  ] as const)('%s in %s', (item, unit, text, expected) => {
    const exponent = unitExponent(item, unit)
    const digits = text.split('.')[1]?.length ?? 0
    expect(toReading(item, Number(text), digits, false, exponent ?? Number.NaN)).toEqual({ ...expected, belowDetection: false })
  })

  test('an unknown unit and one of another dimension are refused', () => {
    expect(unitExponent('mercury', 'ppm')).toBeNull()
    expect(unitExponent('mercury', '℃')).toBeNull()
  })

  test('impossible amounts are no readings', () => {
    expect(toReading('ph', 14.2, 1, false, 0)).toBeNull()
    expect(toReading('totalPhosphorus', -0.1, 1, false, 0)).toBeNull()
    expect(toReading('waterTemperature', -0.4, 1, false, 0)).not.toBeNull()
  })

  test('every item’s canonical unit is known', () => {
    for (const item of ITEM_CODES) expect(unitExponent(item, WATER_ITEMS[item].unit), item).toBe(0)
  })
})
