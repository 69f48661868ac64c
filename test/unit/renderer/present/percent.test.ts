import { describe, expect, it } from 'vitest'
import { percentOf, percentOfRatio } from '../../../../renderer/present/percent'

describe('percentOf', () => {
  it.each([
    // Nantong's published targets are these shares (2021 plan): 14 of 16, 48 of 55, 88 of 104.
    [14, 16, '87.5%'],
    [48, 55, '87.3%'],
    [88, 104, '84.6%'],
    // GB/T 8170: exactly half goes to the even digit.
    [13, 16, '81.2%'],
    [15, 16, '93.8%'],
    [1, 16, '6.2%'],
    [1, 80, '1.2%'],
    [3, 80, '3.8%'],
    [104, 104, '100.0%'],
    [0, 55, '0.0%'],
  ])('%i of %i is %s', (count, total, text) => {
    expect(percentOf(count, total)).toBe(text)
  })

  it('of nothing is no percentage', () => {
    expect(percentOf(0, 0)).toBe('–')
  })

  it('takes other decimals', () => {
    expect(percentOf(1, 3, 0)).toBe('33%')
    expect(percentOf(2, 3, 3)).toBe('66.667%')
  })
})

describe('percentOfRatio', () => {
  it.each([
    [0.873, '87.3%'],
    [0.846, '84.6%'],
    [1, '100.0%'],
  ])('%d is %s', (ratio, text) => {
    expect(percentOfRatio(ratio)).toBe(text)
  })
})
