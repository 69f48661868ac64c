/** Whether our pairs and areas are those of GEOS: every pair within 1e-9 of its area or 1e-4 m², whichever is larger. */
import { readArrayBuffer, readPolygons } from './polygon-file'
import { exactOverlapArea } from './exact-overlap'

const RELATIVE = 1e-9
const ABSOLUTE_SQUARE_METERS = 1e-4

export type Agreement = {
  readonly pairs: number
  /** Pairs outside the tolerance where exact arithmetic sides with us. */
  readonly geosWrong: number
  /** Pairs outside the tolerance where we are wrong, or that only one side has. */
  readonly wrong: number
  /** Largest difference among the others, as a share of the area. */
  readonly worstRelative: number
  readonly worstSquareMeters: number
}

type Pairs = { readonly keys: Map<number, number> }

/** @param ours and expected: files of pairs; the sets in metres of the plane, to recompute what is in dispute */
export function compareWithGeos(ours: string, expected: string, constraintsFile: string, subjectsFile: string): Agreement {
  const own = readPairs(ours)
  const geos = readPairs(expected)
  const result = { pairs: own.keys.size, geosWrong: 0, wrong: 0, worstRelative: 0, worstSquareMeters: 0 }
  const disputed: number[] = []
  for (const [key, area] of own.keys) {
    const expectedArea = geos.keys.get(key)
    if (expectedArea === undefined) {
      if (area > ABSOLUTE_SQUARE_METERS) disputed.push(key)
      continue
    }
    const difference = Math.abs(area - expectedArea)
    if (difference > Math.max(RELATIVE * expectedArea, ABSOLUTE_SQUARE_METERS)) disputed.push(key)
    else {
      result.worstSquareMeters = Math.max(result.worstSquareMeters, difference)
      if (expectedArea > ABSOLUTE_SQUARE_METERS / RELATIVE) result.worstRelative = Math.max(result.worstRelative, difference / expectedArea)
    }
  }
  for (const [key, area] of geos.keys) if (!own.keys.has(key) && area > ABSOLUTE_SQUARE_METERS) disputed.push(key)
  if (disputed.length > 0) {
    const constraints = readPolygons(constraintsFile)
    const subjects = readPolygons(subjectsFile)
    for (const key of disputed) {
      const [subject, constraint] = [Math.floor(key / KEY_BASE), key % KEY_BASE]
      const exact = exactOverlapArea(subjects, subject, constraints, constraint)
      const isOurs = Math.abs((own.keys.get(key) ?? 0) - exact) <= Math.max(RELATIVE * exact, ABSOLUTE_SQUARE_METERS)
      if (isOurs) result.geosWrong++
      else result.wrong++
    }
  }
  return result
}

const KEY_BASE = 2 ** 24

function readPairs(path: string): Pairs {
  const buffer = readArrayBuffer(path)
  const count = new Uint32Array(buffer, 0, 1)[0]!
  const pairs = new Uint32Array(buffer, 8, 2 * count)
  const areas = new Float64Array(buffer, 8 + 8 * count, count)
  const keys = new Map<number, number>()
  for (let pair = 0; pair < count; pair++) keys.set(pairs[2 * pair]! * KEY_BASE + pairs[2 * pair + 1]!, areas[pair]!)
  return { keys }
}
