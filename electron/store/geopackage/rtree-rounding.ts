/** Coordinates in an R-tree have 32 bits: boxes are rounded outwards as SQLite does it (rtree.c, rtreeValueDown and rtreeValueUp). */

const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)
const SIGN = 0x80000000

/** The greatest 32-bit number that is not above the value. */
export function roundDown(value: number): number {
  float[0] = value
  if (float[0]! > value) bits[0] = (bits[0]! & SIGN) === 0 ? bits[0]! - 1 : bits[0]! + 1
  return float[0]!
}

/** The least 32-bit number that is not below the value. */
export function roundUp(value: number): number {
  float[0] = value
  if (float[0]! < value) bits[0] = (bits[0]! & SIGN) === 0 ? bits[0]! + 1 : bits[0]! - 1
  return float[0]!
}
