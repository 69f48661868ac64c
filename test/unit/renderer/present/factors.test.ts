import { describe, expect, it } from 'vitest'
import { factorsText } from '../../../../renderer/present/factors'

const phosphorus = { item: 'totalPhosphorus', multiple: 0.35, base: 3 } as const
const ammonia = { item: 'ammoniaNitrogen', multiple: 1.3, base: 3 } as const

describe('factorsText', () => {
  // The form of bulletins: 总磷(0.35); no multiple for dissolved oxygen and pH (环办〔2011〕22号).
  it('writes multiples in brackets and items without one behind them', () => {
    const text = factorsText({ failed: ['dissolvedOxygen', 'ammoniaNitrogen', 'totalPhosphorus'], exceedances: [ammonia, phosphorus] }, 'zh')
    expect(text).toBe('氨氮(1.30)、总磷(0.35)、溶解氧')
  })

  it('is empty where nothing is past its limit', () => {
    expect(factorsText({ failed: [], exceedances: [] }, 'zh')).toBe('')
  })

  it('never writes a multiple as nothing', () => {
    expect(factorsText({ failed: ['totalPhosphorus'], exceedances: [{ ...phosphorus, multiple: 0.0024 }] }, 'en')).toBe('total phosphorus(0.002)')
  })
})
