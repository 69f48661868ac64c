import { describe, expect, it } from 'vitest'
import { fieldText, isMeasure } from '../../../../renderer/present/field-text'
import type { Field } from '../../../../shared/domain/field'
import { kinds } from '../../../../shared/domain/kinds'

const field = (kind: keyof typeof kinds, name: string): Field => {
  const fields: readonly Field[] = kinds[kind].fields
  return fields.find((candidate) => candidate.name === name)!
}

describe('fieldText', () => {
  it('shows the title of a code, and the code itself where nobody knows it', () => {
    expect(fieldText(field('outfall', 'stage'), 'rectifying', 'zh')).toBe('整治')
    expect(fieldText(field('outfall', 'stage'), 'mothballed', 'zh')).toBe('mothballed')
    expect(fieldText(field('outfall', 'target_class'), 6, 'zh')).toBe('劣Ⅴ类')
  })

  it('shows yes and no, and nothing for what is unknown', () => {
    expect(fieldText(field('outfall', 'sign_installed'), false, 'zh')).toBe('否')
    expect(fieldText(field('outfall', 'sign_installed'), null, 'zh')).toBe('')
    expect(fieldText(field('outfall', 'sign_installed'), undefined, 'zh')).toBe('')
  })

  it('puts the unit behind a number and no separator into a year', () => {
    expect(fieldText(field('ecologicalRedLine', 'published_area'), 2534.27, 'zh')).toBe('2,534.27 km²')
    expect(fieldText(field('bay', 'award_year'), 2023, 'zh')).toBe('2023')
  })
})

describe('isMeasure', () => {
  it('is a number that is compared by size', () => {
    expect(isMeasure(field('ecologicalRedLine', 'published_area'))).toBe(true)
    expect(isMeasure(field('bay', 'award_year'))).toBe(false)
    expect(isMeasure(field('outfall', 'target_class'))).toBe(false)
  })
})
