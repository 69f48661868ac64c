/**
 * Makes lines that meet or cross share a vertex, so that a network can be traced over equal coordinates.
 *
 * Lines are arrays of [lon, lat] in degrees and are changed in place.
 */

/** Insert a vertex after `index`, unless it is there already. */
export function insertVertex(line, index, vertex) {
  const same = (other) => other !== undefined && other[0] === vertex[0] && other[1] === vertex[1]
  if (!same(line[index]) && !same(line[index + 1])) line.splice(index + 1, 0, vertex)
}

/**
 * Give every pair of crossing lines the crossing point as a vertex.
 *
 * @returns {number} how many crossings got a new vertex
 */
export function shareCrossings(lines) {
  let count = 0
  for (let one = 0; one < lines.length; one += 1) {
    for (let other = one + 1; other < lines.length; other += 1) {
      for (let found = firstCrossing(lines[one], lines[other]); found !== null; found = firstCrossing(lines[one], lines[other])) {
        insertVertex(lines[one], found.i, found.at)
        insertVertex(lines[other], found.j, found.at)
        count += 1
      }
    }
  }
  return count
}

/** The first crossing in the inside of two segments; `i` and `j` are the segments' first vertices. */
function firstCrossing(one, other) {
  for (let i = 0; i + 1 < one.length; i += 1) {
    for (let j = 0; j + 1 < other.length; j += 1) {
      const at = crossSegments(one[i], one[i + 1], other[j], other[j + 1])
      if (at !== null) return { i, j, at }
    }
  }
  return null
}

/** Proper crossing of a–b and c–d, rounded to 1e-6 degrees; null if they touch at a shared vertex or not at all. */
function crossSegments(a, b, c, d) {
  const isShared = [a, b].some((p) => [c, d].some((q) => p[0] === q[0] && p[1] === q[1]))
  if (isShared) return null
  const direction = [b[0] - a[0], b[1] - a[1]]
  const across = [d[0] - c[0], d[1] - c[1]]
  const determinant = direction[0] * across[1] - direction[1] * across[0]
  if (determinant === 0) return null
  const t = ((c[0] - a[0]) * across[1] - (c[1] - a[1]) * across[0]) / determinant
  const u = ((c[0] - a[0]) * direction[1] - (c[1] - a[1]) * direction[0]) / determinant
  if (t < 0 || t > 1 || u < 0 || u > 1) return null
  return [a[0] + t * direction[0], a[1] + t * direction[1]].map((value) => Math.round(value * 1e6) / 1e6)
}
