/** Marks of an index map: each member's middle with its page beside it, where that covers no other. */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { FontSet } from '../../report/fonts/font-set'
import { projectTo, type MapFrame } from '../../report/map/frame'
import type { SceneItem } from '../../report/scene/scene'

const COLOUR = '#C2188B'
const DOT = 0.7
const SIZE = 2.5

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** @returns items in the map's frame; a member without a place has none */
export function indexMarks(members: readonly { readonly bounds: BoundingBox | null }[], wordOf: (index: number) => string | null, frame: MapFrame, fonts: FontSet): readonly SceneItem[] {
  const points = members.flatMap(({ bounds }, index) => (bounds === null ? [] : [{ index, at: projectTo(frame, [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]) }]))
  const taken: Box[] = points.map(({ at: [x, y] }) => ({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT }))
  const words: SceneItem[] = []
  for (const { index, at } of points) {
    const text = wordOf(index)
    if (text === null) continue
    const width = fonts.measureText('sansBold', text, SIZE)
    const box = around(at, width).find((candidate) => isFree(candidate, taken, frame))
    if (box === undefined) continue
    taken.push(box)
    words.push({ type: 'text', text, x: box.left, y: box.bottom - SIZE * 0.14, font: 'sansBold', size: SIZE, colour: COLOUR, halo: { colour: '#ffffff', width: 0.35 } })
  }
  const dots = points.map(({ at: [x, y] }): SceneItem => ({ type: 'path', path: [['M', x - DOT, y], ['L', x, y - DOT], ['L', x + DOT, y], ['L', x, y + DOT], ['Z']], fill: { colour: COLOUR }, stroke: { colour: '#ffffff', width: 0.2 } }))
  return [...dots, ...words]
}

/** Right, left, above, below. */
function around([x, y]: readonly [number, number], width: number): readonly Box[] {
  const gap = DOT + 0.5
  const half = SIZE / 2
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + SIZE })
  return [at(x + gap, y - half), at(x - gap - width, y - half), at(x - width / 2, y - gap - SIZE), at(x - width / 2, y + gap)]
}

function isFree(box: Box, taken: readonly Box[], { width, height }: MapFrame): boolean {
  if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) return false
  return !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
}
