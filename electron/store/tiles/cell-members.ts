/**
 * What one cell of an overview shows: its features themselves, or one point that stands for them.
 *
 * A cell is made from what the four cells of the next finer zoom show, so that a change touches one cell a zoom, and the result
 * is the same whichever way it came about.
 */
import { addMark, addTally, type Tally, TallyForm, type TallyMark, tallyText } from './tally'
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
  /** A feature's properties as JSON; where it stands for several, a tally's text. */
  readonly properties: string
}

/** A cell with more features than this shows one point for them. Three symbols still have room side by side. */
const SHOWN_SINGLY = 3

/** Gathers points into cells of one theme; remembers what it has read. */
export class CellGatherer {
  readonly #form: TallyForm
  readonly #marks = new Map<string, TallyMark>()
  readonly #tallies = new WeakMap<Member, Tally>()

  constructor(theme: TileTheme) {
    this.#form = new TallyForm(theme)
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
    const tally = this.#form.empty()
    for (const member of members) {
      count += member.count
      sumX += member.sumX
      sumY += member.sumY
      if (member.fid === null) addTally(tally, this.#tallies.get(member) ?? this.#form.parse(member.properties))
      else addMark(tally, this.#markOf(member.properties))
    }
    const { x, y } = nearest(members, sumX / count, sumY / count)
    const cluster: Member = { fid: null, x, y, count, sumX, sumY, properties: tallyText(tally) }
    this.#tallies.set(cluster, tally)
    return [cluster]
  }

  #markOf(properties: string): TallyMark {
    let mark = this.#marks.get(properties)
    if (mark === undefined) this.#marks.set(properties, (mark = this.#form.mark(properties)))
    return mark
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
