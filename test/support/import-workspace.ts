/** Temporary workspaces for imports: the command in this process, its JSON answer, what lies in the file afterwards by GDAL. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command'

/** Files that others made; absent on machines without them. */
export const realData = join(import.meta.dirname, '../../../shared/data')

export const hasRealData = existsSync(realData)

export type ImportAnswer = {
  readonly importId: string | null
  readonly format: string
  readonly layer: string
  readonly encoding: { readonly name: string; readonly how: string } | null
  readonly crs: { readonly code: string | null; readonly how: string; readonly confidence: number } | null
  readonly candidates?: readonly { readonly code: string; readonly transform: string; readonly score: number; readonly reason: string }[]
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly repaired: number
  readonly problems: readonly { readonly row: number | null; readonly code: string; readonly severity: string; readonly params: Readonly<Record<string, string | number>>; readonly message: string }[]
  readonly differences?: {
    readonly key: string
    readonly added: readonly { readonly row: number; readonly key: string }[]
    readonly changed: readonly { readonly key: string; readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]; readonly movedMeters: number | null }[]
    readonly missing: readonly { readonly key: string; readonly name: string | null }[]
  }
}

/** An empty workspace. */
export async function newWorkspace(folder: string, name = 'workspace.gpkg'): Promise<string> {
  const path = join(folder, name)
  const { status, error } = await runCommand('new', path, '--force')
  if (status !== 0) throw new Error(error)
  return path
}

/** `dutu import … --json`, which has to succeed. */
export async function importFile(source: string, workspace: string, kind: string, ...options: readonly string[]): Promise<ImportAnswer> {
  const { status, out, error } = await runCommand('import', source, '--into', workspace, '--as', kind, '--json', ...options)
  if (status !== 0) throw new Error(`status ${status}: ${out}${error}`)
  const answer = JSON.parse(out) as ImportAnswer
  if (answer.read !== answer.added + answer.updated + answer.unchanged + answer.rejected) throw new Error(`rows are lost: ${out.slice(0, 400)}`)
  return answer
}

/** The error document of an import that has to fail. */
export async function importError(source: string, workspace: string, kind: string, ...options: readonly string[]): Promise<{ readonly code: string; readonly message: string }> {
  const { status, out } = await runCommand('import', source, '--into', workspace, '--as', kind, '--json', ...options)
  if (status !== 1) throw new Error(`status ${status}: ${out}`)
  return (JSON.parse(out) as { error: { code: string; message: string } }).error
}

/** Rows of a query in SQLite's dialect, by GDAL: another program's view of the file. */
export function queryByGdal(file: string, sql: string): readonly Readonly<Record<string, string | number | null>>[] {
  const out = execFileSync('ogr2ogr', ['-f', 'GeoJSONSeq', '/vsistdout/', file, '-dialect', 'sqlite', '-sql', sql], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] })
  return out
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { properties: Record<string, string | number | null> }).properties)
}

export const hasGdal = (() => {
  try {
    execFileSync('ogr2ogr', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
