/** Features in view as the keys N and P go through them: from the top left to the bottom right, line by line. */
import { type KindId, kindIds, kinds } from '../../../shared/domain/kinds'
import { SECTION_SOURCE } from '../../../shared/map/style/section-layers'
import { LABEL_POINT, POINT_COUNT } from '../../../shared/domain/tile-columns'

/** What is selected at a stop. */
export type Stop = { readonly kind: KindId | 'task'; readonly id: string }

/** A stop with its place on the screen, in pixels. */
export type PlacedStop = Stop & { readonly x: number; readonly y: number }

/** Stops no further apart than this, from top to bottom, are in one line. */
const LINE_PIXELS = 24

const kindOfTable = new Map<string, KindId>(kindIds.map((kind) => [kinds[kind].table, kind]))

/** What of the map's own description of a drawn feature is needed. */
type Drawn = { readonly source?: string; readonly sourceLayer?: string | undefined; readonly id?: string | number | undefined; readonly properties: Readonly<Record<string, unknown>> }

/** The feature that something drawn stands for; null for the base map, for circles of several and for labels’ places. */
export function stopOf({ source, sourceLayer, id, properties }: Drawn): Stop | null {
  if (properties['taskId'] !== undefined) return { kind: 'task', id: String(properties['taskId']) }
  const kind = source === SECTION_SOURCE ? 'section' : sourceLayer === undefined ? undefined : kindOfTable.get(sourceLayer)
  if (kind === undefined || id === undefined || properties[POINT_COUNT] !== undefined || properties[LABEL_POINT] === true) return null
  return { kind, id: String(id) }
}

const isSameStop = (a: Stop, b: Stop): boolean => a.kind === b.kind && a.id === b.id

/** Each feature once, at the first place that it was found at. */
export function inReadingOrder(stops: readonly PlacedStop[]): readonly PlacedStop[] {
  const seen = new Map<string, PlacedStop>()
  for (const stop of stops) {
    const key = `${stop.kind} ${stop.id}`
    if (!seen.has(key)) seen.set(key, stop)
  }
  const line = ({ y }: PlacedStop) => Math.floor(y / LINE_PIXELS)
  return [...seen.values()].sort((a, b) => line(a) - line(b) || a.x - b.x || a.y - b.y)
}

/**
 * @param current the stop before, null at the beginning or where it is no longer in view
 * @returns index of the next one, round at the ends; −1 without stops
 */
export function nextStop(stops: readonly Stop[], current: Stop | null, step: 1 | -1): number {
  if (stops.length === 0) return -1
  const at = current === null ? -1 : stops.findIndex((stop) => isSameStop(stop, current))
  if (at === -1) return step === 1 ? 0 : stops.length - 1
  return (at + step + stops.length) % stops.length
}
