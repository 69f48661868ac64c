/**
 * Writes names where there is room: layers from the top one down, within a layer by sort key, so that what matters most comes first.
 *
 * A name never lies over another, over a firm symbol, or over the frame; over other symbols only where it finds no better place, and
 * under them never. Names without room give way and are counted.
 */
import type { SceneItem } from '../../scene/scene'
import { grown, liesIn, type Surroundings } from './collision'
import type { Label } from './label'
import { linePlacements } from './place-line-label'
import { type Placement, pointPlacements } from './place-point-label'
import { type MeasureText, plainText } from './shape-text'

/** Room between a name and the frame in millimetres. */
const EDGE_ROOM = 0.6

export type PlacedLabels = {
  /** Items by layer of the style. */
  readonly items: ReadonlyMap<string, readonly SceneItem[]>
  readonly placed: number
  /** Names that found no room, by layer. */
  readonly gaveWay: Readonly<Record<string, number>>
}

/** Labels of one layer; `covered`: symbols are painted over it. */
export type LabelLayer = { readonly id: string; readonly labels: readonly Label[]; readonly covered: boolean }

/** @param layers bottom layer first */
export function placeLabels(layers: readonly LabelLayer[], surroundings: Surroundings, frame: { readonly width: number; readonly height: number }, measure: MeasureText): PlacedLabels {
  const items = new Map<string, SceneItem[]>()
  const gaveWay: Record<string, number> = {}
  let placed = 0
  const fits = ({ boxes }: Placement, padding: number, alsoSoft: boolean) =>
    boxes.every((box) => {
      const room = grown(box, padding)
      return liesIn(box, frame.width, frame.height, EDGE_ROOM) && !surroundings.firm.meets(room) && !(alsoSoft && surroundings.soft.meets(room))
    })
  const write = ({ boxes, items: make }: Placement, padding: number, into: SceneItem[]) => {
    for (const box of boxes) surroundings.firm.add(grown(box, padding))
    into.push(...make())
    placed++
  }
  for (const { id: layer, labels, covered } of layers.toReversed()) {
    const tries = covered ? [true] : [true, false]
    const into: SceneItem[] = []
    items.set(layer, into)
    const written = new Map<string, (readonly [number, number])[]>()
    for (const label of labels.toSorted((a, b) => a.key - b.key)) {
      const { padding } = label.look
      if (label.type === 'point') {
        const reach = surroundings.reachAt(label.x, label.y)
        const placements = pointPlacements(label, reach, measure)
        if (label.always) {
          into.push(...(placements[0]?.items() ?? []))
          continue
        }
        const place = tries.map((alsoSoft) => placements.find((candidate) => fits(candidate, padding, alsoSoft))).find((found) => found !== undefined)
        if (place === undefined) gaveWay[layer] = (gaveWay[layer] ?? 0) + 1
        else write(place, padding, into)
        continue
      }
      const text = plainText(label.text)
      const others = written.get(text) ?? []
      written.set(text, others)
      const placements = linePlacements(label, measure)
      const before = others.length
      for (const alsoSoft of tries) {
        for (const place of placements) {
          const isNear = others.some(([x, y]) => Math.hypot(x - place.x, y - place.y) < label.repeat)
          if (isNear || !fits(place, padding, alsoSoft)) continue
          write(place, padding, into)
          others.push([place.x, place.y])
        }
        if (others.length > 0) break
      }
      // A line too short for its name, or one of several pieces with the same name, has lost nothing.
      if (before === 0 && others.length === 0 && placements.length > 0) gaveWay[layer] = (gaveWay[layer] ?? 0) + 1
    }
  }
  return { items, placed, gaveWay }
}
