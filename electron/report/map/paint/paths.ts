/** Paths of the display list out of flat coordinates, rounded to a thousandth of a millimetre. */
import type { PathData } from '../../scene/scene'

const round = (value: number) => Math.round(value * 1000) / 1000

export function pathOfRings(rings: readonly (readonly number[])[]): PathData {
  const path: PathData[number][] = []
  for (const ring of rings) {
    addLine(ring, path)
    path.push(['Z'])
  }
  return path
}

/** A line that ends where it begins is closed, so that its ends meet in a join. */
export function pathOfLines(lines: readonly (readonly number[])[]): PathData {
  const path: PathData[number][] = []
  for (const line of lines) {
    const closed = line.length > 6 && line[0] === line.at(-2) && line[1] === line.at(-1)
    addLine(closed ? line.slice(0, -2) : line, path)
    if (closed) path.push(['Z'])
  }
  return path
}

export function pathOfSegments(segments: readonly number[]): PathData {
  const path: PathData[number][] = []
  for (let at = 0; at < segments.length; at += 4) addLine(segments.slice(at, at + 4), path)
  return path
}

function addLine(line: readonly number[], path: PathData[number][]): void {
  for (let at = 0; at < line.length; at += 2) path.push([at === 0 ? 'M' : 'L', round(line[at]!), round(line[at + 1]!)])
}

export function roundPath(path: PathData): PathData {
  return path.map((command): PathData[number] => {
    switch (command[0]) {
      case 'Z':
        return command
      case 'C':
        return ['C', round(command[1]), round(command[2]), round(command[3]), round(command[4]), round(command[5]), round(command[6])]
      default:
        return [command[0], round(command[1]), round(command[2])]
    }
  })
}

export function rectangle(x: number, y: number, width: number, height: number): PathData {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']]
}
