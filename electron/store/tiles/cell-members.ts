/**
 * What one cell of an overview shows: its features themselves, or one point that stands for them.
 *
 * A cell is made from what the four cells of the next finer zoom show, so that a change touches one cell a zoom, and the result
 * is the same whichever way it came about.
 */
import { countProperty } from '../../../shared/domain/tile-columns'
import type { Value } from '../../../shared/domain/feature'
import type { TileTheme } from './tile-theme'

/** A point of an overview. Coordinates are whole world units. */
export type Member = {
  /** Null for a point that stands for several. */
  readonly fid: number | null
  readonly x: number
  readonly y: number
  /** Number of features it stands for. */
  readonly count: number
  /** Sums of the coordinates of these features. */
  readonly sumX: number
  readonly sumY: number
  /** JSON: a feature's properties; or counts by key (`tallyKeys`) where it stands for several. */
  readonly properties: string
}

/** A cell with more features than this shows one point for them. Three symbols still have room side by side. */
const SHOWN_SINGLY = 3

/** Leads the tally key of an unfinished feature's deadline. */
export const DEADLINE_KEY = '@'

/** The keys under which a feature is counted: `stage_closed`, and `@2023-12-31` for a deadline that is still open. */
function tallyKeys(theme: TileTheme, json: string): readonly string[] {
  const properties = JSON.parse(json) as Record<string, Value>
  const keys: string[] = []
  for (const column of theme.countedColumns) {
    const value = properties[column]
    if (value !== undefined && value !== null) keys.push(countProperty(column, value))
  }
  if (theme.finishedStages !== null) {
    const { deadline, stage } = properties
    if (typeof deadline === 'string' && !(typeof stage === 'string' && theme.finishedStages.includes(stage))) keys.push(DEADLINE_KEY + deadline)
  }
  return keys
}

/** Gathers points into cells of one theme; remembers what it has parsed. */
export class CellGatherer {
  readonly #theme: TileTheme
  readonly #keysByProperties = new Map<string, readonly string[]>()
  readonly #tallies = new WeakMap<Member, ReadonlyMap<string, number>>()

  constructor(theme: TileTheme) {
    this.#theme = theme
  }

  /**
   * @param members what lies in the cell, in any order
   * @returns these themselves, or the one that stands for them: at the place of the member nearest to the mean of all features
   */
  gather(members: readonly Member[]): readonly Member[] {
    if (members.length <= SHOWN_SINGLY && members.every(({ fid }) => fid !== null)) return members
    let count = 0
    let sumX = 0
    let sumY = 0
    for (const member of members) {
      count += member.count
      sumX += member.sumX
      sumY += member.sumY
    }
    const { x, y } = nearest(members, sumX / count, sumY / count)
    const tally = this.#tallyOf(members)
    const cluster: Member = { fid: null, x, y, count, sumX, sumY, properties: tallyJson(tally) }
    this.#tallies.set(cluster, tally)
    return [cluster]
  }

  #tallyOf(members: readonly Member[]): ReadonlyMap<string, number> {
    const tally = new Map<string, number>()
    for (const member of members) {
      if (member.fid !== null) for (const key of this.#keysOf(member.properties)) tally.set(key, (tally.get(key) ?? 0) + 1)
      else for (const [key, count] of this.#tallies.get(member) ?? parseTally(member.properties)) tally.set(key, (tally.get(key) ?? 0) + count)
    }
    return tally
  }

  #keysOf(properties: string): readonly string[] {
    let keys = this.#keysByProperties.get(properties)
    if (keys === undefined) this.#keysByProperties.set(properties, (keys = tallyKeys(this.#theme, properties)))
    return keys
  }
}

/** Ties go to the smaller x, then y: the answer must not depend on the order. */
function nearest(members: readonly Member[], meanX: number, meanY: number): Member {
  let best = members[0]!
  let bestDistance = Infinity
  for (const member of members) {
    const dx = member.x - meanX
    const dy = member.y - meanY
    const distance = dx * dx + dy * dy
    if (distance > bestDistance) continue
    if (distance === bestDistance && (member.x > best.x || (member.x === best.x && member.y >= best.y))) continue
    best = member
    bestDistance = distance
  }
  return best
}

function tallyJson(tally: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Counts by key, as `properties` of a point that stands for several has them. */
export function parseTally(json: string): ReadonlyMap<string, number> {
  return new Map(Object.entries(JSON.parse(json) as Record<string, number>))
}
