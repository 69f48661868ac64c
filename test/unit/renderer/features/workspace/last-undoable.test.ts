import { expect, it } from 'vitest'
import type { ActionSummary } from '../../../../../shared/domain/workspace'
import { lastUndoable } from '../../../../../renderer/features/workspace/last-undoable'

const action = (id: string, undoes: string | null = null): ActionSummary => ({
  id,
  time: '2023-10-31T00:00:00Z',
  actor: 'a',
  action: 'task.link',
  inserted: 1,
  updated: 0,
  deleted: 0,
  reason: null,
  params: {},
  undoes,
})

it('takes the newest action', () => {
  expect(lastUndoable([action('5'), action('4')], '3')?.id).toBe('5')
})

it('passes over undone actions and their undoing', () => {
  expect(lastUndoable([action('6', '5'), action('5'), action('4')], '3')?.id).toBe('4')
})

it('takes the import back, not what was kept for the next one', () => {
  expect(lastUndoable([{ ...action('6'), action: 'import.remember' }, { ...action('5'), action: 'import.run' }, action('4')], '3')?.id).toBe('5')
})

it('never reaches behind the opening of the workspace', () => {
  expect(lastUndoable([action('3'), action('2')], '3')).toBeNull()
  expect(lastUndoable([action('5', '4'), action('4'), action('3')], '3')).toBeNull()
})

it('knows an empty log', () => {
  expect(lastUndoable([], null)).toBeNull()
})
