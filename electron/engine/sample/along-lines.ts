/** Places along lines: positions by distance, pieces, offsets to one side. Great-circle distances by turf. */
import { bearing, destination, distance, lineString, nearestPointOnLine } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'

const SIDE_STEP_KILOMETERS = 0.05

/** A position on a line with its direction. */
export type LinePlace = {
  readonly position: Position
  /** Bearing of the line there, degrees clockwise from north. */
  readonly bearing: number
  /** Kilometres from the line's start. */
  readonly chainage: number
}

/** Kilometres from the start to each vertex; kept while the line lives. */
const chainagesOf = new WeakMap<Feature<LineString>, Float64Array>()

function measure(line: Feature<LineString>): Float64Array {
  const known = chainagesOf.get(line)
  if (known !== undefined) return known
  const { coordinates } = line.geometry
  const chainages = new Float64Array(coordinates.length)
  for (let index = 1; index < coordinates.length; index += 1) {
    chainages[index] = (chainages[index - 1] ?? 0) + distance(coordinates[index - 1] as Position, coordinates[index] as Position)
  }
  chainagesOf.set(line, chainages)
  return chainages
}

/** Length in kilometres. */
export function lengthOf(line: Feature<LineString>): number {
  return measure(line).at(-1) ?? 0
}

/** Index of the segment that holds a chainage. */
function segmentAt(chainages: Float64Array, chainage: number): number {
  let low = 0
  let high = chainages.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((chainages[middle] ?? 0) <= chainage) low = middle
    else high = middle - 1
  }
  return low
}

function positionAt(line: Feature<LineString>, wanted: number): Position {
  const chainages = measure(line)
  const chainage = Math.min(Math.max(wanted, 0), chainages.at(-1) ?? 0)
  const segment = segmentAt(chainages, chainage)
  const [a, b] = [line.geometry.coordinates[segment], line.geometry.coordinates[segment + 1]]
  if (a === undefined || b === undefined) throw new Error('a line needs two vertices')
  const span = (chainages[segment + 1] ?? 0) - (chainages[segment] ?? 0)
  const share = span === 0 ? 0 : (chainage - (chainages[segment] ?? 0)) / span
  return [(a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * share, (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * share]
}

/** A place by its share of the line's length. */
export function placeAt(line: Feature<LineString>, share: number): LinePlace {
  const chainage = Math.min(Math.max(share, 0), 1) * lengthOf(line)
  const before = positionAt(line, chainage - SIDE_STEP_KILOMETERS)
  const after = positionAt(line, chainage + SIDE_STEP_KILOMETERS)
  return { position: positionAt(line, chainage), bearing: bearing(before, after), chainage }
}

/** Evenly spaced places, the first half a step from the start. */
export function placesAlong(line: Feature<LineString>, count: number): readonly LinePlace[] {
  return Array.from({ length: count }, (_, index) => placeAt(line, (index + 0.5) / count))
}

/** The position beside a place: positive to the right of the line's direction, in kilometres. */
export function beside(place: LinePlace, kilometers: number): Position {
  return destination(place.position, Math.abs(kilometers), place.bearing + (kilometers >= 0 ? 90 : -90)).geometry.coordinates
}

/** A piece of a line by shares of its length. */
export function pieceOf(line: Feature<LineString>, fromShare: number, toShare: number): Feature<LineString> {
  const total = lengthOf(line)
  const [from, to] = [Math.max(fromShare, 0) * total, Math.min(toShare, 1) * total]
  const chainages = measure(line)
  const between = line.geometry.coordinates.filter((_, index) => (chainages[index] ?? 0) > from && (chainages[index] ?? 0) < to)
  return lineString([positionAt(line, from), ...between, positionAt(line, to)])
}

/** A piece of a line between the places nearest to two positions, in the line's direction. */
export function pieceBetween(line: Feature<LineString>, from: Position, to: Position): Feature<LineString> {
  const [a, b] = [shareNearest(line, from), shareNearest(line, to)]
  return pieceOf(line, Math.min(a, b), Math.max(a, b))
}

/** The position on a line nearest to another. */
export function nearestOn(line: Feature<LineString>, position: Position): Position {
  return placeAt(line, shareNearest(line, position)).position
}

function shareNearest(line: Feature<LineString>, position: Position): number {
  return (nearestPointOnLine(line, position).properties.location ?? 0) / lengthOf(line)
}
