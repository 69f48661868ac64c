import { describe, expect, it } from 'vitest'
import { NO_CHOICES } from '../../../../renderer/state/import-choices'
import { keyOf, runInputOf } from '../../../../renderer/state/import-input'
import type { ImportInspection, RememberedChoices } from '../../../../shared/domain/import'

const inspection = (choices: RememberedChoices | null): ImportInspection => ({
  format: 'csv',
  layers: [{ name: 'a', geometryType: null, featureCount: 1 }],
  layer: 'a',
  encoding: null,
  fields: [],
  statedCrs: { code: null, name: null, how: 'none', confidence: 0 },
  crs: null,
  candidates: [],
  sample: null,
  columns: [],
  signature: '0123456789abcdef',
  remembered: choices === null ? null : { signature: '0123456789abcdef', target: 'outfall', file: 'a.csv', savedOn: '2026-01-01', choices },
  preview: [],
  problems: [],
})
const asked = (choices: Partial<typeof NO_CHOICES>, before: RememberedChoices | null = null) => runInputOf('/a.csv', 'outfall', { ...NO_CHOICES, ...choices }, inspection(before))

describe('what an import is asked', () => {
  it('is nothing but the file where nothing was chosen: the rest is found out', () => {
    expect(asked({})).toEqual({ path: '/a.csv', target: 'outfall', layer: 'a' })
  })

  it('has the whole mapping once a column was changed by hand, kept columns left out', () => {
    expect(asked({ columns: { 名称: 'name', 编号: 'code', 备用: null } })).toMatchObject({ mapping: { name: '名称', code: '编号' }, wholeMapping: true })
  })

  it('has system and correction of the chosen candidate together', () => {
    expect(asked({ crs: 'EPSG:4490', transform: 'gcj02' })).toMatchObject({ crs: 'EPSG:4490', transform: 'gcj02' })
  })

  it('says what happens to differences only with a key; deleting is never the default', () => {
    expect(asked({ onMissing: 'delete' })).not.toHaveProperty('onMissing')
    expect(asked({ key: { column: 'code' } })).toMatchObject({ key: 'code', onMatch: 'update', onNew: 'add', onMissing: 'keep', leave: [] })
  })
})

describe('what was decided the last time', () => {
  const before: RememberedChoices = { key: 'code', onMissing: 'mark', crs: 'EPSG:4528', transform: 'none', mapping: { name: '名称' }, wholeMapping: true }

  it('stands in where nothing is chosen', () => {
    expect(asked({}, before)).toMatchObject({ key: 'code', onMissing: 'mark', crs: 'EPSG:4528', transform: 'none', mapping: { name: '名称' } })
  })

  it('gives way to what is chosen now, system and correction as a pair', () => {
    const input = asked({ crs: 'EPSG:4549', columns: { 全称: 'name' } }, before)
    expect(input).toMatchObject({ crs: 'EPSG:4549', mapping: { name: '全称' } })
    expect(input).not.toHaveProperty('transform')
  })

  it('is no key where matching was switched off', () => {
    expect(keyOf({ ...NO_CHOICES, key: 'none' }, inspection(before))).toBeNull()
    expect(asked({ key: 'none' }, before)).not.toHaveProperty('key')
  })
})
