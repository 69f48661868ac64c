/**
 * Writing a workspace from a thread that reads: its changes go through a port to the thread of lane `write`, which works while this one makes the
 * next. A large import then takes as long as the slower half of it.
 *
 * One action is under way at a time. Wherever either thread ends, the other is told by the port, and nothing is written.
 */
import type { MessagePort } from 'node:worker_threads'
import type { ActionInput, ActionResult, Change, Workspace, WriteContext } from '../store/workspace-store'
import { PortMessages } from './port-messages'
import { type ThreadFailure, toError, toFailure } from './thread-failure'

type ToWriter =
  | { readonly begin: { readonly input: ActionInput; readonly largeOverviews: WriteContext['largeOverviews'] } }
  | { readonly changes: readonly Change[] }
  | { readonly end: 'complete' | 'givenUp' }

type FromWriter = { readonly taken: true } | { readonly result: ActionResult } | { readonly failure: ThreadFailure }

/** Parcels of changes that may be on their way: enough that neither waits for the other without need. */
const PARCELS_ON_THE_WAY = 3
/** Single changes travel together. */
const CHANGES_OF_A_PARCEL = 200

/** The writer has given up already; `reason` says why. */
class WriterFailure extends Error {
  readonly reason: Error

  constructor(reason: Error) {
    super(reason.message)
    this.reason = reason
  }
}

/** @returns the workspace, its `write` done at the other end of the port */
export function writingThrough(workspace: Workspace, port: MessagePort): Workspace {
  const answers = new PortMessages<FromWriter>(port)
  const tell = (message: ToWriter) => port.postMessage(message, [])
  const answer = async () => {
    const message = await answers.next()
    if (message === null) throw new WriterFailure(new Error('the thread that writes has ended'))
    if ('failure' in message) throw new WriterFailure(toError(message.failure))
    return message
  }

  async function write(input: ActionInput, changes: Iterable<Change> | AsyncIterable<Change>, { signal, largeOverviews }: WriteContext = {}): Promise<ActionResult> {
    let onTheWay = 0
    tell({ begin: { input, largeOverviews } })
    try {
      for await (const parcel of parcelsOf(changes)) {
        signal?.throwIfAborted()
        tell({ changes: parcel })
        if (++onTheWay < PARCELS_ON_THE_WAY) continue
        await answer()
        onTheWay--
      }
      for (; onTheWay > 0; onTheWay--) await answer()
      signal?.throwIfAborted()
      tell({ end: 'complete' })
      const last = await answer()
      if (!('result' in last)) throw new Error('the thread that writes has answered out of turn')
      return last.result
    } catch (error) {
      if (error instanceof WriterFailure) throw error.reason
      tell({ end: 'givenUp' })
      await untilFailed(answers)
      throw error
    }
  }

  return new Proxy(workspace, {
    get(target, key: keyof Workspace) {
      if (key === 'write') return write
      const value = target[key]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Write what comes through the port, action by action, until its other end is closed. */
export async function writeFor(port: MessagePort, workspace: Workspace): Promise<void> {
  const orders = new PortMessages<ToWriter>(port)
  const tell = (message: FromWriter) => port.postMessage(message, [])
  for (;;) {
    const order = await orders.next()
    if (order === null) return
    // What is left of an action that failed is passed over.
    if (!('begin' in order)) continue
    const { input, largeOverviews = 'now' } = order.begin
    try {
      tell({ result: await workspace.write(input, changesFrom(orders, () => tell({ taken: true })), { largeOverviews }) })
    } catch (error) {
      tell({ failure: toFailure(error) })
    }
  }
}

/** @throws Error where the action is given up, or the other thread has ended */
async function* changesFrom(orders: PortMessages<ToWriter>, onTaken: () => void): AsyncGenerator<Change> {
  for (;;) {
    const order = await orders.next()
    if (order !== null && 'changes' in order) {
      yield* order.changes
      onTaken()
    } else if (order !== null && 'end' in order && order.end === 'complete') return
    else throw new Error('the action was given up')
  }
}

async function* parcelsOf(changes: Iterable<Change> | AsyncIterable<Change>): AsyncGenerator<readonly Change[]> {
  let parcel: Change[] = []
  for await (const change of changes) {
    parcel.push(change)
    if (change.op !== 'insertFeatures' && parcel.length < CHANGES_OF_A_PARCEL) continue
    yield parcel
    parcel = []
  }
  if (parcel.length > 0) yield parcel
}

/** Until the writer has taken back what it had done. */
async function untilFailed(answers: PortMessages<FromWriter>): Promise<void> {
  for (;;) {
    const message = await answers.next()
    if (message === null || 'failure' in message) return
  }
}
