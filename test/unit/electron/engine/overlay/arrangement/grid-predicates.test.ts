/** Signs that can be read off by hand, at sizes where doubles round. */
import { describe, expect, it } from 'vitest'
import { crossSign, passesPixel, turn } from '../../../../../../electron/engine/overlay/arrangement/grid-predicates'

describe('crossSign', () => {
  it('is right where both products round to the same double', () => {
    const n = 2 ** 50
    // (n + 1)(n − 1) − n² = −1.
    expect(Math.sign(crossSign(n + 1, n, n, n - 1))).toBe(-1)
    expect(Math.sign(crossSign(n, n + 1, n - 1, n))).toBe(1)
    expect(crossSign(n, n + 1, n, n + 1)).toBe(0)
    expect(crossSign(3 * n, 3 * n + 3, n, n + 1)).toBe(0)
  })

  it('takes left for positive', () => {
    expect(turn(0, 0, 4, 0, 2, 1)).toBeGreaterThan(0)
    expect(turn(0, 0, 4, 0, 2, -1)).toBeLessThan(0)
    expect(turn(0, 0, 4, 4, 2, 2)).toBe(0)
  })
})

describe('passesPixel', () => {
  it.each([
    ['through the middle', [-10, 0, 10, 0], true],
    ['along the lower side, which belongs to the pixel', [-10, -0.5, 10, -0.5], true],
    ['along the upper side, which does not', [-10, 0.5, 10, 0.5], false],
    ['along the left side, which does', [-0.5, -10, -0.5, 10], true],
    ['along the right side, which does not', [0.5, -10, 0.5, 10], false],
    ['by the lower left corner alone, which does', [-1.5, 0.5, 0.5, -1.5], true],
    ['by the upper right corner alone, which does not', [-0.5, 1.5, 1.5, -0.5], false],
    ['by the upper left corner alone', [-1.5, -0.5, 0.5, 1.5], false],
    ['by the lower right corner alone', [-0.5, -1.5, 1.5, 0.5], false],
    ['cutting the upper right corner off', [-0.5, 1.4, 1.4, -0.5], true],
    ['on its line, but ending before it', [-10, -10, -1, -1], false],
    ['ending inside', [-10, -10, 0.2, 0.1], true],
    ['wholly inside', [-0.1, 0, 0.1, 0.2], true],
    ['far off', [5, 5, 9, 6], false],
  ] as const)('%s', (_, [ax, ay, bx, by], passes) => {
    expect(passesPixel(ax, ay, bx, by, 0, 0)).toBe(passes)
    expect(passesPixel(bx, by, ax, ay, 0, 0)).toBe(passes)
    // The same far from the origin.
    const [x, y] = [2 ** 40 + 3, -(2 ** 41) - 5]
    expect(passesPixel(ax + x, ay + y, bx + x, by + y, x, y)).toBe(passes)
  })

  it('tells a hair above a corner from a hair below it, over a long edge', () => {
    const far = 2 ** 45
    // The line y = x + 1 passes exactly by the upper left corner (−½, ½), which does not belong to the pixel.
    expect(passesPixel(-far, 1 - far, far, far + 1, 0, 0)).toBe(false)
    expect(passesPixel(-far, 1 - far, far, far + 1 - 2 ** -7, 0, 0)).toBe(true)
    expect(passesPixel(-far, 1 - far, far, far + 1 + 2 ** -7, 0, 0)).toBe(false)
  })
})
