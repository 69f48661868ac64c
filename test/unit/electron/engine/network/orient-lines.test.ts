/** Rivers digitised against the flow, and what the record says of them. Directions are drawn by hand; no engine was asked. */
import { describe, expect, it } from 'vitest'
import { orientLines } from '../../../../../electron/engine/network/orient-lines'
import type { WaterLine } from '../../../../../electron/engine/network/water-line'

const line = (id: string, flowsTo: string | null, positions: WaterLine['positions'], name = id): WaterLine => ({ id, name, flowsTo, positions })
const turned = (lines: readonly WaterLine[]) => orientLines(lines).known.filter((direction) => direction.turned).map(({ id }) => id)
const recorded = (lines: readonly WaterLine[]) => orientLines(lines).known.map(({ id }) => id)

/** Flows east along the equator. */
const stem = line('stem', '黄海', [[0, 0], [0.05, 0], [0.1, 0]])
/** From the north into the stem. */
const down = [[0.05, 0.04], [0.05, 0.02], [0.05, 0]] as const
const up = down.toReversed()

describe('direction from what a waterway flows to', () => {
  it('turns a tributary that was digitised from its mouth, and says so', () => {
    const { lines, known } = orientLines([stem, line('reversed', 'stem', up)])
    expect(lines[1]?.positions).toEqual(down)
    expect(known).toEqual([{ id: 'reversed', name: 'reversed', flowsTo: 'stem', turned: true }])
  })

  it('leaves one that runs right, and counts it as known', () => {
    const { lines, known } = orientLines([stem, line('right', 'stem', down)])
    expect(lines[1]?.positions).toEqual(down)
    expect(known).toMatchObject([{ id: 'right', turned: false }])
  })

  it('leaves what flows to water that is not drawn, and what says nothing', () => {
    expect(recorded([stem, line('silent', null, up), line('elsewhere', '长江', up)])).toEqual([])
  })

  it('knows the receiving water by its code too, one of several', () => {
    expect(turned([{ ...stem, code: 'NT-001' }, line('reversed', '长江、NT-001', up)])).toEqual(['reversed'])
  })

  it('orders the pieces of one river from its mouth, each with its own digitising', () => {
    const pieces = [line('a', 'stem', [[0.05, 0.01], [0.05, 0]], 'river'), line('b', null, [[0.05, 0.01], [0.05, 0.02]], 'river'), line('c', null, [[0.05, 0.03], [0.05, 0.02]], 'river')]
    expect(turned([stem, ...pieces])).toEqual(['b'])
    expect(recorded([stem, ...pieces])).toEqual(['a', 'b', 'c'])
  })

  it('keeps two rivers of one name apart', () => {
    const other = line('far', '中河', [[1, 0], [1.1, 0]])
    const lines = [stem, line('near', 'stem', up, '中心河'), other, line('far away', 'far', [[1.05, 0.02], [1.05, 0]], '中心河')]
    expect(turned(lines)).toEqual(['near'])
  })

  it('leaves a side channel that meets its river at both ends', () => {
    expect(recorded([stem, line('channel', 'stem', [[0.03, 0], [0.04, 0.01], [0.05, 0]])])).toEqual([])
  })

  it('believes a mouth 300 m short of the river, not one 2 km short', () => {
    const short = (latitude: number) => line('short', 'stem', [[0.05, latitude], [0.05, 0.06]])
    expect(turned([stem, short(0.0027)])).toEqual(['short'])
    expect(turned([stem, short(0.018)])).toEqual([])
  })

  it('changes nothing where the mouth lies within the line: the river passes what it is said to flow to', () => {
    expect(recorded([stem, line('crossing', 'stem', [[0.05, 0.02], [0.05, 0], [0.05, -0.03]])])).toEqual([])
  })
})
