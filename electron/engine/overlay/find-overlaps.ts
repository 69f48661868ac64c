/**
 * Which subjects overlap which constraints, and by how much area.
 *
 * Candidates come from the index over the constraints' rings; a ring that does not reach into a subject's box settles the pair at
 * once (wholly inside or wholly outside); for the others the common area is summed edge by edge. Interiors must overlap: what only touches is
 * no pair. Pure and single-threaded; check-overlaps.ts shares the subjects out.
 */
import { SQUARE_METERS_PER_SQUARE_DEGREE } from '../geodesy/equal-area'
import { areaUnderBoth } from './area-under-both'
import { EdgeCollector } from './collect-edges'
import { EdgeBuffer } from './edge-buffer'
import { doubledFloat64, doubledUint32 } from './grow-array'
import type { PreparedPolygons } from './prepared-polygons'
import { RingSearch } from './ring-search'
import { spatialOrder } from './spatial-order'

/** Pairs of overlapping features, ordered by subject, then by constraint. */
export type OverlapTable = {
  readonly subjects: Uint32Array
  readonly constraints: Uint32Array
  /** Common area in square units of the plane; always above zero. */
  readonly areas: Float64Array
}

export type OverlapOptions = {
  /** Asked every thousand subjects; an overlay stops by throwing what this throws. */
  readonly throwIfCancelled?: () => void
  /** Told after every thousand subjects how many are done. */
  readonly onProgress?: (done: number) => void
}

/** Subject parts with more edges than this are reduced to the box of each constraint ring too. */
const SMALL_PART_EDGES = 64
const CANCEL_INTERVAL = 1024
/**
 * An overlap thinner than this many rounding steps of the coordinates, along the box that both share, is touching: neighbours
 * that were digitised on the same line may miss each other by the last digit of a double.
 */
const TOUCHING_ROUNDING_STEPS = 4
/** What is larger is no touching, however long the shared line: square centimetres that other programs report too. In the equal-area plane. */
const LARGEST_TOUCHING = 1e-4 / SQUARE_METERS_PER_SQUARE_DEGREE

export function findOverlaps(
  subjects: PreparedPolygons,
  constraints: PreparedPolygons,
  options: OverlapOptions = {},
): OverlapTable {
  const pairs = new PairList()
  const search = new PairSearch(subjects, constraints)
  // One subject after its neighbour finds in the processor's cache what that one pulled into it.
  const order = spatialOrder(cornersOf(subjects))
  for (let step = 0; step < order.length; step++) {
    if (step % CANCEL_INTERVAL === 0) {
      options.throwIfCancelled?.()
      options.onProgress?.(step)
    }
    search.run(order[step]!, pairs)
  }
  return pairs.build(order.length)
}

/** Lower left corners of the features. */
function cornersOf({ featureBoxes }: PreparedPolygons): Float64Array {
  const corners = new Float64Array(featureBoxes.length / 2)
  for (let at = 0; at < corners.length; at += 2) {
    corners[at] = featureBoxes[2 * at]!
    corners[at + 1] = featureBoxes[2 * at + 1]!
  }
  return corners
}

class PairSearch {
  readonly #subjects: PreparedPolygons
  readonly #constraints: PreparedPolygons
  readonly #search: RingSearch
  readonly #subjectEdges = new EdgeBuffer()
  readonly #constraintEdges = new EdgeBuffer()
  readonly #subjectCollector = new EdgeCollector(this.#subjectEdges)
  readonly #constraintCollector = new EdgeCollector(this.#constraintEdges)
  /** Area and rounding noise so far of each constraint that the current subject may overlap. */
  readonly #sums = new Map<number, { area: number; noise: number }>()

  constructor(subjects: PreparedPolygons, constraints: PreparedPolygons) {
    this.#subjects = subjects
    this.#constraints = constraints
    this.#search = new RingSearch(constraints)
  }

