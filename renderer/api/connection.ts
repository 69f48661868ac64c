/**
 * The window's three message ports, and the links that speak over them.
 *
 * The preload script hands them on as a window message, once at start and again whenever the service died and came back. Calls
 * that are made while there is no service wait for the next one; calls that were under way when it died are rejected.
 */
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { PORTS_MESSAGE, type PortsMessage } from '../../shared/contract/ports-message'

type Link = ClientLink<ClientContext>

/** A living service: its requests and its tiles. */
export type ServiceConnection = { readonly link: Link; readonly tiles: MessagePort }

/** Work that must be done over a new connection before anybody else may use it, such as opening the workspace again. */
type Preparation = (connection: ServiceConnection) => Promise<void>

let serviceConnection = Promise.withResolvers<ServiceConnection>()
const systemLink = Promise.withResolvers<Link>()
let latestSystemLink: Link | null = null
let prepareAfterRestart: Preparation | null = null

/** The service in use; waits while there is none, and after a restart until it is prepared. */
export function currentService(): Promise<ServiceConnection> {
  return serviceConnection.promise
}

/** The main process; waits only at the start. */
export async function currentSystem(): Promise<Link> {
  return latestSystemLink ?? systemLink.promise
}

/** What to do when the service came back; set by the session. */
export function onServiceRestart(preparation: Preparation): void {
  prepareAfterRestart = preparation
}

/** Start to listen for ports. To be called once, before the document has been parsed. */
export function listenForPorts(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isPortsMessage(event.data)) return
    const [servicePort, systemPort, tiles] = event.ports
    if (servicePort === undefined || systemPort === undefined || tiles === undefined) {
      throw new Error('the ports message carries too few ports')
    }
    latestSystemLink = linkOver(systemPort)
    systemLink.resolve(latestSystemLink)
    connectService(servicePort, tiles, event.data.restarted)
  })
}

function connectService(port: MessagePort, tiles: MessagePort, restarted: boolean): void {
  const connection: ServiceConnection = { link: linkOver(port), tiles }
  const arrival = serviceConnection
  port.addEventListener('close', () => {
    if (serviceConnection === arrival) serviceConnection = Promise.withResolvers()
  })
  if (!restarted || prepareAfterRestart === null) {
    arrival.resolve(connection)
    return
  }
  prepareAfterRestart(connection).then(() => arrival.resolve(connection), arrival.reject)
}

function linkOver(port: MessagePort): Link {
  port.start()
  return new RPCLink({ port })
}

function isPortsMessage(data: unknown): data is PortsMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORTS_MESSAGE
}
