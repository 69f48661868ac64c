/**
 * How the window gets its ports: the window message `{ type: 'dutu:ports', restarted }` carries three, in this order:
 * service (oRPC `serviceContract`), system (oRPC `systemContract`), tiles (`tile-port.ts`).
 */

/** Type of the window message that carries the ports. */
export const PORTS_MESSAGE = 'dutu:ports'

/** Window message that brings the three ports; `restarted` when the service died and came back. */
export type PortsMessage = { readonly type: typeof PORTS_MESSAGE; readonly restarted: boolean }
