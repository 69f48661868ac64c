/**
 * The parcels of the conflict-check bench, from a seed: simple polygons of 8 to 40 vertices and 100 m to 3 km, 15 in 100 across a
 * line of the layer, 15 inside a polygon, 70 outside of it in the same neighbourhood.
 */
import { PolygonSetBuilder, type PolygonSet } from '../../../electron/engine/geometry/polygon-set'
import { randomNumbers } from '../random-numbers'

const METERS_PER_DEGREE = 111_320

/** @param layer polygons of one part each, degrees; @returns parcels in degrees, every feature one part without holes */
export function makeParcels(layer: PolygonSet, count: number, seed: number): PolygonSet {
  const random = randomNumbers(seed)
  const places = new Places(layer, random)
  const builder = new PolygonSetBuilder()
  for (let parcel = 0; parcel < count; parcel++) {
    const radiusMeters = 50 * 30 ** random()
    const draw = random()
    const [lon, lat] = draw < 0.15 ? places.nearLine(radiusMeters * 0.4) : places.inCell(draw < 0.3)
    addStar(builder, lon, lat, radiusMeters, 8 + Math.floor(random() * 33), random)
  }
  return builder.build()
}

/** 200 parcels of thousands of vertices each, 5 to 60 km across, laid over lines of the layer. */
export function makeStressParcels(layer: PolygonSet, count: number, seed: number): PolygonSet {
  const random = randomNumbers(seed)
  const places = new Places(layer, random)
  const builder = new PolygonSetBuilder()
  for (let parcel = 0; parcel < count; parcel++) {
    const [lon, lat] = places.nearLine(1000)
    addRough(builder, lon, lat, 2500 + 27_500 * random(), 2000 + Math.floor(random() * 6000), random)
  }
  return builder.build()
}

/** Points in the same neighbourhoods, half of them inside. @returns x0, y0, x1, y1 … in degrees */
export function makePoints(layer: PolygonSet, count: number, seed: number): Float64Array {
  const random = randomNumbers(seed)
  const places = new Places(layer, random)
  const points = new Float64Array(2 * count)
  for (let point = 0; point < count; point++) points.set(point % 4 === 0 ? places.nearLine(5000) : places.anywhereInCell(), 2 * point)
  return points
}

/** A ring around a centre whose radius wanders smoothly, so that neighbours do not cross it. */
function addStar(builder: PolygonSetBuilder, lon: number, lat: number, radiusMeters: number, vertices: number, random: () => number): void {
  const toDegrees = 1 / METERS_PER_DEGREE
  const stretch = 1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180))
  builder.addFeature()
  builder.addPart()
  builder.addRing()
  const turn = random() * 2 * Math.PI
  let first: readonly [number, number] | null = null
  for (let vertex = 0; vertex < vertices; vertex++) {
    const angle = turn + ((vertex + 0.8 * random()) / vertices) * 2 * Math.PI
    const radius = radiusMeters * (0.55 + 0.45 * random())
    const x = round(lon + radius * Math.cos(angle) * toDegrees * stretch)
    const y = round(lat + radius * Math.sin(angle) * toDegrees)
    first ??= [x, y]
    builder.addVertex(x, y)
  }
  if (first !== null) builder.addVertex(first[0], first[1])
}

/** A ring whose radius is a sum of waves that grow finer and lower, like a shore. */
function addRough(builder: PolygonSetBuilder, lon: number, lat: number, radiusMeters: number, vertices: number, random: () => number): void {
  const waves = Array.from({ length: 9 }, (_, octave) => ({ frequency: 2 ** octave, phase: random() * 2 * Math.PI, height: 0.3 * 0.55 ** octave }))
  const stretch = 1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180))
  builder.addFeature()
  builder.addPart()
  builder.addRing()
  for (let vertex = 0; vertex <= vertices; vertex++) {
    const angle = ((vertex % vertices) / vertices) * 2 * Math.PI
    let radius = 1
    for (const wave of waves) radius += wave.height * Math.sin(wave.frequency * angle + wave.phase)
    const degrees = (radiusMeters * Math.max(radius, 0.05)) / METERS_PER_DEGREE
    builder.addVertex(round(lon + degrees * Math.cos(angle) * stretch), round(lat + degrees * Math.sin(angle)))
  }
}

