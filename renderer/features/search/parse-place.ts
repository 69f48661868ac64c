/** Coordinates typed into the search box. */
import type { LonLat } from '../../map/coordinates'

/** Where China's land and sea lie, in degrees: tells longitude from latitude. */
const LONGITUDES = [70, 140] as const
const LATITUDES = [0, 56] as const

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high

/**
 * Read two decimal degrees in either order, separated by a comma or blanks, with or without `°E` and `°N`.
 *
 * @returns null where the text is no such place
 */
export function parsePlace(text: string): LonLat | null {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*°?\s*([EN东经北纬]*)[\s,，、]+(\d{1,3}(?:\.\d+)?)\s*°?\s*([EN东经北纬]*)\s*$/i.exec(text)
  if (match === null) return null
  const first = Number(match[1])
  const second = Number(match[3])
  if (within(first, LONGITUDES) && within(second, LATITUDES)) return [first, second]
  if (within(second, LONGITUDES) && within(first, LATITUDES)) return [second, first]
  return null
}
