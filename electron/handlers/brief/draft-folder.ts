/**
 * The folder in which a briefing is made before its files are moved to their place.
 *
 * It lies beside that place, so that moving is one step of the file system, and belongs to whoever starts the job: a thread that is ended
 * in the middle cannot tidy up. What a process that was killed left behind is removed by the next briefing made there.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors'

const PREFIX = '.dutu-briefing-'
/** A folder of another computer (on a shared drive) that is older than this is nobody's any more. */
const ABANDONED_MILLISECONDS = 24 * 60 * 60 * 1000

/** @throws AppError 'brief.cannotWrite' where the place does not exist or may not be written */
export async function withDraftFolder<Result>(path: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const place = dirname(path)
  const folder = await openFolder(place, path)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openFolder(place: string, path: string): Promise<string> {
  try {
    await removeAbandoned(place)
    return await mkdtemp(join(place, `${PREFIX}${host()}-${process.pid}-`))
  } catch (error) {
    throw new AppError('brief.cannotWrite', { path, reason: error instanceof Error && 'code' in error ? String(error.code) : String(error) }, { cause: error })
  }
}

const host = () => hostname().replaceAll(/[^\w]/g, '_')

async function removeAbandoned(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const owner = /^\.dutu-briefing-(\w+)-(\d+)-/.exec(name)
    if (owner === null) continue
    const [, computer, id] = owner
    const folder = join(place, name)
    const abandoned = computer === host() ? !isRunning(Number(id)) : await isOld(folder)
    if (abandoned) await rm(folder, { recursive: true, force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Somebody else's process runs too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isOld(folder: string): Promise<boolean> {
  const facts = await stat(folder).catch(() => null)
  return facts !== null && Date.now() - facts.mtimeMs > ABANDONED_MILLISECONDS
}
