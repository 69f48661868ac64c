/** Features drawn from a seed. */
import type { MultiPolygon, Position } from 'geojson'
import type { BoundingBox } from '../../../../../shared/domain/feature'
import type { KindId } from '../../../../../shared/domain/kinds'
import type { Change } from '../../../../../electron/store/workspace-store'
import { randomNumbers } from '../../../../bench/random-numbers'
import { insert } from './tile-workspace'

/** Points in a box: two thirds in clumps, the rest anywhere. */
export function scatter(count: number, [west, south, east, north]: BoundingBox, seed: number): readonly (readonly [number, number])[] {
  const random = randomNumbers(seed)
  const anywhere = (): [number, number] => [west + (east - west) * random(), south + (north - south) * random()]
  const clumps = Array.from({ length: 12 }, anywhere)
  return Array.from({ length: count }, () => {
    if (random() < 0.33) return anywhere()
    const [x, y] = clumps[Math.floor(random() * clumps.length)]!
    const reach = 0.03 * random()
    const angle = 2 * Math.PI * random()
    return [Math.min(east, Math.max(west, x + reach * Math.cos(angle))), Math.min(north, Math.max(south, y + reach * Math.sin(angle)))]
  })
}

/** An area around a place, ragged, never crossing itself. */
export function raggedArea([longitude, latitude]: readonly [number, number], radius: number, vertices: number, random: () => number): MultiPolygon {
  const ring: Position[] = Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices
    const reach = radius * (0.6 + 0.4 * random())
    return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)]
  })
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] }
}

/** Insertions of areas of 30 m to 3 km. */
export function madeChanges(kind: KindId, count: number, box: BoundingBox, seed: number): readonly Change[] {
  const random = randomNumbers(seed + 1)
  return scatter(count, box, seed).map((place, index) => {
    const radius = 0.0003 * 10 ** (2 * random())
    return insert(kind, raggedArea(place, radius, 8 + Math.floor(40 * random()), random), { name: `${kind} ${index + 1}` })
  })
}
