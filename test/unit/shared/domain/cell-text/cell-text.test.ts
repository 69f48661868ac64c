import { describe, expect, it } from 'vitest'
import { parseAngleText, parsePackedAngle, splitPair } from '../../../../../shared/domain/cell-text/angle-text'
import { parseChineseNumeral } from '../../../../../shared/domain/cell-text/chinese-numeral'
import { dateOfSerial, parseDateText } from '../../../../../shared/domain/cell-text/date-text'
import { splitHeadingUnit } from '../../../../../shared/domain/cell-text/heading-unit'
import { parseNumberText, parseNumeralText } from '../../../../../shared/domain/cell-text/number-text'

describe('parseAngleText', () => {
  // 120 + 53/60 + 24.5/3600, worked out by hand to twelve digits.
  const LON = 120.890138888889
  const same: string[] = ['120°53′24.5″', "120°53'24.5\"", '120度53分24.5秒', '120 53 24.5', '120:53:24.5', '120-53-24.5', 'E120°53′24.5″', '120°53′24.5″E', '东经120°53′24.5″', '１２０°５３′２４．５″', "120°53'24.5''", '120° 53′ 24.5″', '120º53´24.5"', '经度：120°53′24.5″']
  for (const text of same) it(`reads ${text}`, () => expect(parseAngleText(text)?.degrees).toBeCloseTo(LON, 11))

  const others: [string, number | null][] = [
    ['120.8904', 120.8904],
    ['120.8904°', 120.8904],
    ['120°53.4′', 120.89],
    ['31°', 31],
    ['31°58′', 31.9666666666667],
    ['W120°30′', -120.5],
    ['南纬3°30′', -3.5],
    ['-12.5', -12.5],
    ['120°60′00″', null],
    ['120°53′61″', null],
    ['120.5°30′', null],
    ['1200°53′24″', null],
    ['约120°', null],
    ['', null],
    ['—', null],
  ]
  for (const [text, degrees] of others) {
    it(`${degrees === null ? 'refuses' : 'reads'} ${JSON.stringify(text)}`, () => {
      const parsed = parseAngleText(text)
      if (degrees === null) expect(parsed).toBeNull()
      else expect(parsed?.degrees).toBeCloseTo(degrees, 11)
    })
  }

  it('tells the axis where the text does', () => {
    expect(parseAngleText('E120°53′')?.axis).toBe('longitude')
    expect(parseAngleText('31°58′N')?.axis).toBe('latitude')
    expect(parseAngleText('120.5')?.axis).toBeNull()
  })
})

describe('parsePackedAngle', () => {
  it('reads degrees, minutes and seconds out of one number', () => {
    expect(parsePackedAngle('120.53245')).toBeCloseTo(120.890138888889, 11)
    expect(parsePackedAngle('120.5324')).toBeCloseTo(120.89, 11)
    expect(parsePackedAngle('31.58')).toBeCloseTo(31.9666666666667, 11)
    // 5324 and 532400 are the same; 53 and 2 are 20 seconds.
    expect(parsePackedAngle('120.532')).toBeCloseTo(120.888888888889, 11)
  })
  it('refuses what cannot be one', () => {
    expect(parsePackedAngle('120.8904')).toBeNull()
    expect(parsePackedAngle('120.5374')).toBeNull()
    expect(parsePackedAngle('120')).toBeNull()
  })
})

describe('splitPair', () => {
  const pairs: [string, [string, string] | null][] = [
    ['120.89,31.98', ['120.89', '31.98']],
    ['（120.89，31.98）', ['120.89', '31.98']],
    ['120.89、31.98', ['120.89', '31.98']],
    ['120.89 31.98', ['120.89', '31.98']],
    ['东经120°53′24″北纬31°58′12″', ['东经120°53′24″', '北纬31°58′12″']],
    ['E120.89 N31.98', ['E120.89', 'N31.98']],
    ['N31°58′ E120°53′', ['N31°58′', 'E120°53′']],
    ['120 53 24 31 58 12', ['120 53 24', '31 58 12']],
    ['120.89', null],
    ['1,2,3', null],
  ]
  for (const [text, expected] of pairs) it(`splits ${text}`, () => expect(splitPair(text)).toEqual(expected))
})

describe('parseChineseNumeral', () => {
  const cases: [string, number | null][] = [
    ['二十三', 23],
    ['十', 10],
    ['十二', 12],
    ['一百零五', 105],
    ['一百一十', 110],
    ['二〇二三', 2023],
    ['二○二三', 2023],
    ['一万二千', 12_000],
    ['三亿五千万', 350_000_000],
    ['一万亿', 1e12],
    ['壹佰贰拾叁', 123],
    ['廿三', 23],
    ['两千', 2000],
    ['', null],
    ['第三', null],
    ['万', null],
  ]
  for (const [text, value] of cases) it(`reads ${text} as ${value}`, () => expect(parseChineseNumeral(text)).toBe(value))
})