/** Nine decimals, as surveyors deliver. */
function round(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9
}

/** Places by what is there in the layer. Even-odd test over all edges of one polygon: slow, and owing nothing to the engine. */
class Places {
  readonly #layer: PolygonSet
  readonly #random: () => number
  readonly #cumulativeExtent: Float64Array
  readonly #boxes: Float64Array

  constructor(layer: PolygonSet, random: () => number) {
    this.#layer = layer
    this.#random = random
    const polygons = layer.partStarts.length - 1
    this.#cumulativeExtent = new Float64Array(polygons)
    this.#boxes = new Float64Array(4 * polygons)
    let sum = 0
    for (let polygon = 0; polygon < polygons; polygon++) {
      const box = this.#boxOf(polygon)
      this.#boxes.set(box, 4 * polygon)
      const [minX, minY, maxX, maxY] = box
      sum += Math.sqrt((maxX - minX) * (maxY - minY))
      this.#cumulativeExtent[polygon] = sum
    }
  }

  /** A place within so many metres of some vertex of the layer. */
  nearLine(meters: number): [number, number] {
    const { coordinates } = this.#layer
    const vertex = Math.floor((this.#random() * coordinates.length) / 2)
    const angle = this.#random() * 2 * Math.PI
    const degrees = (meters * this.#random()) / METERS_PER_DEGREE
    const lat = coordinates[2 * vertex + 1]!
    const stretch = 1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180))
    return [coordinates[2 * vertex]! + degrees * Math.cos(angle) * stretch, lat + degrees * Math.sin(angle)]
  }

  /** A place in the box of some polygon, wide ones more often. */
  anywhereInCell(): [number, number] {
    return this.#inBox(this.#anyPolygon())
  }

  /** A place in the box of some polygon, inside the polygon or outside of all. */
  inCell(inside: boolean): [number, number] {
    for (;;) {
      const polygon = this.#anyPolygon()
      for (let attempt = 0; attempt < 10; attempt++) {
        const place = this.#inBox(polygon)
        if (inside ? this.#holds(polygon, place[0], place[1]) : !this.#isInAny(place[0], place[1])) return place
      }
    }
  }

  #isInAny(x: number, y: number): boolean {
    const boxes = this.#boxes
    for (let polygon = 0, at = 0; at < boxes.length; polygon++, at += 4) {
      if (boxes[at]! <= x && boxes[at + 1]! <= y && boxes[at + 2]! >= x && boxes[at + 3]! >= y && this.#holds(polygon, x, y)) return true
    }
    return false
  }

  #anyPolygon(): number {
    const sums = this.#cumulativeExtent
    const target = this.#random() * sums[sums.length - 1]!
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < target) low = middle + 1
      else high = middle
    }
    return low
  }

  #inBox(polygon: number): [number, number] {
    const [minX, minY, maxX, maxY] = this.#boxes.subarray(4 * polygon, 4 * polygon + 4) as unknown as [number, number, number, number]
    return [minX + this.#random() * (maxX - minX), minY + this.#random() * (maxY - minY)]
  }

  #boxOf(polygon: number): [number, number, number, number] {
    const { coordinates, ringStarts, partStarts } = this.#layer
    const shell = partStarts[polygon]!
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let at = 2 * ringStarts[shell]!; at < 2 * ringStarts[shell + 1]!; at += 2) {
      minX = Math.min(minX, coordinates[at]!)
      maxX = Math.max(maxX, coordinates[at]!)
      minY = Math.min(minY, coordinates[at + 1]!)
      maxY = Math.max(maxY, coordinates[at + 1]!)
    }
    return [minX, minY, maxX, maxY]
  }

  #holds(polygon: number, x: number, y: number): boolean {
    const { coordinates, ringStarts, partStarts } = this.#layer
    let inside = false
    for (let ring = partStarts[polygon]!; ring < partStarts[polygon + 1]!; ring++) {
      for (let at = 2 * ringStarts[ring]!; at < 2 * (ringStarts[ring + 1]! - 1); at += 2) {
        const y1 = coordinates[at + 1]!
        const y2 = coordinates[at + 3]!
        if (y1 > y !== y2 > y && x < coordinates[at]! + ((y - y1) / (y2 - y1)) * (coordinates[at + 2]! - coordinates[at]!)) inside = !inside
      }
    }
    return inside
  }
}
