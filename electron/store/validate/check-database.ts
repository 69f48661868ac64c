/** The file as a database: whole, readable, consistent. */
import { statSync } from 'node:fs'
import type { ValidationProblem } from '../../../shared/domain/workspace'
import { readFileHeader } from '../open/file-header'
import { type Check, problem } from './check'

/** Problems that leave nothing for SQLite to read. */
export function fileProblems(path: string): readonly ValidationProblem[] {
  const { size } = statSync(path)
  if (size === 0) return [problem('validation.fileEmpty', {})]
  const header = readFileHeader(path)
  if (!header.isSqlite) return [problem('validation.notSqlite', {})]
  // The page count is only kept while it is as new as the change counter; a journal may hold the rest.
  const isKept = header.pageCount > 0 && header.changeCounter === header.pageCountVersion && !header.isWal
  const expectedBytes = header.pageCount * header.pageSize
  if (isKept && size < expectedBytes) return [problem('validation.truncated', { expectedBytes, foundBytes: size })]
  return []
}

const PROBLEMS_LISTED = 100

export const integrityCheck: Check = {
  name: 'sqliteIntegrity',
  *run(connection) {
    for (const [detail] of connection.iterate<[string]>(`PRAGMA integrity_check(${PROBLEMS_LISTED})`)) {
      if (detail !== 'ok') yield problem('validation.integrity', { detail })
    }
  },
}

export const foreignKeysCheck: Check = {
  name: 'foreignKeys',
  *run(connection) {
    for (const [table, row, target] of connection.iterate<[string, number | null, string]>('PRAGMA foreign_key_check')) {
      yield problem('validation.foreignKey', { table, row: String(row ?? ''), target })
    }
  },
}
