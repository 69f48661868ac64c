/** CSS `#rrggbb` as three parts from 0 to 1. */
export function colourParts(colour: string): readonly [number, number, number] {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)
  if (match === null) throw new Error(`not a colour: ${colour}`)
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  return [red ?? 0, green ?? 0, blue ?? 0]
}
