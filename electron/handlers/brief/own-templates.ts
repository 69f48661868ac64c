/** Templates that the bureau has changed or made (settings, area `briefingTemplate`, one key a template). */
import * as v from 'valibot'
import { type Template, templateSchema } from '../../report/parts/template'
import type { WorkspaceReader } from '../../store/workspace-store'

export const TEMPLATE_AREA = 'briefingTemplate'

/** One that does not fit its schema any more is left out: the shipped one holds. */
export async function settingsOf(workspace: WorkspaceReader): Promise<readonly Template[]> {
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: TEMPLATE_AREA }] })
  return rows.flatMap(({ values }) => {
    const value = values['value']
    if (typeof value !== 'string') return []
    let content: unknown
    try {
      content = JSON.parse(value)
    } catch {
      return []
    }
    const result = v.safeParse(templateSchema, content)
    return result.success ? [result.output] : []
  })
}
