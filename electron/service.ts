/**
 * The service: utility process that holds the workspace and answers the window.
 *
 * It knows nothing of windows. Each connection brings two ports: requests (oRPC) and tiles. Arguments: folder of the shipped
 * data, program version.
 */
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import { serviceRouter } from './handlers'
import { createSession } from './handlers/session'
import { answerTiles } from './tile-port'

const [dataFolder = '', programVersion = ''] = process.argv.slice(2)
const session = createSession({ dataFolder, programVersion }, new URL('./workers/job.js', import.meta.url))
const requestHandler = new RPCHandler(serviceRouter)

type Order = { readonly type: 'connect' } | { readonly type: 'stop' }

process.parentPort.on('message', ({ data, ports }: { data: Order; ports: MessagePortMain[] }) => {
  if (data.type === 'stop') {
    void session.close().finally(() => process.exit(0))
    return
  }
  const [requests, tiles] = ports
  if (requests === undefined || tiles === undefined) throw new Error('a connection brings two ports')
  requestHandler.upgrade(requests, { context: { session } })
  requests.start()
  answerTiles(tiles, session)
})
