/**
 * Shorelines and rivers of GSHHG and WDBII at full resolution, as chains of [lon, lat] degrees.
 *
 * The database stores each line in pieces, cut at bins of one degree. `gmt coast -M` prints whole bins without clipping,
 * and neighbouring pieces share their end point exactly, so they are put together again here.
 * Borders (`gmt coast -N`) are never read: the base map shows none.
 *
 * Needs the Debian packages `gmt` and `gmt-gshhg-full`.
 * Source: Wessel & Smith 1996, doi:10.1029/96JB00104; GSHHG 2.3.7 (2017-06-15), LGPL.
 */
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'

/** Levels of a shoreline in GSHHG. */
export const SHORELINE_LEVEL = { land: 1, lake: 2, islandInLake: 3, pondInIsland: 4 }

/**
 * Shoreline of one level.
 *
 * @param {{west: number, south: number, east: number, north: number}} region whole degrees
 * @param {number} level one of SHORELINE_LEVEL
 * @returns {{closed: [number, number][][], open: [number, number][][]}} closed rings (first point repeated at the end),
 *   and chains that start and end on the region's edge
 */
export function readShoreline(region, level) {
  return joinPieces(runCoast(region, ['-W', `-A0/${level}/${level}`]).map((piece) => piece.points))
}

/**
 * Rivers and canals, joined per level.
 *
 * @returns {{level: number, points: [number, number][]}[]} WDBII levels: 0 double-lined rivers, 1 permanent major,
 *   2 to 4 further permanent, 5 to 7 intermittent, 8 major canals, 9 minor canals, 10 irrigation canals
 */
export function readRivers(region) {
  const byLevel = new Map()
  for (const { level, points } of runCoast(region, ['-Ia'])) {
    byLevel.set(level, [...(byLevel.get(level) ?? []), points])
  }
  return [...byLevel].flatMap(([level, pieces]) => {
    const { closed, open } = joinPieces(pieces)
    return [...closed, ...open].map((points) => ({ level, points }))
  })
}

function runCoast({ west, south, east, north }, options) {
  const text = execFileSync('gmt', ['coast', `-R${west}/${east}/${south}/${north}`, '-Df', '-M', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    cwd: tmpdir(), // gmt leaves a history file where it runs
  })
  const pieces = []
  for (const line of text.split('\n')) {
    if (line.startsWith('>')) {
      pieces.push({ level: Number(/Level (\d+)/.exec(line)?.[1]), points: [] })
    } else if (line !== '' && !line.startsWith('#')) {
      const [lon, lat] = line.trim().split(/\s+/).map(Number)
      const points = pieces.at(-1).points
      const point = [roundDegrees(lon), roundDegrees(lat)]
      if (points.length === 0 || !isSamePoint(points.at(-1), point)) points.push(point)
    }
  }
  return pieces.filter(({ points }) => points.length > 1 && touchesRegion(points, { west, south, east, north }))
}

function joinPieces(pieces) {
  const closed = pieces.filter((points) => isSamePoint(points[0], points.at(-1)))
  const starts = new Map()
  const pending = new Set(pieces.filter((points) => !isSamePoint(points[0], points.at(-1))))
  for (const points of pending) starts.set(String(points[0]), [...(starts.get(String(points[0])) ?? []), points])
  const ends = new Set([...pending].map((points) => String(points.at(-1))))
  const open = []
  const follow = (first) => {
    pending.delete(first)
    const chain = [...first]
    for (;;) {
      const candidates = (starts.get(String(chain.at(-1))) ?? []).filter((points) => pending.has(points))
      if (candidates.length !== 1) break // an end, or a fork, which stays a node
      pending.delete(candidates[0])
      chain.push(...candidates[0].slice(1))
    }
    if (isSamePoint(chain[0], chain.at(-1))) closed.push(chain)
    else open.push(chain)
  }
  for (const points of pending) if (pending.has(points) && !ends.has(String(points[0]))) follow(points)
  for (const points of pending) if (pending.has(points)) follow(points)
  return { closed, open }
}

const roundDegrees = (value) => Math.round(value * 1e6) / 1e6

const isSamePoint = (a, b) => a[0] === b[0] && a[1] === b[1]

const touchesRegion = (points, { west, south, east, north }) =>
  points.some(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north)
