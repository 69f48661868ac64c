/**
 * The monitored items (监测项目): code, canonical unit, physical range.
 *
 * Codes are those of the command line (`totalPhosphorus`); names in both languages stand in `shared/messages/water.ts`,
 * the spellings met in files in `item-synonyms.ts`. Every amount inside the program is in the item's canonical unit.
 */

/** What a unit measures; units convert only within one dimension, by powers of ten. */
export type UnitDimension = 'concentration' | 'count' | 'conductivity' | 'turbidity' | 'temperature' | 'length' | 'salinity' | 'none'

/** Canonical units, as printed. `1` is "no dimension" (pH). */
export type ItemUnit = 'mg/L' | 'μg/L' | '1/L' | 'μS/cm' | 'NTU' | '°C' | 'm' | '‰' | '1'

/** Facts about one item. */
export type ItemFacts = {
  readonly unit: ItemUnit
  readonly dimension: UnitDimension
  /** A reading below this is an error of the record, not of the water. */
  readonly minimum: number
  /** A reading above this is an error of the record; `null`: no bound. */
  readonly maximum: number | null
}

const MILLIGRAMS: ItemFacts = { unit: 'mg/L', dimension: 'concentration', minimum: 0, maximum: null }

/** Every item that the program knows, in the order of GB 3838-2002 Tables 1 and 2, then the others. */
export const WATER_ITEMS = {
  waterTemperature: { unit: '°C', dimension: 'temperature', minimum: -5, maximum: 60 },
  ph: { unit: '1', dimension: 'none', minimum: 0, maximum: 14 },
  dissolvedOxygen: MILLIGRAMS,
  permanganateIndex: MILLIGRAMS,
  chemicalOxygenDemand: MILLIGRAMS,
  biochemicalOxygenDemand: MILLIGRAMS,
  ammoniaNitrogen: MILLIGRAMS,
  totalPhosphorus: MILLIGRAMS,
  totalNitrogen: MILLIGRAMS,
  copper: MILLIGRAMS,
  zinc: MILLIGRAMS,
  fluoride: MILLIGRAMS,
  selenium: MILLIGRAMS,
  arsenic: MILLIGRAMS,
  mercury: MILLIGRAMS,
  cadmium: MILLIGRAMS,
  hexavalentChromium: MILLIGRAMS,
  lead: MILLIGRAMS,
  cyanide: MILLIGRAMS,
  volatilePhenol: MILLIGRAMS,
  petroleum: MILLIGRAMS,
  anionicSurfactant: MILLIGRAMS,
  sulfide: MILLIGRAMS,
  fecalColiform: { unit: '1/L', dimension: 'count', minimum: 0, maximum: null },
  sulfate: MILLIGRAMS,
  chloride: MILLIGRAMS,
  nitrateNitrogen: MILLIGRAMS,
  iron: MILLIGRAMS,
  manganese: MILLIGRAMS,
  conductivity: { unit: 'μS/cm', dimension: 'conductivity', minimum: 0, maximum: null },
  turbidity: { unit: 'NTU', dimension: 'turbidity', minimum: 0, maximum: null },
  chlorophyllA: { unit: 'μg/L', dimension: 'concentration', minimum: 0, maximum: null },
  algaeDensity: { unit: '1/L', dimension: 'count', minimum: 0, maximum: null },
  transparency: { unit: 'm', dimension: 'length', minimum: 0, maximum: null },
  salinity: { unit: '‰', dimension: 'salinity', minimum: 0, maximum: null },
  suspendedSolids: MILLIGRAMS,
  nitriteNitrogen: MILLIGRAMS,
  inorganicNitrogen: MILLIGRAMS,
  reactivePhosphate: MILLIGRAMS,
  unionizedAmmonia: MILLIGRAMS,
  totalChromium: MILLIGRAMS,
  nickel: MILLIGRAMS,
  totalColiform: { unit: '1/L', dimension: 'count', minimum: 0, maximum: null },
} as const satisfies Record<string, ItemFacts>

/** The code of an item, as in files, tables and `--json`. */
export type ItemCode = keyof typeof WATER_ITEMS

/** All codes, in the order above. */
export const ITEM_CODES = Object.keys(WATER_ITEMS) as readonly ItemCode[]

/** Is this text an item code? */
export function isItemCode(text: string): text is ItemCode {
  return Object.hasOwn(WATER_ITEMS, text)
}
