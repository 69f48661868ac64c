/**
 * A polygon set made ready for overlay, once: coordinates in the plane, a tree of boxes over the edges of each ring, and, for the side
 * that is searched, an index over all rings.
 *
 * The tree of a ring has a box for every 16 consecutive edges and one for every 8 boxes below. A node is a chain of edges, so
 * where its box lies wholly on one side of a query box the chain may be replaced by the line from its first to its last
 * vertex: whatever is inside the query box does not change. That is what makes a parcel against a coast of 100 000 vertices
 * cost a few dozen edges.
 *
 * Holes stand in the index beside shells: the overlap with a polygon is the sum over its rings, holes counting negative.
 * Rings must be valid (see geometry/validity.ts); everything is immutable and may be shared between workers.
 */
import Flatbush from 'flatbush'
import type { PolygonSet } from '../geometry/polygon-set'

export const EDGES_PER_LEAF = 16
export const NODES_PER_PARENT = 8

export type PreparedPolygons = {
  readonly set: PolygonSet
  /** Coordinates in the plane of the overlay, vertex by vertex as in `set.coordinates`. */
  readonly plane: Float64Array
  /** Signed weight of each ring: +1 where walking it keeps the polygon on the left, −1 on the right, 0 without area. */
  readonly ringSigns: Int8Array
  /** Feature of each ring. */
  readonly ringFeatures: Uint32Array
  /** minX, minY, maxX, maxY of each ring. */
  readonly ringBoxes: Float64Array
  /** First node of each ring in `nodeBoxes`; leaves first, then each level above, the root last. */
  readonly nodeStarts: Uint32Array
  /** minX, minY, maxX, maxY of each node. */
  readonly nodeBoxes: Float64Array
  /** Area of each part, holes taken off, in square units of the plane. */
  readonly partAreas: Float64Array
  /** minX, minY, maxX, maxY of each feature; inside out for one without parts. */
  readonly featureBoxes: Float64Array
}

/**
 * @param set valid polygons
 * @param plane the same vertices in the plane of the overlay, e.g. from `toEqualAreaPlane`
 * @throws Error where a ring is not closed: invalid input is to be repaired first
 */
export function preparePolygons(set: PolygonSet, plane: Float64Array): PreparedPolygons {
  const { ringStarts, partStarts, featureStarts } = set
  const ringCount = ringStarts.length - 1
  const nodeStarts = new Uint32Array(ringCount + 1)
  for (let ring = 0; ring < ringCount; ring++) {
    nodeStarts[ring + 1] = nodeStarts[ring]! + countNodes(ringStarts[ring + 1]! - ringStarts[ring]! - 1)
  }
  const nodeBoxes = new Float64Array(4 * nodeStarts[ringCount]!)
  const ringBoxes = new Float64Array(4 * ringCount)
  const ringSigns = new Int8Array(ringCount)
  const ringFeatures = new Uint32Array(ringCount)
  const featureBoxes = new Float64Array(4 * (featureStarts.length - 1))
  const partAreas = new Float64Array(partStarts.length - 1)

  for (let feature = 0; feature + 1 < featureStarts.length; feature++) {
    setEmpty(featureBoxes, 4 * feature)
    for (let part = featureStarts[feature]!; part < featureStarts[feature + 1]!; part++) {
      const shell = partStarts[part]!
      for (let ring = shell; ring < partStarts[part + 1]!; ring++) {
        const edges = ringStarts[ring + 1]! - ringStarts[ring]! - 1
        requireClosed(plane, ringStarts[ring]!, ringStarts[ring + 1]! - 1)
        const doubleArea = fillRingNodes(plane, ringStarts[ring]!, edges, nodeBoxes, nodeStarts[ring]!)
        setEmpty(ringBoxes, 4 * ring)
        if (edges > 0) widen(ringBoxes, 4 * ring, nodeBoxes, 4 * (nodeStarts[ring + 1]! - 1))
        ringSigns[ring] = Math.sign(doubleArea) * (ring === shell ? 1 : -1)
        ringFeatures[ring] = feature
        partAreas[part]! += ((ring === shell ? 1 : -1) * Math.abs(doubleArea)) / 2
      }
      if (shell < partStarts[part + 1]!) widen(featureBoxes, 4 * feature, ringBoxes, 4 * shell)
    }
  }
  return {
    set,
    plane,
    ringSigns,
    ringFeatures,
    ringBoxes,
    nodeStarts,
    nodeBoxes,
    partAreas,
    featureBoxes,
  }
}

