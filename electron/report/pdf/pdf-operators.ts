/** Paths, colours and strokes as PDF content operators (ISO 32000-1, 8.4 and 8.5). */
import { colourParts } from '../scene/colour'
import type { PathData, Stroke } from '../scene/scene'

/** Parts of a millimetre: a micrometre is finer than any printer. */
const PRECISION = 1000

function decimal(value: number): string {
  return String(Math.round(value * PRECISION) / PRECISION)
}

export function pathOperators(path: PathData): string {
  let operators = ''
  for (const command of path) {
    if (command[0] === 'Z') operators += 'h\n'
    else if (command[0] === 'C') operators += `${decimal(command[1])} ${decimal(command[2])} ${decimal(command[3])} ${decimal(command[4])} ${decimal(command[5])} ${decimal(command[6])} c\n`
    else operators += `${decimal(command[1])} ${decimal(command[2])} ${command[0] === 'M' ? 'm' : 'l'}\n`
  }
  return operators
}

export function fillColour(colour: string): string {
  return `${colourParts(colour).map(decimal).join(' ')} rg\n`
}

export function strokeOperators({ colour, width, dash, cap, join }: Stroke): string {
  const dashes = dash === undefined ? '[] 0 d' : `[${dash.map(decimal).join(' ')}] 0 d`
  return `${colourParts(colour).map(decimal).join(' ')} RG\n${decimal(width)} w ${dashes} ${cap === 'round' ? 1 : 0} J ${join === 'round' ? 1 : 0} j\n`
}
