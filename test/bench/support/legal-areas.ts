/** Made-up legal areas: control units that share their boundaries, and protected areas of all sizes with ragged outlines. */
import type { MultiPolygon, Position } from 'geojson'
import { randomNumbers } from '../random-numbers'

export type MadeArea = {
  readonly kind: 'controlUnit' | 'ecologicalRedLine' | 'ecologicalControlZone' | 'waterSource'
  readonly geometry: MultiPolygon
  readonly values: Readonly<Record<string, string>>
}

const WEST = 116.6
const SOUTH = 31
const EAST = 121.8
const NORTH = 34.9

/** Version of most areas; a fifth of the protected ones stand in an older one. */
export const NEW_VINTAGE = '2022-10-01'
const OLD_VINTAGE = '2018-06-09'

const UNIT_COLUMNS = 68
const UNIT_ROWS = 67
const EDGE_SEGMENTS = 32

const LEGAL_AREAS = 10_000

/** @returns 10,000 areas with 1.3 million vertices; the same for the same seed */
export function* legalAreas(seed: number): Generator<MadeArea> {
  const random = randomNumbers(seed)
  yield* controlUnits(random)
  yield* protectedAreas(random)
}

/** A grid with moved nodes and ragged edges; each edge is drawn once and used from both sides. */
function* controlUnits(random: () => number): Generator<MadeArea> {
  const width = (EAST - WEST) / UNIT_COLUMNS
  const height = (NORTH - SOUTH) / UNIT_ROWS
  const nodes: Position[][] = Array.from({ length: UNIT_ROWS + 1 }, (_line, row) =>
    Array.from({ length: UNIT_COLUMNS + 1 }, (_node, column) => [WEST + (column + 0.5 * (random() - 0.5)) * width, SOUTH + (row + 0.5 * (random() - 0.5)) * height]),
  )
  const across = nodes.map((row) => row.slice(1).map((node, column) => raggedLine(row[column]!, node, random)))
  const along = nodes.slice(1).map((row, index) => row.map((node, column) => raggedLine(nodes[index]![column]!, node, random)))
  const classes = ['priority', 'key', 'general']
  for (let row = 0; row < UNIT_ROWS; row++) {
    for (let column = 0; column < UNIT_COLUMNS; column++) {
      const south = across[row]![column]!
      const east = along[row]![column + 1]!
      const north = across[row + 1]![column]!.toReversed()
      const west = along[row]![column]!.toReversed()
      const ring = [...south.slice(0, -1), ...east.slice(0, -1), ...north.slice(0, -1), ...west]
      yield {
        kind: 'controlUnit',
        geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
        values: { name: `第${row * UNIT_COLUMNS + column + 1}管控单元`, unit_class: classes[Math.floor(random() * 3)]!, vintage: NEW_VINTAGE },
      }
    }
  }
}

/** Midpoint displacement: every halving moves the middle aside by up to a tenth of the length. */
function raggedLine(from: Position, to: Position, random: () => number): Position[] {
  let line = [from, to]
  while (line.length <= EDGE_SEGMENTS) {
    line = line.flatMap((point, index) => {
      const next = line[index + 1]
      if (next === undefined) return [point]
      const aside = (random() - 0.5) * 0.2
      const dx = next[0]! - point[0]!
      const dy = next[1]! - point[1]!
      return [point, rounded((point[0]! + next[0]!) / 2 - dy * aside, (point[1]! + next[1]!) / 2 + dx * aside)]
    })
  }
  return line
}

/** Sizes spread over four powers of ten, as red lines do: many ponds, few bays. */
function* protectedAreas(random: () => number): Generator<MadeArea> {
  const left = LEGAL_AREAS - UNIT_COLUMNS * UNIT_ROWS
  const categories = ['natureReserve', 'wetlandPark', 'waterSourceProtection', 'floodStorage', 'fishery', 'wetland', 'clearWaterCorridor']
  for (let index = 0; index < left; index++) {
    const size = random()
    const radius = 0.0035 * 10 ** (2.1 * size ** 3)
    const vertices = Math.round(30 + 50 * random() + 2180 * (radius - 0.0035) * (0.5 + random()))
    const centre: Position = [WEST + (EAST - WEST) * random(), SOUTH + (NORTH - SOUTH) * random()]
    const outline = blob(centre, radius, vertices, random)
    const rings = random() < 0.08 ? [outline, blob(centre, radius * 0.3, Math.max(12, vertices >> 3), random).toReversed()] : [outline]
    const kind = index % 11 < 4 ? 'ecologicalRedLine' : index % 11 < 9 ? 'ecologicalControlZone' : 'waterSource'
    const vintage = kind !== 'waterSource' && random() < 0.2 ? OLD_VINTAGE : NEW_VINTAGE
    const values: Record<string, string> = { name: `第${index + 1}保护区域`, vintage }
    if (kind === 'waterSource') values['protection_level'] = ['first', 'second', 'quasi'][index % 3]!
    else values['category'] = categories[index % categories.length]!
    if (kind === 'ecologicalRedLine') values['part'] = random() < 0.3 ? 'core' : 'general'
    yield { kind, geometry: { type: 'MultiPolygon', coordinates: [rings] }, values }
  }
}

/** A ring around its centre, its radius a sum of waves; never crosses itself. */
function blob(centre: Position, radius: number, vertices: number, random: () => number): Position[] {
  const waves = Array.from({ length: 24 }, (_, index) => ({ turns: index + 2, height: (0.5 * (random() - 0.5)) / (index + 2) ** 0.8, shift: 2 * Math.PI * random() }))
  const ring: Position[] = []
  for (let index = 0; index < vertices - 1; index++) {
    const angle = (2 * Math.PI * index) / (vertices - 1)
    const reach = radius * Math.max(0.3, waves.reduce((sum, { turns, height, shift }) => sum + height * Math.cos(turns * angle + shift), 1))
    ring.push(rounded(centre[0]! + (reach * Math.cos(angle)) / 0.85, centre[1]! + reach * Math.sin(angle)))
  }
  return [...ring, ring[0]!]
}

function rounded(longitude: number, latitude: number): Position {
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7]
}
