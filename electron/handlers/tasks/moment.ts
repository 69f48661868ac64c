/** The day and the moment of recording that tasks, links and stages are looked at. */
import type { WorkspaceReader } from '../../store/workspace-store'

/** Which tasks: as they were on a day, and as the log knew them at a moment (UTC, ISO); the present knowledge where absent. */
export type TaskMoment = { readonly day: string; readonly recordedAt?: string | undefined }

/** The day that counts where none is asked for: the workspace's own, else the computer's. */
export async function defaultDay(workspace: WorkspaceReader): Promise<string> {
  const { today } = await workspace.info()
  return today ?? localDate(new Date())
}

/** The day of this computer's clock and zone. */
export function localDate(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
