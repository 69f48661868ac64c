/** Failures of SQLite and of the file system as the user's problems. */
import { AppError } from '../../../shared/errors'

/** The code of an SQLite error (`SQLITE_BUSY`) or of Node's file system (`ENOENT`), or null. */
export function failureCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** Whether a file's content is no sound database. */
function isDamage(error: unknown): boolean {
  const code = failureCode(error)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** The user's problem behind a failed write, or the error itself where it is none. */
export function asWriteFailure(error: unknown, path: string): unknown {
  const code = failureCode(error)
  if (code === null || error instanceof AppError) return error
  if (isDamage(error)) return new AppError('workspace.damaged', { path, detail: code }, { cause: error })
  const base = code.split('_').slice(0, 2).join('_')
  if (['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM'].includes(base)) {
    return new AppError('workspace.cannotWrite', { path, reason: code }, { cause: error })
  }
  if (['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) {
    return new AppError('workspace.cannotWrite', { path, reason: code }, { cause: error })
  }
  return error
}

/** The user's problem behind a failed read, or the error itself where it is none. */
export function asReadFailure(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error
  if (isDamage(error) || failureCode(error)?.startsWith('SQLITE_IOERR') === true) {
    return new AppError('workspace.damaged', { path, detail: failureCode(error) ?? '' }, { cause: error })
  }
  return error
}
