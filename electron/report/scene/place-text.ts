/** Where each run of a text item begins, in the item's own frame: x along the baseline from its anchor. */
import type { FontRun, FontSet } from '../fonts/font-set'
import type { FontRole, SceneItem, TextItem } from './scene'

export type PlacedRun = FontRun & { readonly x: number }

/** @returns runs from left to right and the whole width in millimetres */
export function placeText(item: TextItem, fonts: FontSet): { readonly runs: readonly PlacedRun[]; readonly width: number } {
  const spacing = item.spacing ?? 0
  const runs = fonts.runs(item.font, item.text)
  const width = fonts.measureText(item.font, item.text, item.size, spacing)
  let x = item.anchor === 'middle' ? -(width - spacing) / 2 : item.anchor === 'end' ? -(width - spacing) : 0
  const placed: PlacedRun[] = []
  for (const run of runs) {
    placed.push({ ...run, x })
    if (runs.length > 1) x += fonts.measureText(item.font, run.text, item.size, spacing)
  }
  return { runs: placed, width }
}

/** Roles of every text in some items. */
export function fontRolesOf(items: readonly SceneItem[], found: Set<FontRole> = new Set()): ReadonlySet<FontRole> {
  for (const item of items) {
    if (item.type === 'text') found.add(item.font)
    else if (item.type === 'group') fontRolesOf(item.items, found)
  }
  return found
}
