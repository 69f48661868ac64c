/**
 * River or lake, row by row: the limits of total phosphorus differ.
 *
 * In this order: what the table states, what the workspace knows of the section, what the person named for the table, and, where nobody
 * says, the name of the water (太湖, 横山水库); everything else is a river.
 */
import { parseWaterType, type WaterType } from '../../../shared/domain/water-quality/water-class'
import type { Cell } from './read-sample'
import type { RecognizedColumns } from './recognize-columns'

/** Of a column's filled cells: how many must name a water type for a heading that says nothing. */
const SHARE_OF_CELLS = 0.5
/** Single letters are too little to tell a column by. */
const LEAST_LETTERS = 2

const LAKE_NAME = /(?:湖|湖泊|水库|湖库)$/

/** The column of the table's water types: by its heading, else the one whose cells are water types; null without one. */
export function waterTypeColumn(headers: readonly string[], rows: readonly (readonly Cell[])[], { facts, items }: RecognizedColumns): number | null {
  if (facts.waterType !== undefined) return facts.waterType
  const used = new Set([...Object.values(facts), ...items.map(({ index }) => index)])
  for (const index of headers.keys()) {
    if (used.has(index)) continue
    const filled = rows.map((cells) => String(cells[index] ?? '').trim()).filter((text) => text !== '')
    const named = filled.filter((text) => text.length >= LEAST_LETTERS && parseWaterType(text) !== null).length
    if (named > 0 && named >= filled.length * SHARE_OF_CELLS) return index
  }
  return null
}

/** What is known of one row's water; texts as written, null where there is none. */
export type WaterTypeFacts = {
  readonly stated: string | null
  /** Of the workspace's section of that name. */
  readonly known: WaterType | null
  /** For the whole table; null: nobody said. */
  readonly given: WaterType | null
  readonly waterBody: string | null
}

/** @returns `byName`: only the name of the water speaks for a lake, which a person should know */
export function waterTypeOfRow({ stated, known, given, waterBody }: WaterTypeFacts, sea: boolean): { readonly waterType: WaterType; readonly byName: boolean } {
  const own = stated === null ? null : parseWaterType(stated)
  if (own !== null && (own === 'sea') === sea) return { waterType: own, byName: false }
  if (sea) return { waterType: 'sea', byName: false }
  const certain = known ?? given
  if (certain !== null) return { waterType: certain, byName: false }
  const lake = waterBody !== null && LAKE_NAME.test(waterBody.normalize('NFKC').trim())
  return { waterType: lake ? 'lake' : 'river', byName: lake }
}
