/**
 * Whether a demonstration workspace is still what this program would make.
 *
 * The one that every start opens was made by the version of its first run. After an update it is made anew where nobody has changed it;
 * where somebody has, it stays, and the window says so.
 */
import type { ActionSummary, SampleState } from '../../shared/domain/workspace'
import { openWorkspace } from '../store'
import { sampleEdition } from './sample'
import type { Session } from './session'

/** The log of an untouched demonstration has three entries, and one more for every schema it has lived through. */
const ENTRIES_READ = 50

/**
 * Looks into the file without changing a byte.
 *
 * @throws AppError as opening does
 */
export async function readSampleState(session: Session, path: string): Promise<SampleState> {
  const workspace = await openWorkspace(path, { readOnly: true })
  try {
    const entries = await workspace.history(ENTRIES_READ)
    const making = entries.find(({ id }) => id === '1')
    if (making?.action === 'workspace.create' && making.params['edition'] === (await sampleEdition(session.dataFolder))) return 'current'
    return isUntouched(entries) && (await workspace.countOutsideEdits()) === 0 ? 'outdated' : 'changed'
  } finally {
    await workspace.close()
  }
}

/** @param entries newest first: what was made at the making, and nothing else but new schemas */
function isUntouched(entries: readonly ActionSummary[]): boolean {
  const actions = entries.map(({ action }) => action).filter((action) => action !== 'workspace.migrate')
  return ['workspace.create', 'alert.raise workspace.create'].includes(actions.join(' '))
}
