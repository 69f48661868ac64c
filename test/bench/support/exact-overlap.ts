/**
 * The common area of two polygons in fractions of whole numbers, without any rounding: judges where two engines differ.
 *
 * Σ Σ s·s′ ∫ min(f, f′) over the edges of both, as the engine sums it, but every number exact; far too slow for more than a few pairs.
 */
import type { PolygonSet } from '../../../electron/engine/geometry/polygon-set'

class Fraction {
  readonly over: bigint
  readonly under: bigint

  constructor(over: bigint, under: bigint) {
    const divisor = greatestDivisor(over < 0n ? -over : over, under)
    this.over = over / divisor
    this.under = under / divisor
  }

  static of(number: number): Fraction {
    let exponent = 0n
    let scaled = number
    while (!Number.isInteger(scaled)) {
      scaled *= 2
      exponent++
    }
    return new Fraction(BigInt(scaled), 1n << exponent)
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.over * other.under + other.over * this.under, this.under * other.under)
  }

  minus(other: Fraction): Fraction {
    return new Fraction(this.over * other.under - other.over * this.under, this.under * other.under)
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.over * other.over, this.under * other.under)
  }

  dividedBy(other: Fraction): Fraction {
    const sign = other.over < 0n ? -1n : 1n
    return new Fraction(sign * this.over * other.under, sign * other.over * this.under)
  }

  isBelow(other: Fraction): boolean {
    return this.over * other.under < other.over * this.under
  }

  toNumber(): number {
    const scale = 1n << 80n
    return Number((this.over * scale) / this.under) / 2 ** 80
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}

type Edge = { x1: Fraction; y1: Fraction; x2: Fraction; y2: Fraction; sign: number }

/** @returns the common area of a feature of each set in square units of their plane */
export function exactOverlapArea(a: PolygonSet, featureA: number, b: PolygonSet, featureB: number): number {
  const edgesA = edgesOf(a, featureA)
  const [left, right] = spanOf(edgesA)
  const edgesB = edgesOf(b, featureB).filter(({ x1, x2 }) => x1.isBelow(right) && left.isBelow(x2))
  let sum = Fraction.of(0)
  for (const e of edgesA) {
    for (const f of edgesB) {
      const start = e.x1.isBelow(f.x1) ? f.x1 : e.x1
      const end = e.x2.isBelow(f.x2) ? e.x2 : f.x2
      if (!start.isBelow(end)) continue
      const doubled = heightAt(f, start).plus(heightAt(f, end)).plus(doubleNegativePart(heightAt(e, start).minus(heightAt(f, start)), heightAt(e, end).minus(heightAt(f, end))))
      sum = sum.plus(end.minus(start).times(doubled).times(Fraction.of(e.sign * f.sign)))
    }
  }
  return sum.toNumber() / 2
}

function heightAt(edge: Edge, x: Fraction): Fraction {
  return edge.y1.plus(x.minus(edge.x1).times(edge.y2.minus(edge.y1)).dividedBy(edge.x2.minus(edge.x1)))
}

function doubleNegativePart(start: Fraction, end: Fraction): Fraction {
  const zero = Fraction.of(0)
  if (!zero.isBelow(start)) return zero.isBelow(end) ? start.times(start).dividedBy(start.minus(end)) : start.plus(end)
  return end.isBelow(zero) ? end.times(end).dividedBy(end.minus(start)) : zero
}

function spanOf(edges: readonly Edge[]): [Fraction, Fraction] {
  let [left, right] = [edges[0]!.x1, edges[0]!.x2]
  for (const { x1, x2 } of edges) {
    if (x1.isBelow(left)) left = x1
    if (right.isBelow(x2)) right = x2
  }
  return [left, right]
}

/** Edges from left to right; +1 where the polygon lies above. */
function edgesOf(set: PolygonSet, feature: number): Edge[] {
  const edges: Edge[] = []
  for (let part = set.featureStarts[feature]!; part < set.featureStarts[feature + 1]!; part++) {
    for (let ring = set.partStarts[part]!; ring < set.partStarts[part + 1]!; ring++) {
      const vertices: [number, number][] = []
      for (let at = 2 * set.ringStarts[ring]!; at < 2 * set.ringStarts[ring + 1]!; at += 2) vertices.push([set.coordinates[at]!, set.coordinates[at + 1]!])
      const doubled = vertices.slice(1).reduce((sum, [x, y], index) => sum + (vertices[index]![0] - vertices[0]![0]) * (y - vertices[0]![1]) - (x - vertices[0]![0]) * (vertices[index]![1] - vertices[0]![1]), 0)
      const runsLeft = (ring === set.partStarts[part]) === doubled > 0
      for (let index = 1; index < vertices.length; index++) {
        const [from, to] = [vertices[index - 1]!, vertices[index]!]
        if (from[0] === to[0]) continue
        const runsRight = from[0] < to[0]
        const [a, b] = runsRight ? [from, to] : [to, from]
        edges.push({ x1: Fraction.of(a[0]), y1: Fraction.of(a[1]), x2: Fraction.of(b[0]), y2: Fraction.of(b[1]), sign: runsRight === runsLeft ? 1 : -1 })
      }
    }
  }
  return edges
}
