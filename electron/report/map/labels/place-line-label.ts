/**
 * Finds room for a name along a line: in one piece, turned, where the line runs straight enough, so that it can be searched as one
 * word; else letter by letter.
 */
import type { SceneItem } from '../../scene/scene'
import type { Box } from '../geometry/clip'
import { simplifyLine } from '../geometry/simplify'
import type { LineLabel } from './label'
import { lookItems, type Placement, rounded } from './place-point-label'
import { type MeasureText, plainText } from './shape-text'

/** A line that strays from its chord by less than this share of the letters' height passes for straight. */
const STRAIGHT = 0.35

/** A place along the line, with where its middle is: the label is not repeated nearer than it asks for. */
export type LinePlacement = Placement & { readonly x: number; readonly y: number }

/** All places along the lines, best first: straight before bent, the middle of a line before its ends. */
export function linePlacements(label: LineLabel, measure: MeasureText): LinePlacement[] {
  const { look } = label
  const text = plainText(label.text)
  const length = measure(look.font, text, look.size, look.spacing)
  const found: { readonly placement: LinePlacement; readonly rank: number }[] = []
  for (const raw of label.lines) {
    // Small turns would make the letters dance.
    const path = new MeasuredLine(simplifyLine(raw, look.size * 0.2))
    if (path.length < length * 1.05) continue
    const steps = Math.max(1, Math.floor((path.length - length) / (length / 2)))
    for (let step = 0; step <= steps; step++) {
      const start = ((path.length - length) * step) / steps
      const [x1, y1] = path.at(start)
      const [x2, y2] = path.at(start + length)
      const bend = path.greatestBend(start, start + length)
      const stray = path.straying(start, start + length)
      const offCentre = Math.abs(step / steps - 0.5)
      if (stray <= STRAIGHT * look.size) {
        found.push({ placement: straight(label, text, length, x1, y1, x2, y2), rank: stray / look.size + offCentre * 0.4 })
      } else if (bend <= label.maximumAngleDegrees && Math.hypot(x2 - x1, y2 - y1) > length * 0.8) {
        found.push({ placement: bent(label, text, path, start, length, measure), rank: 1 + bend / 45 + offCentre * 0.4 })
      }
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ placement }) => placement)
}

function straight(label: LineLabel, text: string, length: number, x1: number, y1: number, x2: number, y2: number): LinePlacement {
  const { look } = label
  const x = (x1 + x2) / 2
  const y = (y1 + y2) / 2
  const angle = upright(Math.atan2(y2 - y1, x2 - x1))
  return { x, y, boxes: boxesAlong(x, y, angle, length, look.size), items: () => [turnedText(label, text, x, y, angle)] }
}

function bent(label: LineLabel, text: string, path: MeasuredLine, start: number, length: number, measure: MeasureText): LinePlacement {
  const { look } = label
  const [x1] = path.at(start)
  const [x2] = path.at(start + length)
  const backwards = x2 < x1
  const letters = [...text]
  const boxes: Box[] = []
  const items: SceneItem[] = []
  let along = 0
  for (const letter of letters) {
    const width = measure(look.font, letter, look.size, look.spacing)
    const from = backwards ? start + length - along - width : start + along
    const [ax, ay] = path.at(from)
    const [bx, by] = path.at(from + width)
    const angle = backwards ? Math.atan2(ay - by, ax - bx) : Math.atan2(by - ay, bx - ax)
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2]
    boxes.push(...boxesAlong(x, y, angle, width, look.size))
    items.push(turnedText(label, letter, x, y, angle))
    along += width
  }
  const [x, y] = path.at(start + length / 2)
  return { x, y, boxes, items: () => items }
}

function turnedText({ look }: LineLabel, text: string, x: number, y: number, angle: number): SceneItem {
  const drop = look.size * 0.37
  return {
    type: 'text',
    text,
    x: rounded(x - Math.sin(angle) * drop + (Math.cos(angle) * look.spacing) / 2),
    y: rounded(y + Math.cos(angle) * drop + (Math.sin(angle) * look.spacing) / 2),
    anchor: 'middle',
    font: look.font,
    size: rounded(look.size),
    colour: look.colour,
    rotate: rounded((angle * 180) / Math.PI),
    ...lookItems(look),
  }
}

/** Reads from left to right; what runs straight up or down, from below. */
function upright(angle: number): number {
  if (angle > Math.PI / 2 - 1e-6) return angle - Math.PI
  return angle < -Math.PI / 2 - 1e-6 ? angle + Math.PI : angle
}

/** Boxes of about the letters' height along a turned text. */
function boxesAlong(x: number, y: number, angle: number, length: number, height: number): Box[] {
  const count = Math.max(1, Math.round(length / height))
  const half = height * 0.52
  return Array.from({ length: count }, (_, index) => {
    const along = ((index + 0.5) / count - 0.5) * length
    const [cx, cy] = [x + Math.cos(angle) * along, y + Math.sin(angle) * along]
    return { left: cx - half, top: cy - half, right: cx + half, bottom: cy + half }
  })
}

/** A line that knows how long it is. */
class MeasuredLine {
  readonly #line: readonly number[]
  readonly #until: number[] = [0]

  constructor(line: readonly number[]) {
    this.#line = line
    for (let at = 2; at < line.length; at += 2) this.#until.push(this.#until.at(-1)! + Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!))
  }

  get length(): number {
    return this.#until.at(-1)!
  }

  at(distance: number): readonly [number, number] {
    const segment = this.#segmentAt(distance)
    const from = this.#until[segment]!
    const span = this.#until[segment + 1]! - from
    const share = span === 0 ? 0 : Math.max(0, Math.min(1, (distance - from) / span))
    const [x1, y1, x2, y2] = this.#line.slice(2 * segment, 2 * segment + 4) as [number, number, number, number]
    return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]
  }

  /** Largest turn at a vertex between two distances, in degrees. */
  greatestBend(from: number, to: number): number {
    let greatest = 0
    for (const vertex of this.#verticesBetween(from, to)) {
      const [x0, y0, x1, y1, x2, y2] = this.#line.slice(2 * vertex - 2, 2 * vertex + 4) as [number, number, number, number, number, number]
      let turn = Math.abs(Math.atan2(y2 - y1, x2 - x1) - Math.atan2(y1 - y0, x1 - x0))
      if (turn > Math.PI) turn = 2 * Math.PI - turn
      greatest = Math.max(greatest, (turn * 180) / Math.PI)
    }
    return greatest
  }

  /** Largest distance from the chord between two places. */
  straying(from: number, to: number): number {
    const [x1, y1] = this.at(from)
    const [x2, y2] = this.at(to)
    const chord = Math.hypot(x2 - x1, y2 - y1) || 1
    let greatest = 0
    for (const vertex of this.#verticesBetween(from, to)) {
      const [x, y] = [this.#line[2 * vertex]!, this.#line[2 * vertex + 1]!]
      greatest = Math.max(greatest, Math.abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / chord)
    }
    return greatest
  }

  #verticesBetween(from: number, to: number): number[] {
    const vertices: number[] = []
    for (let vertex = this.#segmentAt(from) + 1; vertex < this.#until.length - 1 && this.#until[vertex]! < to; vertex++) vertices.push(vertex)
    return vertices
  }

  #segmentAt(distance: number): number {
    let low = 0
    let high = this.#until.length - 2
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#until[middle + 1]! < distance) low = middle + 1
      else high = middle
    }
    return low
  }
}