describe('parseNumberText', () => {
  const cases: [string, number | null][] = [
    ['12.5', 12.5],
    ['１２３．５', 123.5],
    ['1,794.7', 1794.7],
    ['1，794', 1794],
    [' 12 ', 12],
    ['1.23E+15', 1.23e15],
    ['1.2万', 12_000],
    ['1.1万', 11_000],
    ['−3', -3],
    ['<0.01', null],
    ['0.01L', null],
    ['12.5%', null],
    ['1e999', null],
    ['1,2', null],
    ['', null],
    ['十', null],
    ['0x10', null],
  ]
  for (const [text, value] of cases) it(`reads ${JSON.stringify(text)} as ${value}`, () => expect(parseNumberText(text)).toBe(value))
  it('reads numerals only where asked', () => expect(parseNumeralText('三十二')).toBe(32))
})

describe('parseDateText', () => {
  const cases: [string, string | null][] = [
    ['2023-10-31', '2023-10-31'],
    ['2023/1/5', '2023-01-05'],
    ['2023.10.31', '2023-10-31'],
    ['20231031', '2023-10-31'],
    ['2023年10月31日', '2023-10-31'],
    ['２０２３年１０月', '2023-10'],
    ['2023年10月份', '2023-10'],
    ['2023年', '2023'],
    ['23年5月', '2023-05'],
    ['二〇二三年十月', '2023-10'],
    ['二○二三年十二月三十一日', '2023-12-31'],
    ['2023-10-31 14:30', '2023-10-31T14:30:00'],
    ['2023年10月31日 14时30分', '2023-10-31T14:30:00'],
    ['2023-10-31T00:00:00', '2023-10-31'],
    // Times of another zone are China's, eight hours ahead of UTC; a midnight in UTC is how programs write a bare date.
    ['2023-10-31T04:00:00+08:00', '2023-10-31T04:00:00'],
    ['2023-09-30T16:00:00.000Z', '2023-10-01'],
    ['2023-09-30T20:30:00Z', '2023-10-01T04:30:00'],
    ['2023-10-01T00:00:00Z', '2023-10-01'],
    ['2023-12-31 20:00:00-0500', '2024-01-01T09:00:00'],
    ['2023-10', '2023-10'],
    ['2023-02-30', null],
    ['2023-13-01', null],
    ['2023年底前', null],
    ['长期坚持', null],
    ['2023', null],
    ['', null],
  ]
  for (const [text, iso] of cases) it(`reads ${JSON.stringify(text)} as ${iso}`, () => expect(parseDateText(text)?.iso ?? null).toBe(iso))
})

describe('dateOfSerial', () => {
  // Excel: =DATE(2023,10,31) is 45230, =DATE(2000,2,29) is 36585; the system of 1904 is 1462 days behind.
  it('reads day numbers', () => {
    expect(dateOfSerial(45_230)?.iso).toBe('2023-10-31')
    expect(dateOfSerial(36_585)?.iso).toBe('2000-02-29')
    expect(dateOfSerial(45_230.604166666664)?.iso).toBe('2023-10-31T14:30:00')
    expect(dateOfSerial(45_230 - 1462, true)?.iso).toBe('2023-10-31')
    expect(dateOfSerial(2023)).toBeNull()
  })
})

describe('splitHeadingUnit', () => {
  const cases: [string, string, string | null, number?][] = [
    ['面积（公顷）', '面积', '公顷', 1e4],
    ['面积(亩)', '面积', '亩', 2000 / 3],
    ['面积 km2', '面积', 'km²', 1e6],
    ['水量/万吨', '水量', '万吨', 1e7],
    ['化学需氧量(mg/L)', '化学需氧量', 'mg/L'],
    ['化学需氧量 （ ｍｇ／Ｌ ）', '化学需氧量', 'mg/L'],
    ['流量（m³/d）', '流量', 'm³/d'],
    ['面积（单位：平方公里）', '面积', 'km²', 1e6],
    ['水温(℃)', '水温', '℃'],
    ['是否整改（是/否）', '是否整改(是/否)', null],
    ['省/市', '省/市', null],
    ['名称', '名称', null],
    ['T-N', 'T-N', null],
  ]
  for (const [heading, name, symbol, factor] of cases) {
    it(`takes ${heading} apart`, () => {
      const result = splitHeadingUnit(heading)
      expect([result.name, result.unit?.symbol ?? null]).toEqual([name, symbol])
      if (factor !== undefined) expect(result.unit?.factor).toBeCloseTo(factor, 9)
    })
  }
})
