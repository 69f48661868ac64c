/** The order of boxes along a Hilbert curve: neighbours on the curve are neighbours on the ground. */

const CURVE_ORDER = 16
const CELLS = 2 ** CURVE_ORDER

/**
 * @param boxes min x, max x, min y, max y of each
 * @returns indexes of the boxes in the order of their centres along the curve
 */
export function hilbertOrder(boxes: Float32Array): Uint32Array {
  const count = boxes.length / 4
  let west = Infinity
  let east = -Infinity
  let south = Infinity
  let north = -Infinity
  for (let index = 0; index < boxes.length; index += 4) {
    if (boxes[index]! < west) west = boxes[index]!
    if (boxes[index + 1]! > east) east = boxes[index + 1]!
    if (boxes[index + 2]! < south) south = boxes[index + 2]!
    if (boxes[index + 3]! > north) north = boxes[index + 3]!
  }
  const scaleX = (CELLS - 1) / Math.max(east - west, Number.MIN_VALUE)
  const scaleY = (CELLS - 1) / Math.max(north - south, Number.MIN_VALUE)
  // One number an entry, place on the curve above and index below: sorting plain numbers is fast, and equal places keep their order.
  const indexSpan = 2 ** Math.ceil(Math.log2(Math.max(count, 2)))
  const keys = new Float64Array(count)
  const coarser = Math.max(1, (indexSpan * CELLS * CELLS) / 2 ** 53)
  for (let index = 0; index < count; index++) {
    const x = ((boxes[4 * index]! + boxes[4 * index + 1]!) / 2 - west) * scaleX
    const y = ((boxes[4 * index + 2]! + boxes[4 * index + 3]!) / 2 - south) * scaleY
    const distance = hilbertDistance(x, y)
    keys[index] = (coarser === 1 ? distance : Math.trunc(distance / coarser)) * indexSpan + index
  }
  keys.sort()
  const order = new Uint32Array(count)
  for (let index = 0; index < count; index++) order[index] = keys[index]! % indexSpan
  return order
}

/** Distance along the curve of order 16 of a cell: two bits a quadrant, coarse to fine, as 32-bit whole number. */
function hilbertDistance(cellX: number, cellY: number): number {
  let x = cellX | 0
  let y = cellY | 0
  let distance = 0
  for (let bit = CURVE_ORDER - 1; bit >= 0; bit--) {
    const right = (x >>> bit) & 1
    const upper = (y >>> bit) & 1
    distance = (distance << 2) | ((3 * right) ^ upper)
    if (upper === 0) {
      // The lower quadrants hold the curve turned: mirrored in the right one, then with x and y exchanged.
      const mirror = right === 1 ? CELLS - 1 : 0
      const turned = x ^ mirror
      x = y ^ mirror
      y = turned
    }
  }
  return distance >>> 0
}
