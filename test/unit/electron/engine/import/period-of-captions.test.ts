/** Titles as monitoring stations write them over their monthly tables. */
import { describe, expect, it } from 'vitest'
import { periodOfCaptions } from '../../../../../electron/engine/import/period-of-captions'
import { readReadingTime } from '../../../../../electron/engine/import/reading-time'

describe('the period of captions', () => {
  it.each<[string, number, number | null]>([
    ['2023年10月南通市国考断面水质状况', 2023, 10],
    ['二〇二三年十月份地表水监测结果', 2023, 10],
    ['南通市2023年1月月报', 2023, 1],
    ['202311', 2023, 11],
    ['断面数据_2023-09.xlsx', 2023, 9],
    ['2023年度监测计划', 2023, null],
  ])('%s', (caption, year, month) => expect(periodOfCaptions([caption, '台账'])).toMatchObject({ year, month }))

  it.each([['2023年1-10月水质状况'], ['2023年1月至10月'], ['2023年第三季度'], ['2023年9月、2023年10月对比'], ['台账'], ['20231105导出'], ['Sheet1']])('%s names no month', (caption) => {
    expect(periodOfCaptions([caption])?.month ?? null).toBeNull()
  })

  it('is none where two captions differ', () => {
    expect(periodOfCaptions(['2023年10月', '202311'])).toBeNull()
  })
})

describe('the time of a row', () => {
  const none = { time: null, year: null, month: null }
  const october = { year: 2023, month: 10, text: '' }
  it.each<[string, Parameters<typeof readReadingTime>, string | null, boolean]>([
    ['its own', [{ ...none, time: '2022-05-06' }, true, october], '2022-05-06', false],
    ['a month by its own columns', [{ ...none, year: '2022', month: '5月' }, true, october], '2022-05', false],
    ['no column at all', [none, false, october], '2023-10', true],
    ['a blank cell among dates', [none, true, october], null, false],
    ['without a year, as on the national platform', [{ ...none, time: '10-31 12:00' }, true, october], '2023-10-31T12:00', true],
    ['without a year, in another month than the title’s', [{ ...none, time: '11-01 12:00' }, true, october], null, false],
    ['without a year, in Chinese', [{ ...none, time: '10月5日' }, true, { ...october, month: null }], '2023-10-05', true],
    ['a month without a year', [{ ...none, month: '9' }, true, { ...october, month: null }], '2023-09', true],
    ['a day that no calendar has', [{ ...none, time: '2-30' }, true, { ...october, month: null }], null, false],
    ['without a year and without captions', [{ ...none, time: '10-31 12:00' }, true, null], null, false],
  ])('%s', (_, question, time, fromCaptions) => expect(readReadingTime(...question)).toEqual({ time, fromCaptions }))
})
