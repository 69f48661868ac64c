import { describe, expect, it } from 'vitest'
import { areaTexts, lengthTexts } from '../../../../renderer/present/measures'
import { translate } from '../../../../shared/messages/translate'

const t = (message: Parameters<typeof translate>[0], params?: Parameters<typeof translate>[2]) => translate(message, 'zh', params)

// 1 公顷 = 15 亩 = 10⁴ m²; 1 亩 = 2000/3 m²; 1 km² = 100 公顷 = 1500 亩.
describe('areaTexts', () => {
  it('keeps a small plot in square metres and 亩', () => {
    expect(areaTexts(2000 / 3, 'zh', t)).toEqual(['666.67 m²', '1.00 亩'])
  })

  it('gives a field in hectares first', () => {
    expect(areaTexts(10_000, 'zh', t)).toEqual(['1.0000 公顷', '15.00 亩', '10,000.00 m²'])
  })

  it('gives a reserve in square kilometres first', () => {
    expect(areaTexts(1_000_000, 'zh', t)).toEqual(['1.0000 km²', '100.0000 公顷', '1,500.00 亩', '1,000,000.00 m²'])
  })
})

describe('lengthTexts', () => {
  it('changes to kilometres at a thousand metres', () => {
    expect(lengthTexts(999.94, 'zh', t)).toEqual(['999.9 m'])
    expect(lengthTexts(12_345.6, 'zh', t)).toEqual(['12.346 km', '12,345.6 m'])
  })
})
