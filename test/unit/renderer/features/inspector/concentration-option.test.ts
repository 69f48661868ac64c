import { describe, expect, it } from 'vitest'
import { limitLines } from '../../../../../renderer/features/inspector/concentration-option'
import type { SectionLimit } from '../../../../../shared/domain/section'

// GB 3838-2002 Table 1.
const phosphorus: SectionLimit = { item: 'totalPhosphorus', counts: true, operator: '<=', limits: [0.02, 0.1, 0.2, 0.3, 0.4], lows: [], own: null }
const oxygenDemand: SectionLimit = { item: 'chemicalOxygenDemand', counts: true, operator: '<=', limits: [15, 15, 20, 30, 40], lows: [], own: null }
const oxygen: SectionLimit = { item: 'dissolvedOxygen', counts: true, operator: '>=', limits: [7.5, 6, 5, 3, 2], lows: [], own: null }
const acidity: SectionLimit = { item: 'ph', counts: true, operator: 'within', limits: [9, 9, 9, 9, 9], lows: [6, 6, 6, 6, 6], own: null }

const shown = (limit: SectionLimit, values: readonly number[]) => limitLines(limit, values, 'own').map(({ value, label }) => `${label} ${value}`)

describe('limitLines', () => {
  it('shows the limits among the values and the next one on either side', () => {
    expect(shown(phosphorus, [0.12, 0.25])).toEqual(['Ⅱ 0.1', 'Ⅲ 0.2', 'Ⅳ 0.3'])
    expect(shown(phosphorus, [0.5, 0.9])).toEqual(['Ⅴ 0.4'])
    expect(shown(phosphorus, [0.001])).toEqual(['Ⅰ 0.02'])
  })

  it('names a limit that several classes share by the worst of them', () => {
    expect(shown(oxygenDemand, [12, 16])).toEqual(['Ⅱ 15', 'Ⅲ 20'])
  })

  it('takes lower limits as they are', () => {
    expect(shown(oxygen, [4.2, 5.5])).toEqual(['Ⅳ 3', 'Ⅲ 5', 'Ⅱ 6'])
  })

  it('shows both ends of a range by their values', () => {
    expect(shown(acidity, [7.1, 8.3])).toEqual(['6 6', '9 9'])
  })

  it('always shows a section’s own limit', () => {
    expect(shown({ ...phosphorus, own: 3 }, [0.12])).toContain('own 3')
  })
})
