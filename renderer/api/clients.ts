/** Typed clients of both processes, and their TanStack Query options. This folder alone touches the bridge. */
import { type ClientContext, createORPCClient, DynamicLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { serviceContract, systemContract } from '../../shared/contract'
import { currentService, currentSystem, type ServiceConnection } from './connection'

export type ServiceClient = ContractRouterClient<typeof serviceContract>
type SystemClient = ContractRouterClient<typeof systemContract>

/** Requests to the service: workspace, features, sections, tasks. */
export const service: ServiceClient = createORPCClient(
  new DynamicLink<ClientContext>(async () => (await currentService()).link),
)

/** Requests to the main process: dialogs and settings of this computer. */
export const system: SystemClient = createORPCClient(
  new DynamicLink<ClientContext>(() => currentSystem()),
)

/** A client over one given connection, for work that must not wait for `currentService`. */
export function serviceOver(connection: ServiceConnection): ServiceClient {
  return createORPCClient(connection.link)
}

/** Query options and keys of every request to the service. */
export const serviceQueries = createTanstackQueryUtils(service, { path: ['service'] })