/** @returns the area of each feature in square units of the plane */
export function featureAreas({ set, partAreas }: PreparedPolygons): Float64Array {
  const areas = new Float64Array(set.featureStarts.length - 1)
  for (let feature = 0; feature < areas.length; feature++) {
    for (let part = set.featureStarts[feature]!; part < set.featureStarts[feature + 1]!; part++) areas[feature]! += partAreas[part]!
  }
  return areas
}

const indexes = new WeakMap<PreparedPolygons, Flatbush | null>()

/** @returns an index over all rings by number, made once a set; null for a set without rings */
export function indexRings(prepared: PreparedPolygons): Flatbush | null {
  const known = indexes.get(prepared)
  if (known !== undefined) return known
  const made = makeRingIndex(prepared)
  indexes.set(prepared, made)
  return made
}

function makeRingIndex({ ringBoxes }: PreparedPolygons): Flatbush | null {
  const ringCount = ringBoxes.length / 4
  if (ringCount === 0) return null
  const index = new Flatbush(ringCount)
  for (let box = 0; box < 4 * ringCount; box += 4) {
    index.add(ringBoxes[box]!, ringBoxes[box + 1]!, ringBoxes[box + 2]!, ringBoxes[box + 3]!)
  }
  index.finish()
  return index
}

function requireClosed(plane: Float64Array, first: number, last: number): void {
  if (plane[2 * first] !== plane[2 * last] || plane[2 * first + 1] !== plane[2 * last + 1]) throw new Error('A ring to be overlaid is not closed')
}

/** Nodes of the tree over a ring of so many edges. */
function countNodes(edges: number): number {
  let level = Math.ceil(edges / EDGES_PER_LEAF)
  let total = level
  while (level > 1) {
    level = Math.ceil(level / NODES_PER_PARENT)
    total += level
  }
  return total
}

/** Fill the boxes of one ring's tree, bottom up. @returns twice the signed area, counter-clockwise positive */
function fillRingNodes(plane: Float64Array, firstVertex: number, edges: number, boxes: Float64Array, firstNode: number): number {
  const originX = plane[2 * firstVertex] ?? 0
  const originY = plane[2 * firstVertex + 1] ?? 0
  let doubleArea = 0
  let node = firstNode
  for (let start = 0; start < edges; start += EDGES_PER_LEAF) {
    const end = Math.min(start + EDGES_PER_LEAF, edges)
    let at = 2 * (firstVertex + start)
    let x = plane[at]!
    let y = plane[at + 1]!
    let minX = x
    let minY = y
    let maxX = x
    let maxY = y
    for (let edge = start; edge < end; edge++) {
      at += 2
      const nextX = plane[at]!
      const nextY = plane[at + 1]!
      doubleArea += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY)
      x = nextX
      y = nextY
      if (x < minX) minX = x
      else if (x > maxX) maxX = x
      if (y < minY) minY = y
      else if (y > maxY) maxY = y
    }
    boxes[4 * node] = minX
    boxes[4 * node + 1] = minY
    boxes[4 * node + 2] = maxX
    boxes[4 * node + 3] = maxY
    node++
  }
  let levelStart = firstNode
  while (node - levelStart > 1) {
    const levelEnd = node
    for (let child = levelStart; child < levelEnd; child += NODES_PER_PARENT) {
      mergeBoxes(boxes, child, Math.min(child + NODES_PER_PARENT, levelEnd), node++)
    }
    levelStart = levelEnd
  }
  return doubleArea
}

/** Make the box at `at` inside out. */
function setEmpty(boxes: Float64Array, at: number): void {
  boxes[at] = Infinity
  boxes[at + 1] = Infinity
  boxes[at + 2] = -Infinity
  boxes[at + 3] = -Infinity
}

/** Widen the box at `at` by the one at `by`. */
function widen(boxes: Float64Array, at: number, others: Float64Array, by: number): void {
  if (others[by]! < boxes[at]!) boxes[at] = others[by]!
  if (others[by + 1]! < boxes[at + 1]!) boxes[at + 1] = others[by + 1]!
  if (others[by + 2]! > boxes[at + 2]!) boxes[at + 2] = others[by + 2]!
  if (others[by + 3]! > boxes[at + 3]!) boxes[at + 3] = others[by + 3]!
}

function mergeBoxes(boxes: Float64Array, from: number, to: number, target: number): void {
  setEmpty(boxes, 4 * target)
  for (let child = from; child < to; child++) widen(boxes, 4 * target, boxes, 4 * child)
}
