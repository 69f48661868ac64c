/** Worker thread: makes tiles out of one workspace through a connection of its own, one order at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Connection } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'
import { failureCode } from '../connection/sqlite-failure'
import { readTile } from './read-tile'
import type { WorkerAnswer, WorkerData, WorkerOrder } from './tile-maker'

const { path } = workerData as WorkerData
if (parentPort === null) throw new Error('a tile worker runs in a thread')
const port = parentPort
let connection: Connection | null = null

port.on('message', (order: WorkerOrder) => {
  if (order === 'close') {
    connection?.close()
    port.close()
    return
  }
  try {
    connection ??= openReadConnection(path)
    const tile = readTile(connection, order.address, order.layers, order.today)
    port.postMessage({ tile } satisfies WorkerAnswer, [tile.buffer])
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    port.postMessage({ failure: { message, code: failureCode(error) } } satisfies WorkerAnswer)
  }
})
