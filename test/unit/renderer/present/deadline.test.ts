import { describe, expect, it } from 'vitest'
import { deadlineText, remainingText } from '../../../../renderer/present/deadline'
import { translate } from '../../../../shared/messages/translate'

const t = (message: Parameters<typeof translate>[0], params?: Parameters<typeof translate>[2]) => translate(message, 'zh', params)
const task = { deadline: '2023-12-31', deadlineType: 'date', state: 'rectifying' } as const

describe('remainingText', () => {
  it.each([
    ['2023-10-31', '剩 61 天'],
    ['2023-12-30', '剩 1 天'],
    ['2023-12-31', '今日到期'],
    ['2024-01-01', '超期 1 天'],
    ['2024-03-01', '超期 61 天'],
  ])('on %s says %s', (today, text) => {
    expect(remainingText(task, today, t)).toBe(text)
  })

  it('says nothing of a task that is done, or has no date', () => {
    expect(remainingText({ ...task, state: 'published' }, '2024-03-01', t)).toBe('')
    expect(remainingText({ ...task, deadline: null, deadlineType: 'longTerm' }, '2024-03-01', t)).toBe('')
  })

  it('goes on for a task that came back', () => {
    expect(remainingText({ ...task, state: 'reopened' }, '2024-01-01', t)).toBe('超期 1 天')
  })
})

describe('deadlineText', () => {
  it('names the kind of a deadline that is no date', () => {
    expect(deadlineText(task, t)).toBe('2023-12-31')
    expect(deadlineText({ deadline: null, deadlineType: 'immediate' }, t)).toBe('立行立改')
    expect(deadlineText({ deadline: null, deadlineType: 'longTerm' }, t)).toBe('长期坚持')
    expect(deadlineText({ deadline: null, deadlineType: 'date' }, t)).toBe('—')
  })
})
