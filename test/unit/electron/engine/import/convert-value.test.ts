/** Values as ledgers write them; what each means is the field's own knowledge (fact sheet 1, 3, 6; GB 3100 units). */
import { describe, expect, it } from 'vitest'
import { createValueConverter, Misfit } from '../../../../../electron/engine/import/convert-value'
import type { Field } from '../../../../../shared/domain/field'
import type { VocabularyId } from '../../../../../shared/domain/vocabularies'

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ name: 'column', type, title: { zh: '列', en: 'column' }, ...more })
const coded = (vocabulary: VocabularyId, type: Field['type'] = 'text') => field(type, { vocabulary })

/** The converted value; what did not fit as its code. */
function convert(target: Field, value: string | number | boolean | null, unit: string | null = null) {
  const converted = createValueConverter(target, '列', unit)(value)
  return converted instanceof Misfit ? converted.problem.code : converted
}

describe('codes of features', () => {
  it.each([['code', '０３２０６－Ａ１', '03206－A1'], ['code_national', 'ＦＡ３２', 'FA32'], ['document_number', '苏政复〔２０１０〕１号', '苏政复〔2010〕1号'], ['name', '２号排口', '２号排口']])('%s: %s', (name, written, stored) => {
    expect(convert(field('text', { name }), written)).toBe(stored)
  })
})

describe('codes', () => {
  it.each<[VocabularyId, string, string]>([
    ['outfallClass', '工业排污口', 'industrial'],
    ['outfallClass', '工业', 'industrial'],
    ['outfallClass', 'industrial', 'industrial'],
    ['outfallClass', ' 城镇污水处理厂排污口 ', 'townWorks'],
    ['outfallClass', '其他排口/农村生活污水散排口', 'other'],
    ['outfallSubclass', '工矿企业雨洪排口', 'enterpriseStormwater'],
    ['outfallDisposition', '规范整治一批', 'regulate'],
    ['controlLevel', '国考断面', 'national'],
    ['controlLevel', '省控', 'provincial'],
    ['ecologicalCategory', '清水通道维护区', 'clearWaterCorridor'],
    ['redLinePart', '核心保护区', 'core'],
    ['protectionLevel', '一级', 'first'],
    ['controlUnitClass', '优先保护', 'priority'],
    ['taskState', '已完成', 'completed'],
    ['waterType', '湖（库）', 'lake'],
  ])('%s: %s → %s', (vocabulary, text, code) => {
    expect(convert(coded(vocabulary), text)).toBe(code)
  })

  it.each([['Ⅲ', 3], ['III', 3], ['Ⅲ类', 3], ['iii类', 3], ['三类', 3], ['3', 3], [3, 3], ['３', 3], ['劣Ⅴ', 6], ['劣V类', 6], ['劣五类', 6], ['Ⅰ类', 1], ['>V', 6]])('water class %s is %i', (text, expected) => {
    expect(convert(coded('waterClass', 'integer'), text)).toBe(expected)
  })

  it.each([['waterClass', 'Ⅱ～Ⅲ'], ['waterClass', 'Ⅱ-Ⅲ'], ['outfallClass', '入海沟渠'], ['taskCategory', '水、大气']] as const)('%s: %s fits no single code', (vocabulary, text) => {
    expect(convert(coded(vocabulary), text)).toBe('value.noCode')
  })

  it.each(['', '/', '—', '无', ' - '])('“%s” says nothing', (text) => {
    expect(convert(coded('outfallClass'), text)).toBeNull()
  })
})

describe('yes and no', () => {
  it.each([['是', true], ['√', true], ['已设置', true], [true, true], ['Y', true], [1, true], ['否', false], ['无', false], ['×', false], [0, false], ['', null], ['不详', null], ['大概', 'value.badBoolean']] as const)('%s → %s', (value, expected) => {
    expect(convert(field('boolean'), value)).toBe(expected)
  })
})

