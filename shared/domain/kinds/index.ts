/** Every theme of the workspace, in drawing order from bottom to top within its geometry. */
import type { Kind } from './kind'
import { bay } from './bay'
import { catchment } from './catchment'
import { contaminatedPlot } from './contaminated-plot'
import { controlUnit } from './control-unit'
import { district } from './district'
import { ecologicalBuffer } from './ecological-buffer'
import { ecologicalControlZone } from './ecological-control-zone'
import { ecologicalRedLine } from './ecological-red-line'
import { enterprise } from './enterprise'
import { outfall } from './outfall'
import { patch } from './patch'
import { project } from './project'
import { reference } from './reference'
import { section } from './section'
import { shoreline } from './shoreline'
import { station } from './station'
import { waterSource } from './water-source'
import { waterway } from './waterway'

export { commonFields, type GeometryType, type Kind } from './kind'

/** Themes by id. A theme's table is its id in snake_case. */
export const kinds = {
  outfall,
  station,
  section,
  ecologicalRedLine,
  ecologicalControlZone,
  ecologicalBuffer,
  bay,
  waterSource,
  project,
  enterprise,
  district,
  controlUnit,
  catchment,
  waterway,
  shoreline,
  patch,
  contaminatedPlot,
  reference,
} as const satisfies Record<string, Kind>

/** Id of a theme, as on the command line (`--as KIND`). */
export type KindId = keyof typeof kinds

/** All theme ids. */
export const kindIds = Object.keys(kinds) as readonly KindId[]

/** Whether a text names a theme. */
export function isKindId(text: string): text is KindId {
  return Object.hasOwn(kinds, text)
}
