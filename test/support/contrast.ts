/** Contrast of two colours, WCAG 2.1 §1.4.3; relative luminance by its definition there. */

/** @param colours `#RRGGBB`, `#RGB` or `rgb(r,g,b)` */
export function contrast(...colours: readonly [string, string]): number {
  const [lighter = 0, darker = 0] = colours.map(luminance).toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const channel = value / 255
    return channel <= 0.039_28 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): readonly number[] {
  if (/^#[\da-f]{6}$/i.test(colour)) return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  if (/^#[\da-f]{3}$/i.test(colour)) return channelsOf(`#${Array.from(colour.slice(1), (digit) => digit + digit).join('')}`)
  const numbers = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(colour)
  if (numbers === null) throw new Error(`not an opaque colour: ${colour}`)
  return numbers.slice(1).map(Number)
}

/** Lay a colour with an alpha over an opaque ground: `rgba(r,g,b,a)` becomes `rgb(r,g,b)`; others pass. */
export function flatten(colour: string, ground: string): string {
  const match = /^rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)$/.exec(colour)
  if (match === null) return colour
  const alpha = Number(match[4])
  const mixed = channelsOf(ground).map((under, index) => Math.round(alpha * Number(match[index + 1]) + (1 - alpha) * under))
  return `rgb(${mixed.join(', ')})`
}
