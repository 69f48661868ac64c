/**
 * Validity of polygons under the OGC rules, with the verdicts of GEOS (IsValidOp 3.10 and later), every problem with its place.
 *
 * Boundary rules: rings of one polygon may touch at single points as long as the interior stays in one piece; polygons of one feature
 * may touch at points, not along lines. All decisions are exact for the coordinates as given.
 */
import { EdgeTree } from './edge-tree'
import type { GeometryProblem } from './geometry-problem'
import type { PolygonSet } from './polygon-set'
import { findRingCrossings, type RingTouch } from './ring-crossings'
import { type CheckedRing, cleanRings, layOutRings, type RingEdges } from './ring-edges'
import { findNestingProblems } from './ring-nesting'
import { isStarRing } from './star-ring'

export type PolygonCheck = { readonly valid: boolean; readonly problems: readonly GeometryProblem[] }

/** One for all checks, so that its buffers are made once. Checks do not nest. */
const tree = new EdgeTree()
const NO_PROBLEMS: PolygonCheck = { valid: true, problems: [] }

/** @returns what is wrong with one feature of a set; a feature without parts is valid */
export function checkPolygon(set: PolygonSet, feature: number): PolygonCheck {
  const { coordinates, ringStarts, partStarts, featureStarts } = set
  const firstRing = partStarts[featureStarts[feature]!]!
  const endRing = partStarts[featureStarts[feature + 1]!]!
  if (endRing <= firstRing + 1) {
    if (endRing === firstRing || isStarRing(coordinates, ringStarts[firstRing]!, ringStarts[endRing]!)) return NO_PROBLEMS
  }
  if (tree.layOut(coordinates, ringStarts, firstRing, endRing) && tree.areApart()) {
    const problems = endRing === firstRing + 1 ? [] : findNestingProblems(cleanRings(set, feature))
    return { valid: problems.length === 0, problems }
  }
  const layout = layOutRings(set, feature)
  const crossings = tree.layOut(layout.xy, startsOf(layout), 0, layout.rings.length) ? findRingCrossings(layout, tree) : NOTHING_MEETS
  const problems = [...layout.problems, ...crossings.problems]
  // Rings that cross have no inside to speak of.
  if (problems.length === 0) problems.push(...findNestingProblems(layout), ...findDisconnections(layout.rings, crossings.touches))
  return { valid: problems.length === 0, problems }
}

const NOTHING_MEETS = { problems: [], touches: [] }

function startsOf({ xy, rings }: RingEdges): Uint32Array {
  return Uint32Array.from([...rings.map(({ from }) => from), xy.length / 2])
}

/**
 * Rings of one polygon that touch in a circle cut its interior apart. Rings and the points where they touch form a graph; a touch that
 * joins what is joined already closes a circle.
 */
function findDisconnections(rings: readonly CheckedRing[], touches: readonly RingTouch[]): GeometryProblem[] {
  const problems: GeometryProblem[] = []
  const roots = new Map<string, string>()
  const find = (node: string): string => {
    const parent = roots.get(node)
    if (parent === undefined || parent === node) return node
    const root = find(parent)
    roots.set(node, root)
    return root
  }
  const seen = new Set<string>()
  for (const { ring, other, at } of touches) {
    const { part } = rings[ring]!
    if (part !== rings[other]!.part) continue
    const point = `${part}:${at[0]},${at[1]}`
    for (const number of [ring, other]) {
      const incidence = `${number} ${point}`
      if (seen.has(incidence)) continue
      seen.add(incidence)
      const [a, b] = [find(`${number}`), find(point)]
      if (a === b) problems.push({ code: 'geometry.disconnectedInterior', at })
      else roots.set(a, b)
    }
  }
  return problems
}
