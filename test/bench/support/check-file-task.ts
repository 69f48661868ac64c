/** The whole check as a command runs it, from the workspace's file to findings, with how long the file was read in it. */
import { fileURLToPath } from 'node:url'
import type { OverlapRows } from '../../../electron/engine/overlay/check-overlaps'
import { checkConflicts } from '../../../electron/handlers/check/run-check'
import { createSession, type Session } from '../../../electron/handlers/session'
import type { Workspace } from '../../../electron/store/workspace-store'
import type { CheckReport } from '../../../shared/domain/check'

/** The rule that holds projects against red lines. */
const RULE = 'R02'

export type FileRun = { readonly seconds: number; readonly readingSeconds: number; readonly report: CheckReport }

/** Open, check, close. */
export async function checkFromFile(path: string): Promise<FileRun> {
  const start = performance.now()
  const session = createSession({ dataFolder: fileURLToPath(new URL('../../data', import.meta.url)), programVersion: 'bench' })
  await session.open(path, { readOnly: true })
  const clock = { milliseconds: 0 }
  const report = await checkConflicts(
    timingReads(session, clock),
    { subjects: { type: 'layer', kind: 'project' }, rules: [RULE], toleranceSquareMeters: 10, language: 'zh' },
    { signal: new AbortController().signal, onProgress: () => {} },
  )
  await session.close()
  return { seconds: (performance.now() - start) / 1000, readingSeconds: clock.milliseconds / 1000, report }
}

/** Findings as the pairs that the peers write; ids are rows counted from 1. */
export function pairsOfReport({ findings }: CheckReport): OverlapRows {
  const pairs = [...findings].sort((a, b) => Number(a.subject) - Number(b.subject) || Number(a.constraint) - Number(b.constraint))
  return {
    subjects: Uint32Array.from(pairs, ({ subject }) => Number(subject) - 1),
    constraints: Uint32Array.from(pairs, ({ constraint }) => Number(constraint) - 1),
    areaSquareMeters: Float64Array.from(pairs, ({ overlapSquareMeters }) => overlapSquareMeters ?? 0),
    shareOfSubject: new Float64Array(pairs.length),
    shareOfConstraint: new Float64Array(pairs.length),
    isSliver: new Uint8Array(pairs.length),
  }
}

/** A session whose workspace counts the time that its layers take to come. */
function timingReads(session: Session, clock: { milliseconds: number }): Session {
  const workspace = session.workspace()
  const timed = new Proxy(workspace, {
    get(target, name) {
      if (name !== 'readTable') {
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      }
      return async (...given: Parameters<Workspace['readTable']>) => {
        const start = performance.now()
        const table = await target.readTable(...given)
        clock.milliseconds += performance.now() - start
        return table
      }
    },
  })
  return { ...session, current: () => timed, workspace: () => timed }
}
