/** The tile port: requests in, bytes out. */
import type { MessagePortMain } from 'electron'
import * as v from 'valibot'
import { type TileAnswer, tileCancelSchema, type TileRequest, tileRequestSchema } from '../shared/contract/tile-port'
import { AppError } from '../shared/errors'
import type { Session } from './handlers/session'

const messageSchema = v.union([tileRequestSchema, tileCancelSchema])

/** Answer a window's tile requests until its port closes. A message that fits no schema is dropped: only our window has the port. */
export function answerTiles(port: MessagePortMain, session: Session): void {
  const running = new Map<number, AbortController>()
  port.on('message', ({ data }) => {
    const parsed = v.safeParse(messageSchema, data)
    if (!parsed.success) return
    if ('cancel' in parsed.output) {
      running.get(parsed.output.cancel)?.abort()
      return
    }
    const { id } = parsed.output
    const cancel = new AbortController()
    running.set(id, cancel)
    void answer(parsed.output, session, cancel.signal)
      .then((reply) => {
        if (!cancel.signal.aborted) port.postMessage(reply)
      })
      .finally(() => running.delete(id))
  })
  port.on('close', () => {
    for (const cancel of running.values()) cancel.abort()
  })
  port.start()
}

async function answer(request: TileRequest, session: Session, signal: AbortSignal): Promise<TileAnswer> {
  try {
    const layers = request.layers.map(({ kind, vintage }) => (vintage === undefined ? { kind } : { kind, vintage }))
    return { id: request.id, tile: await session.workspace().readTile(request.z, request.x, request.y, layers, signal) }
  } catch (error) {
    return { id: request.id, error: error instanceof AppError ? error.toData() : null }
  }
}