  run(subject: number, pairs: PairList): void {
    const { featureStarts } = this.#subjects.set
    this.#sums.clear()
    for (let part = featureStarts[subject]!; part < featureStarts[subject + 1]!; part++) this.#searchPart(part)
    if (this.#sums.size === 0) return
    const found = [...this.#sums].filter(([, sum]) => sum.area > Math.min(sum.noise, LARGEST_TOUCHING))
    if (found.length > 1) found.sort(([a], [b]) => a - b)
    for (const [constraint, sum] of found) pairs.push(subject, constraint, sum.area)
  }

  #searchPart(part: number): void {
    const { set, ringBoxes, partAreas } = this.#subjects
    const shell = set.partStarts[part]!
    const endRing = set.partStarts[part + 1]!
    const minX = ringBoxes[4 * shell]!
    const minY = ringBoxes[4 * shell + 1]!
    const maxX = ringBoxes[4 * shell + 2]!
    const maxY = ringBoxes[4 * shell + 3]!
    const count = this.#search.query(minX, minY, maxX, maxY)
    if (count === 0) return
    const candidates = this.#search.found
    const edgeCount = set.ringStarts[endRing]! - set.ringStarts[shell]! - (endRing - shell)
    const isSmall = edgeCount <= SMALL_PART_EDGES
    let collected = false
    const noise = TOUCHING_ROUNDING_STEPS * Number.EPSILON * (Math.max(-minX, maxX) * (maxY - minY) + Math.max(-minY, maxY) * (maxX - minX))
    for (let candidate = 0; candidate < count; candidate++) {
      const ring = candidates[candidate]!
      this.#constraintEdges.clear()
      let area: number
      if (isSmall) {
        this.#constraintCollector.setBox(minX, minY, maxX, maxY, false)
        this.#constraintCollector.collect(this.#constraints, ring)
        if (this.#constraintCollector.reaching === 0) {
          area = this.#constraintCollector.winding * this.#constraints.ringSigns[ring]! * partAreas[part]!
        } else {
          if (!collected) this.#collectSubject(shell, endRing, minX, minY, maxX, maxY, false)
          collected = true
          area = areaUnderBoth(this.#subjectEdges, this.#constraintEdges)
        }
      } else {
        area = this.#areaInSharedBox(part, ring)
      }
      if (area !== 0) this.#add(this.#constraints.ringFeatures[ring]!, area, noise)
    }
  }

  #areaInSharedBox(part: number, ring: number): number {
    const { set, ringBoxes } = this.#subjects
    const shell = set.partStarts[part]!
    const endRing = set.partStarts[part + 1]!
    const boxes = this.#constraints.ringBoxes
    const minX = Math.max(ringBoxes[4 * shell]!, boxes[4 * ring]!)
    const minY = Math.max(ringBoxes[4 * shell + 1]!, boxes[4 * ring + 1]!)
    const maxX = Math.min(ringBoxes[4 * shell + 2]!, boxes[4 * ring + 2]!)
    const maxY = Math.min(ringBoxes[4 * shell + 3]!, boxes[4 * ring + 3]!)
    if (minX >= maxX || minY >= maxY) return 0
    this.#constraintCollector.setBox(minX, minY, maxX, maxY, true)
    this.#constraintCollector.collect(this.#constraints, ring)
    if (this.#constraintCollector.reaching === 0 && this.#constraintCollector.winding === 0) return 0
    this.#collectSubject(shell, endRing, minX, minY, maxX, maxY, true)
    return areaUnderBoth(this.#subjectEdges, this.#constraintEdges)
  }

  #collectSubject(shell: number, endRing: number, minX: number, minY: number, maxX: number, maxY: number, clips: boolean): void {
    this.#subjectEdges.clear()
    this.#subjectCollector.setBox(minX, minY, maxX, maxY, clips)
    for (let ring = shell; ring < endRing; ring++) {
      if (clips) this.#subjectCollector.collect(this.#subjects, ring)
      else this.#subjectCollector.collectAll(this.#subjects, ring)
    }
  }

  #add(constraint: number, area: number, noise: number): void {
    const sum = this.#sums.get(constraint)
    if (sum === undefined) this.#sums.set(constraint, { area, noise })
    else {
      sum.area += area
      sum.noise += noise
    }
  }
}

class PairList {
  #subjects = new Uint32Array(1024)
  #constraints = new Uint32Array(1024)
  #areas = new Float64Array(1024)
  #count = 0

  push(subject: number, constraint: number, area: number): void {
    const at = this.#count++
    if (at === this.#areas.length) this.#grow()
    this.#subjects[at] = subject
    this.#constraints[at] = constraint
    this.#areas[at] = area
  }

  /** By subject, those of one subject in the order in which they came. */
  build(subjectCount: number): OverlapTable {
    const starts = new Uint32Array(subjectCount + 1)
    for (let pair = 0; pair < this.#count; pair++) starts[this.#subjects[pair]! + 1]!++
    for (let subject = 1; subject <= subjectCount; subject++) starts[subject]! += starts[subject - 1]!
    const table = { subjects: new Uint32Array(this.#count), constraints: new Uint32Array(this.#count), areas: new Float64Array(this.#count) }
    for (let pair = 0; pair < this.#count; pair++) {
      const at = starts[this.#subjects[pair]!]!++
      table.subjects[at] = this.#subjects[pair]!
      table.constraints[at] = this.#constraints[pair]!
      table.areas[at] = this.#areas[pair]!
    }
    return table
  }

  #grow(): void {
    this.#subjects = doubledUint32(this.#subjects)
    this.#constraints = doubledUint32(this.#constraints)
    this.#areas = doubledFloat64(this.#areas)
  }
}
