/** A workspace that another thread of this process has open, read through connections of this thread's own. */
import { asReadFailure } from '../connection/sqlite-failure'
import { GeoPackageWorkspace } from '../geopackage-workspace'
import { ReaderGate } from '../read/reader-gate'
import type { Workspace, WorkspaceShare } from '../workspace-store'
import { openReader } from './open-reader'

/**
 * To be closed before the other thread closes it. It can be written here while the other thread lends it.
 *
 * @throws AppError 'workspace.cannotRead'
 */
export function openShare({ path, readPath, access, foreignLayers, gate, writable }: WorkspaceShare): Workspace {
  try {
    return new GeoPackageWorkspace({
      path,
      opened: openReader(readPath, false),
      foreignLayers,
      access: access.mode === 'readOnly' || writable ? access : { mode: 'readOnly', reason: 'requested', holder: null },
      lock: null,
      journal: 'wal',
      gate: new ReaderGate(gate),
    })
  } catch (error) {
    throw asReadFailure(error, path)
  }
}
