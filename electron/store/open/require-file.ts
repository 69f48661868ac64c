/** What can be said of a path before anything is opened. */
import { statSync } from 'node:fs'
import { AppError } from '../../../shared/errors'
import { failureCode } from '../connection/sqlite-failure'
import { readFileHeader } from './file-header'

/** @throws AppError 'workspace.notFound', 'workspace.notGeoPackage' for a folder, 'workspace.cannotRead' */
export function requireFile(path: string): void {
  try {
    if (!statSync(path).isFile()) throw new AppError('workspace.notGeoPackage', { path })
    readFileHeader(path)
  } catch (error) {
    const code = failureCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('workspace.notFound', { path }, { cause: error })
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') throw new AppError('workspace.cannotRead', { path, reason: code }, { cause: error })
    throw error
  }
}

/** @throws AppError as {@link requireFile}, and 'workspace.notGeoPackage' for a file that does not begin as a database */
export function requireDatabase(path: string): void {
  requireFile(path)
  if (!readFileHeader(path).isSqlite) throw new AppError('workspace.notGeoPackage', { path })
}
