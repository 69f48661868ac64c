/**
 * Who has a workspace open for writing: a small file beside it.
 *
 * SQLite's own locks protect the bytes; this file tells a person who has the workspace, and makes the second opener read-only
 * before anybody has written. A lock is stale when its process is gone (same computer), or when its owner has not refreshed it for
 * ten minutes by the file server's clock (another computer).
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { failureCode } from '../connection/sqlite-failure'

/** What the file holds, as JSON. */
type LockContent = {
  readonly user: string
  readonly host: string
  readonly pid: number
  /** UTC, ISO. */
  readonly since: string
  /** When the process began, in the kernel's ticks; null where it cannot be told. A reused pid differs in it. */
  readonly processStart: string | null
  readonly token: string
}

export type LockHolder = { readonly user: string; readonly host: string; readonly since: string }

export type Lock = {
  /** Give the workspace free. */
  release(): void
}

export type LockAttempt =
  | { readonly outcome: 'taken'; readonly lock: Lock }
  | { readonly outcome: 'held'; readonly holder: LockHolder }
  /** The folder cannot be written. */
  | { readonly outcome: 'impossible' }

const REFRESH_MILLISECONDS = 60_000
const STALE_AFTER_MILLISECONDS = 600_000

/** Try to become the one who writes. */
export function takeLock(path: string): LockAttempt {
  const lockPath = `${path}.lock`
  const content: LockContent = {
    user: userInfo().username,
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
    processStart: processStart(process.pid),
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lockPath, `${JSON.stringify(content)}\n`, { flag: 'wx' })
      return { outcome: 'taken', lock: holdLock(lockPath, content.token) }
    } catch (error) {
      const code = failureCode(error)
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { outcome: 'impossible' }
      if (code !== 'EEXIST') throw error
    }
    const holder = readLock(lockPath)
    if (holder !== null && !isStale(lockPath, holder)) {
      return { outcome: 'held', holder: { user: holder.user, host: holder.host, since: holder.since } }
    }
    removeStale(lockPath, holder?.token ?? null)
  }
  return { outcome: 'held', holder: { user: '', host: '', since: '' } }
}

function holdLock(lockPath: string, token: string): Lock {
  const refresh = setInterval(() => {
    try {
      const now = new Date()
      utimesSync(lockPath, now, now)
    } catch {
      // The file server is away: the next refresh or the release will tell.
    }
  }, REFRESH_MILLISECONDS)
  refresh.unref()
  return {
    release() {
      clearInterval(refresh)
      if (readLock(lockPath)?.token === token) unlinkSync(lockPath)
    },
  }
}

/** @returns null for a lock that is gone or was cut off while it was written */
function readLock(lockPath: string): LockContent | null {
  try {
    return JSON.parse(readFileSync(lockPath, 'utf8')) as LockContent
  } catch {
    return null
  }
}

function isStale(lockPath: string, { host, pid, processStart: started }: LockContent): boolean {
  if (host === hostname()) return !isRunning(pid) || (started !== null && processStart(pid) !== started)
  try {
    return serverTime(lockPath) - statSync(lockPath).mtimeMs > STALE_AFTER_MILLISECONDS
  } catch {
    return false
  }
}

/** Now, by the clock that stamps files in this folder. */
function serverTime(lockPath: string): number {
  const probe = `${lockPath}.${randomUUID()}`
  writeFileSync(probe, '')
  try {
    return statSync(probe).mtimeMs
  } finally {
    unlinkSync(probe)
  }
}

/** Take a stale lock away. Two programs may try at once: the rename shows whose lock was caught, and a living one is put back. */
function removeStale(lockPath: string, token: string | null): void {
  const aside = `${lockPath}.${randomUUID()}`
  try {
    renameSync(lockPath, aside)
  } catch {
    return
  }
  if ((readLock(aside)?.token ?? null) === token) unlinkSync(aside)
  else renameSync(aside, lockPath)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return failureCode(error) === 'EPERM'
  }
}

/** Field 22 of /proc/PID/stat; null on other systems. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
