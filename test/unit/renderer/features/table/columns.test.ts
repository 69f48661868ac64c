import { describe, expect, it } from 'vitest'
import { isFilterable, shownColumns, tableColumns, usualColumns } from '../../../../../renderer/features/table/columns'
import { kindIds } from '../../../../../shared/domain/kinds'

describe('columns', () => {
  it.each(kindIds)('of %s exist, usual ones too, name among them', (kind) => {
    const names = tableColumns(kind).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining([...usualColumns(kind)]))
    expect(usualColumns(kind)).toContain('name')
    expect(names).not.toContain('action_id')
    expect(names).not.toContain('extra')
  })

  it('are shown in the order of the theme, and unknown ones of an older program are passed over', () => {
    expect(shownColumns('bay', ['award', 'name', 'gone']).map(({ name }) => name)).toEqual(['name', 'award'])
  })

  it('can be filtered where values repeat', () => {
    const filterable = tableColumns('outfall').filter(isFilterable).map(({ name }) => name)
    expect(filterable).toEqual(expect.arrayContaining(['district', 'stage', 'outfall_class', 'sign_installed']))
    expect(filterable).not.toContain('name')
    expect(filterable).not.toContain('code')
  })
})