describe('numbers', () => {
  it.each([
    ['１２．５', 12.5],
    ['1,234.5', 1234.5],
    ['1.1万', 11_000],
    ['-3', -3],
    ['', null],
    ['—', null],
    ['约5', 'value.badNumber'],
    ['3-5', 'value.badNumber'],
    ['0.01L', 'value.badNumber'],
    ['1e400', 'value.badNumber'],
  ])('%s → %s', (text, expected) => {
    expect(convert(field('real'), text)).toBe(expected)
  })

  it.each([
    ['15', '亩', 'km²', 0.01],
    ['1', '公顷', 'km²', 0.01],
    ['1500', '亩', 'km²', 1],
    ['20000', 'm²', 'km²', 0.02],
    ['2.5', 'km²', 'km²', 2.5],
    ['2.5', null, 'km²', 2.5],
    ['30亩', null, 'km²', 0.02],
    ['30亩', '公顷', 'km²', 0.02],
    ['20', 'm³/h', 'm³/d', 480],
    // A tonne of water is a cubic metre; what a year brings says nothing of a day.
    ['500', 't/d', 'm³/d', 500],
    ['1.2', '万吨/日', 'm³/d', 12_000],
    ['56万吨/日', null, 'm³/d', 560_000],
    ['1234.5', '万吨/年', 'm³/d', 'value.unknownUnit'],
    ['0.3', 't/d', 'kg/d', 300],
    ['5', 't/a', 'kg/d', 'value.unknownUnit'],
    ['500', 'm³/d', 'kg/d', 'value.unknownUnit'],
    ['5', '万吨', 'km²', 'value.unknownUnit'],
    ['5 mg/L', null, 'km²', 'value.unknownUnit'],
  ])('%s in %s for a column in %s is %s', (text, unit, target, expected) => {
    expect(convert(field('real', { unit: target }), text, unit)).toBe(expected)
  })

  it.each([['2', 2], [2.0, 2], ['第二轮', 2], ['2022年', 2022], ['二', 2], ['2.5', 'value.notInteger'], [2.5, 'value.notInteger']])('whole number %s → %s', (value, expected) => {
    expect(convert(field('integer'), value)).toBe(expected)
  })
})

describe('dates', () => {
  it.each([
    ['2023-10-31', '2023-10-31'],
    ['2023/1/5', '2023-01-05'],
    ['2023.10.31', '2023-10-31'],
    ['20231031', '2023-10-31'],
    [20231031, '2023-10-31'],
    ['2023年10月31日', '2023-10-31'],
    ['二〇二三年十月三十一日', '2023-10-31'],
    ['2023-10-31 14:30', '2023-10-31'],
    ['2023-10-31T23:59:00', '2023-10-31'],
    // Excel: day 45230 is 2023-10-31 (2023-01-01 is 44927).
    [45230, '2023-10-31'],
    ['45230', '2023-10-31'],
    [45230.5, '2023-10-31'],
    ['2023-02-29', 'value.badDate'],
    ['2023-13-01', 'value.badDate'],
    ['****年**月底', 'value.badDate'],
    ['2025年12月22日至2026年1月5日', 'value.badDate'],
    ['/', null],
  ])('%s → %s', (value, expected) => {
    expect(convert(field('date'), value)).toBe(expected)
  })

  it('without a day are told; the beginning is taken', () => {
    const converted = createValueConverter(field('date'), '列', null)('2023年10月')
    expect(converted).toBeInstanceOf(Misfit)
    expect(converted).toMatchObject({ value: '2023-10-01', problem: { code: 'value.dateWithoutDay' } })
  })

  it.each([
    ['2025年12月底前', '2025-12-31'],
    ['2025年12月底前。', '2025-12-31'],
    ['2025年底', '2025-12-31'],
    ['2025年底前完成', '2025-12-31'],
    ['2024年2月', '2024-02-29'],
    ['2025年第三季度', '2025-09-30'],
    ['2025年6月30日前', '2025-06-30'],
    ['2025年', '2025-12-31'],
  ])('of deadlines: %s is %s', (text, expected) => {
    expect(convert(field('date', { name: 'deadline' }), text)).toBe(expected)
  })
})

describe('texts', () => {
  it.each([['　如东县 ', '如东县'], ['', null], ['   ', null], [12, '12'], [true, '是'], ['\uFEFFa', 'a'], ['/', '/']] as const)('%j → %j', (value, expected) => {
    expect(convert(field('text'), value)).toBe(expected)
  })
})
