import { describe, expect, it } from 'vitest'
import { paginate } from '../../../../../electron/report/layout/paginate'
import type { Piece } from '../../../../../electron/report/layout/piece'

const piece = (height: number, rest: Partial<Piece> = {}): Piece => ({ height, before: 0, keepWithNext: false, paint: () => [], ...rest })
const heights = (pieces: readonly Piece[], height: number) => paginate(pieces, height).map(({ placed }) => placed.map((one) => one.piece.height))

describe('pages', () => {
  it('fills pages in order and loses nothing', () => {
    expect(heights(Array.from({ length: 7 }, () => piece(10)), 30)).toEqual([[10, 10, 10], [10, 10, 10], [10]])
  })

  it('moves a heading on with what it heads', () => {
    expect(heights([piece(20), piece(5, { keepWithNext: true }), piece(9)], 30)).toEqual([[20], [5, 9]])
  })

  it("repeats a table's head on each page that begins with a row, and only there", () => {
    const head = piece(4, { keepWithNext: true })
    const rows = Array.from({ length: 4 }, () => piece(10, { repeats: head }))
    expect(heights([head, ...rows], 30)).toEqual([[4, 10, 10], [4, 10, 10]])
  })

  it('drops the room above at the top of a page', () => {
    const [first, second] = paginate([piece(25), piece(10, { before: 8 })], 30)
    expect(first?.placed[0]?.y).toBe(0)
    expect(second?.placed[0]?.y).toBe(0)
  })

  it('puts what belongs there at the bottom', () => {
    expect(paginate([piece(5), piece(6, { atBottom: true })], 30)[0]?.placed[1]?.y).toBe(24)
  })

  it('places what is higher than a page all the same', () => {
    expect(heights([piece(5), piece(50), piece(5)], 30)).toEqual([[5], [50], [5]])
  })

  it('lowers a map by what is missing, rather than leave the page half empty, and no further than it may be', () => {
    const frame = (height: number): Piece => piece(height, { keepWithNext: true, resize: { least: 14, to: frame } })
    expect(heights([piece(10), frame(20), piece(3)], 30)).toEqual([[10, 17, 3]])
    expect(heights([piece(14), frame(20), piece(3)], 30)).toEqual([[14], [20, 3]])
    expect(heights([frame(20), piece(3)], 30)).toEqual([[20, 3]])
  })
})
