/** Setting or taking back one of the bureau's values as an action of its own. */
import type { Session } from '../session'
import { settingChange, settingRemoval } from '../settings'

/**
 * Set a value, or (null) take it back; audited, and can be undone.
 *
 * @returns the action; null where there was nothing to take back
 */
export async function saveOrRemove(session: Session, area: string, key: string, value: unknown, reason: string | undefined): Promise<string | null> {
  const workspace = session.workspace()
  const change = value === null ? await settingRemoval(workspace, area, key) : await settingChange(workspace, area, key, value)
  if (change === null) return null
  const { actionId } = await workspace.write({ action: 'setting.save', actor: session.actor, params: { area, key }, ...(reason === undefined ? {} : { reason }) }, [change])
  return actionId
}
