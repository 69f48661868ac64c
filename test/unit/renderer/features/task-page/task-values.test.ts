import { expect, test } from 'vitest'
import { changedValues, editableColumns } from '../../../../../renderer/features/task-page/task-values'

test('only what differs is sent; a blank text is unknown', () => {
  const before = { title: '任务', district: '海门区', deadline: '2023-10-31', measures: null }
  expect(changedValues(before, { ...before, district: '  ', deadline: '2023-12-31', measures: '' })).toEqual({ district: null, deadline: '2023-12-31' })
  expect(changedValues(before, before)).toEqual({})
})

test('a column that was not known before and is filled in counts as changed', () => {
  expect(changedValues({}, { title: '新任务', deadline_type: 'date' })).toEqual({ title: '新任务', deadline_type: 'date' })
})

test('dates that steps set are not in the form', () => {
  const names = editableColumns.map(({ name }) => name)
  expect(names).toContain('deadline')
  for (const column of ['completed_on', 'closed_on', 'state']) expect(names).not.toContain(column)
})
