import { expect, test } from 'vitest'
import { storyDay, storyTitle, storyValue } from '../../../../../renderer/features/task-page/story-text'

test('an event without a day of its own stands on the day it was recorded, in the time of China', () => {
  expect(storyDay({ on: null, recordedAt: '2023-10-31T17:30:00.000Z' })).toBe('2023-11-01')
  expect(storyDay({ on: '2023-06-01', recordedAt: '2023-10-31T17:30:00.000Z' })).toBe('2023-06-01')
})

test.each([
  [{ type: 'step', subject: 'completed', note: '自查完成' }, '完成整改'],
  [{ type: 'document', subject: '意见.pdf', note: 'acceptance' }, '材料：意见.pdf（验收意见）'],
  [{ type: 'letter', subject: '提醒函 通督整提〔2026〕1号', note: null }, '函单：提醒函 通督整提〔2026〕1号'],
  [{ type: 'edit', subject: 'task.edit', note: null }, '修改'],
] as const)('%o', (event, title) => {
  expect(storyTitle(event, 'zh')).toBe(title)
})

test('values of an edit are told in words', () => {
  expect(storyValue('deadline_type', 'longTerm', 'zh')).not.toBe('longTerm')
  expect(storyValue('district', null, 'zh')).toBe('（空）')
  expect(storyValue('deadline', '2023-12-31', 'zh')).toBe('2023-12-31')
})
