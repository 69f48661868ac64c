/** Letters filled; numbers and dates after GB/T 9704-2012, 7.2.5 and 7.3.5.4. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { daysBetween, fillLetter, fillText, letterNumber, officialDate, periodAround } from '../../../../../electron/engine/letters/fill-letter'
import { letterSetSchema } from '../../../../../shared/domain/letter-template'

const read = (name: string) => v.parse(letterSetSchema, JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../data/letters', name), 'utf8')))

describe('fillText', () => {
  it('is left out where a fact is unknown, and takes 0 for known', () => {
    expect(fillText('包案领导{leader}。', { leader: null })).toBeNull()
    expect(fillText('包案领导{leader}。', {})).toBeNull()
    expect(fillText('超期{overdue}项。', { overdue: 0 })).toBe('超期0项。')
  })

  it('doubles no full stop', () => {
    expect(fillText('进展：{progress}。', { progress: '已完成。' })).toBe('进展：已完成。')
    expect(fillText('进展：{progress}；', { progress: '一期完成；二期在建' })).toBe('进展：一期完成；二期在建；')
  })
})

describe('official forms', () => {
  it('number without leading zeros in six-cornered brackets, date without leading zeros', () => {
    expect(letterNumber('通督整提', '2026', 5)).toBe('通督整提〔2026〕5号')
    expect(officialDate('2026-01-05')).toBe('2026年1月5日')
  })

  it.each([
    ['2024-02-29', 'day', '2024-02-29', '2024-02-29'],
    ['2024-02-29', 'week', '2024-02-26', '2024-03-03'],
    ['2024-03-03', 'week', '2024-02-26', '2024-03-03'],
    ['2024-03-04', 'week', '2024-03-04', '2024-03-10'],
    ['2024-02-01', 'month', '2024-02-01', '2024-02-29'],
    ['2023-12-31', 'month', '2023-12-01', '2023-12-31'],
    ['2023-11-15', 'quarter', '2023-10-01', '2023-12-31'],
    ['2023-03-31', 'quarter', '2023-01-01', '2023-03-31'],
  ] as const)('the %s lies in a %s from %s to %s', (date, every, from, to) => {
    expect(periodAround(date, every)).toEqual({ from, to })
  })

  it('counts days over a leap day', () => {
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2024-03-01', '2024-02-28')]).toEqual([2, -2])
  })
})

describe('the shipped sets', () => {
  it('have the sources’ papers', () => {
    expect(read('nantong.json').letters.map(({ title }) => title.zh)).toEqual(['交办单', '提醒函', '督办单', '验收销号表', '每月督办巡察', '每季度点评通报'])
    expect(read('jiaxing.json').letters.map(({ title }) => title.zh)).toEqual(['提醒函', '交办单', '督办单', '日提醒', '周亮晒', '月复盘'])
  })

  it('take 提醒函 as a letter and the two orders as forms', () => {
    for (const file of ['nantong.json', 'jiaxing.json']) {
      const form = Object.fromEntries(read(file).letters.map(({ id, form: own }) => [id, own]))
      expect([form['reminderLetter'], form['assignmentOrder'], form['supervisionOrder']]).toEqual(['letter', 'form', 'form'])
    }
  })

  it('refuse a set whose letter escalates to none', () => {
    const set = read('nantong.json')
    expect(v.safeParse(letterSetSchema, { ...set, letters: set.letters.slice(0, 1) }).success).toBe(false)
  })

  it('leave out what is unknown, paragraph by paragraph', () => {
    const template = read('nantong.json').letters.find(({ id }) => id === 'reminderLetter')!
    const given = { issuer: '整改办', number: null, date: '2023-10-31', replyBy: '2023-11-05', demonstration: false, log: { entries: 1, hash: 'x' }, tables: [], recipient: '某单位' }
    const { paragraphs, heading } = fillLetter(template, { title: '某任务', unit: '某单位', replyBy: '2023年11月5日' }, given)
    expect(heading).toBe('关于加快推进“某任务”整改工作的提醒函')
    expect(paragraphs).toEqual(['请你单位压实责任、加快推进，按期完成整改，并于2023年11月5日前书面反馈进展和下一步安排。'])
  })
})
