/** Vector tiles over the tile port: bytes in, bytes out, cancellable. */
import type { TileAnswer, TileCancel, TileRequest } from '../../shared/contract/tile-port'
import { AppError } from '../../shared/errors'
import { currentService } from './connection'

type Waiting = { readonly resolve: (tile: ArrayBuffer) => void; readonly reject: (error: unknown) => void }

const waiting = new Map<number, Waiting>()
let nextId = 1
let portInUse: MessagePort | null = null

/**
 * Ask for one tile.
 *
 * @param signal when it fires, the request is withdrawn and the promise rejects with an `AbortError`
 * @returns Mapbox Vector Tile bytes, empty where nothing lies in the tile
 */
export async function requestTile(request: Omit<TileRequest, 'id'>, signal: AbortSignal): Promise<ArrayBuffer> {
  const port = await openPort()
  signal.throwIfAborted()
  const id = nextId++
  return new Promise<ArrayBuffer>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    signal.addEventListener(
      'abort',
      () => {
        if (!waiting.delete(id)) return
        port.postMessage({ cancel: id } satisfies TileCancel)
        reject(new DOMException('tile not wanted any more', 'AbortError'))
      },
      { once: true },
    )
    port.postMessage({ ...request, id } satisfies TileRequest)
  })
}

async function openPort(): Promise<MessagePort> {
  const { tiles } = await currentService()
  if (tiles === portInUse) return tiles
  portInUse = tiles
  tiles.addEventListener('message', (event: MessageEvent<TileAnswer>) => settle(event.data))
  tiles.addEventListener('close', () => rejectAll())
  tiles.start()
  return tiles
}

function settle(answer: TileAnswer): void {
  const request = waiting.get(answer.id)
  if (request === undefined) return
  waiting.delete(answer.id)
  if ('tile' in answer) request.resolve(exactBuffer(answer.tile))
  else if (answer.error === null) request.reject(new Error('the service could not make the tile'))
  else request.reject(new AppError(answer.error.code, answer.error.params as never))
}

/** The service died: whoever waits gets an error and asks again over the next connection. */
function rejectAll(): void {
  for (const request of waiting.values()) request.reject(new Error('the service is gone'))
  waiting.clear()
}

function exactBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
}
