/**
 * What a bureau has set for itself (table `setting`): one JSON value an area and key, read through the shape that its area asks for.
 *
 * A value of an older or damaged shape counts as not set: the shipped value holds, and nothing fails.
 */
import * as v from 'valibot'
import type { ActionInput, Change, WorkspaceReader, WorkspaceWriter } from '../store/workspace-store'

/** @returns null where nothing, or nothing of that shape, is set */
export async function readSetting<Schema extends v.GenericSchema>(workspace: WorkspaceReader, area: string, key: string, schema: Schema): Promise<v.InferOutput<Schema> | null> {
  const row = await findSetting(workspace, area, key)
  const text = row?.values['value']
  if (typeof text !== 'string') return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}

/** Set a value as one action of its own. */
export async function writeSetting(workspace: WorkspaceReader & WorkspaceWriter, area: string, key: string, value: unknown, input: Omit<ActionInput, 'params'>): Promise<string> {
  const { actionId } = await workspace.write({ ...input, params: { area, key } }, [await settingChange(workspace, area, key, value)])
  return actionId
}

/** The change that sets a value, for an action that does more. */
export async function settingChange(workspace: WorkspaceReader, area: string, key: string, value: unknown): Promise<Change> {
  const text = JSON.stringify(value)
  const row = await findSetting(workspace, area, key)
  if (row !== undefined) return { op: 'updateRecord', table: 'setting', id: row.id, values: { value: text } }
  return { op: 'insertRecord', table: 'setting', values: { area, key, value: text } }
}

/** Take a value back, so that the shipped one holds again; null where none was set. */
export async function settingRemoval(workspace: WorkspaceReader, area: string, key: string): Promise<Change | null> {
  const row = await findSetting(workspace, area, key)
  return row === undefined ? null : { op: 'deleteRecord', table: 'setting', id: row.id }
}

async function findSetting(workspace: WorkspaceReader, area: string, key: string) {
  const { rows } = await workspace.listRecords({
    table: 'setting',
    where: [
      { column: 'area', equals: area },
      { column: 'key', equals: key },
    ],
    limit: 1,
  })
  return rows[0]
}
