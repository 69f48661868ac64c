/**
 * Random polygons from a seed, made to be difficult: on a small grid of whole numbers, so that vertices fall on vertices and on edges, edges lie along
 * each other and rings touch, cross and fold back. Half of them are far from valid.
 */
import { type PolygonSet, PolygonSetBuilder } from '../../electron/engine/geometry/polygon-set'
import { randomNumbers } from '../bench/random-numbers'

type Point = readonly [number, number]

/** @returns polygons and multipolygons with holes, as they come: mostly invalid */
export function randomPolygons(count: number, seed: number): PolygonSet {
  const random = randomNumbers(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const builder = new PolygonSetBuilder()
  const addRing = (points: readonly Point[]) => {
    builder.addRing()
    for (const [x, y] of [...points, points[0]!]) builder.addVertex(x, y)
  }
  for (let feature = 0; feature < count; feature++) {
    builder.addFeature()
    const extent = 5 + below(8)
    const parts = 1 + below(3)
    for (let part = 0; part < parts; part++) {
      builder.addPart()
      const x = below(extent)
      const y = below(extent)
      if (random() < 0.6) {
        const width = 4 + below(extent)
        const height = 4 + below(extent)
        addRing([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
        for (let hole = below(4); hole > 0; hole--) addRing(random() < 0.5 ? diamond(x + below(width), y + below(height)) : star(x + below(width), y + below(height), 1 + below(2), 3 + below(3), random))
      } else {
        addRing(star(x, y, 2 + below(extent), 3 + below(7), random))
        for (let hole = below(3); hole > 0; hole--) addRing(star(x, y, 1 + below(3), 3 + below(4), random))
      }
    }
  }
  return builder.build()
}

function diamond(x: number, y: number): Point[] {
  return [[x, y], [x + 1, y + 1], [x, y + 2], [x - 1, y + 1]]
}

/** Points around a centre, in order half of the time and thrown at random otherwise. */
function star(x: number, y: number, reach: number, corners: number, random: () => number): Point[] {
  const inOrder = random() < 0.6
  const turn = random() * 2 * Math.PI
  return Array.from({ length: corners }, (_, corner) => {
    if (!inOrder) return [x + Math.floor(random() * (2 * reach + 1)) - reach, y + Math.floor(random() * (2 * reach + 1)) - reach]
    const angle = turn + (corner / corners) * 2 * Math.PI
    const radius = reach * (0.4 + 0.6 * random())
    return [x + Math.round(radius * Math.cos(angle)), y + Math.round(radius * Math.sin(angle))]
  })
}

/** The same polygons turned by 0.3 radians and laid near 120°E 32°N, a thousandth of a degree a step: nothing falls on anything exactly any more. */
export function turnedToJiangsu(set: PolygonSet): PolygonSet {
  const [cosine, sine] = [Math.cos(0.3), Math.sin(0.3)]
  const coordinates = new Float64Array(set.coordinates.length)
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x, y] = [set.coordinates[at]!, set.coordinates[at + 1]!]
    coordinates[at] = 120 + (cosine * x - sine * y) / 1000
    coordinates[at + 1] = 32 + (sine * x + cosine * y) / 1000
  }
  return { ...set, coordinates }
}

/** As many points for each feature, on the grid and half-way between. @returns x0, y0, x1, y1 … */
export function randomPoints(set: PolygonSet, each: number, seed: number): Float64Array {
  const random = randomNumbers(seed)
  const features = set.featureStarts.length - 1
  return Float64Array.from({ length: 2 * each * features }, () => Math.floor(random() * 40 - 6) / 2)
}

/**
 * A line for each feature, in the form of a polygon of one open ring: corners on the grid, so that it runs along edges often. It never turns back to the
 * west, nor runs north and south on one meridian, so it does not run over itself.
 */
export function randomLines(set: PolygonSet, seed: number): PolygonSet {
  const random = randomNumbers(seed)
  const builder = new PolygonSetBuilder()
  for (let feature = 0; feature + 1 < set.featureStarts.length; feature++) {
    builder.addFeature()
    builder.addPart()
    builder.addRing()
    let [x, y] = [Math.floor(random() * 8) - 2, Math.floor(random() * 16) - 2]
    builder.addVertex(x, y)
    let wasUpright = false
    for (let corner = 2 + Math.floor(random() * 4); corner > 0; corner--) {
      const draw = random()
      const isUpright: boolean = draw < 0.4 && !wasUpright
      if (!isUpright) x += 1 + Math.floor(random() * 5)
      if (isUpright || draw > 0.8) y += (y > 6 ? -1 : 1) * (1 + Math.floor(random() * 8))
      wasUpright = isUpright
      builder.addVertex(x, y)
    }
  }
  return builder.build()
}

/** A number that changes with any coordinate: told apart from a fault of the engine is a changed generator. */
export function checksum(set: PolygonSet): number {
  let sum = 0
  for (const ordinate of set.coordinates) sum = (sum * 31 + Math.round(ordinate * 8)) % 1_000_000_007
  return sum
}
