/**
 * How every theme looks: one table for the map, its legend and the QML styles that QGIS reads.
 *
 * Widths, sizes and pitches are CSS pixels (1/96 inch, 0.2646 mm), so a hatch keeps its pitch on screen and on paper. Each colour
 * has a form for the light and for the dark base map; QML and paper take the light one. Categories go by the codes of
 * `vocabularies.ts`; `otherwise` is for unknown and missing codes.
 */
import type { KindId } from './kinds'
import type { CodeOf } from './vocabularies'

/** A colour on the light and on the dark base map, `#RRGGBB`. */
export type Shade = { readonly light: string; readonly dark: string }

/** Parallel lines across an area. `angleDegrees` is counter-clockwise from the x axis: 45 rises to the right. */
export type Hatch = {
  readonly colour: Shade
  readonly opacity: number
  readonly angleDegrees: 0 | 45 | 90 | 135
  readonly pitch: number
  readonly lineWidth: number
}

/** An area: outline, band along the inside of the outline, fill, hatch. */
export type AreaSymbol = {
  readonly outline: Shade
  readonly outlineWidth: number
  /** Lengths of dash and gap in pixels, null for a solid line. */
  readonly dash: readonly number[] | null
  /** Band inside the outline in its colour. */
  readonly innerBand: { readonly width: number; readonly opacity: number } | null
  readonly fill: Shade
  readonly fillOpacity: number
  readonly hatch: Hatch | null
}

/** A line. */
export type LineSymbol = { readonly colour: Shade; readonly width: number; readonly dash: readonly number[] | null }

export type MarkerShape = 'square' | 'circle' | 'triangle' | 'diamond'

/** Symbols of a theme by the codes of one column, or one for all. */
export type SymbolTable<S> = {
  readonly column: string | null
  readonly symbols: Readonly<Record<string, S>>
  readonly otherwise: S
}

const shade = (light: string, dark: string): Shade => ({ light, dark })

const CRIMSON = shade('#B5122B', '#FF6B7D')
const GREEN = shade('#23803A', '#6FCF83')
const SOFT_GREEN = shade('#5C9E5A', '#8CCB8A')
const BLUE_VIOLET = shade('#5148C8', '#A79FFF')
const WATER_BLUE = shade('#0B5FA5', '#5FB4F2')
const OCHRE = shade('#A66A10', '#E5AE55')
const MAGENTA = shade('#A3218E', '#F08BE0')
const BROWN = shade('#7A4B2A', '#D2A17C')
const SLATE = shade('#5B6672', '#9AA7B4')
const BOUNDARY = shade('#6E6478', '#A69DB3')

const area = (outline: Shade, rest: Partial<AreaSymbol> = {}): AreaSymbol => ({
  outline,
  outlineWidth: 1.25,
  dash: null,
  innerBand: null,
  fill: outline,
  fillOpacity: 0,
  hatch: null,
  ...rest,
})

const single = <S>(symbol: S): SymbolTable<S> => ({ column: null, symbols: {}, otherwise: symbol })

const RED_LINE_HATCH: Hatch = { colour: CRIMSON, opacity: 0.38, angleDegrees: 45, pitch: 10, lineWidth: 0.9 }

const redLine = area(CRIMSON, {
  outlineWidth: 1.5,
  innerBand: { width: 5, opacity: 0.2 },
  fillOpacity: 0.03,
  hatch: RED_LINE_HATCH,
})

const bufferWith = (dash: readonly number[], fillOpacity: number) =>
  area(SOFT_GREEN, { outlineWidth: 1.25, dash, fillOpacity })

const waterSourceWith = (outlineWidth: number, fillOpacity: number, dash: readonly number[] | null) =>
  area(WATER_BLUE, { outlineWidth, fillOpacity, dash })

const controlUnitWith = (colour: Shade) => area(colour, { outlineWidth: 1, fillOpacity: 0.14 })

/** Areas by theme. `reference` may hold any geometry; this is its form for areas. */
export const areaSymbols = {
  ecologicalRedLine: {
    column: 'part',
    symbols: { core: { ...redLine, fillOpacity: 0.1, hatch: { ...RED_LINE_HATCH, pitch: 7, opacity: 0.5 } }, general: redLine },
    otherwise: redLine,
  },
  ecologicalControlZone: single(
    area(GREEN, {
      fillOpacity: 0.05,
      hatch: { colour: GREEN, opacity: 0.42, angleDegrees: 135, pitch: 18, lineWidth: 0.9 },
    }),
  ),
  ecologicalBuffer: {
    column: 'stage',
    symbols: {
      planned: bufferWith([2, 3], 0.12),
      building: bufferWith([5, 3], 0.2),
      completed: bufferWith([8, 3], 0.28),
      accepted: bufferWith([8, 3], 0.34),
    },
    otherwise: bufferWith([5, 3], 0.2),
  },
  bay: single(area(BLUE_VIOLET, { outlineWidth: 1.5, innerBand: { width: 6, opacity: 0.18 }, fillOpacity: 0.07 })),
  waterSource: {
    column: 'protection_level',
    symbols: {
      first: waterSourceWith(1.75, 0.46, null),
      second: waterSourceWith(1.25, 0.26, null),
      quasi: waterSourceWith(1, 0.12, [5, 3]),
    },
    otherwise: waterSourceWith(1, 0.12, null),
  },
  project: single(area(OCHRE, { outlineWidth: 1.5, fillOpacity: 0.12 })),
  patch: {
    column: 'verdict',
    symbols: {
      pending: area(MAGENTA, { dash: [4, 2], fillOpacity: 0.14 }),
      confirmed: area(MAGENTA, { outlineWidth: 1.75, fillOpacity: 0.34 }),
      dismissed: area(SLATE, { outlineWidth: 1, dash: [2, 2], fillOpacity: 0.08 }),
    },
    otherwise: area(MAGENTA, { dash: [4, 2], fillOpacity: 0.14 }),
  },
  contaminatedPlot: {
    column: 'status',
    symbols: {
      suspected: area(BROWN, { dash: [4, 2], hatch: { colour: BROWN, opacity: 0.5, angleDegrees: 0, pitch: 8, lineWidth: 0.9 } }),
      contaminated: area(BROWN, { outlineWidth: 1.75, fillOpacity: 0.18, hatch: { colour: BROWN, opacity: 0.8, angleDegrees: 0, pitch: 5, lineWidth: 1 } }),
      remediating: area(BROWN, { hatch: { colour: BROWN, opacity: 0.6, angleDegrees: 90, pitch: 8, lineWidth: 0.9 } }),
      remediated: area(SLATE, { outlineWidth: 1, fillOpacity: 0.1 }),
    },
    otherwise: area(BROWN, { fillOpacity: 0.18 }),
  },
  district: single(area(BOUNDARY, { outlineWidth: 1.25, dash: [9, 3, 2, 3] })),
  controlUnit: {
    column: 'unit_class',
    symbols: {
      priority: controlUnitWith(shade('#2F8F57', '#6FD39B')),
      key: controlUnitWith(shade('#B4552D', '#F0A079')),
      general: controlUnitWith(shade('#7C8490', '#A9B2BE')),
    },
    otherwise: controlUnitWith(SLATE),
  },
  catchment: single(area(shade('#3C7488', '#7FBBD0'), { outlineWidth: 1, dash: [6, 3, 1, 3], fillOpacity: 0.04 })),
  reference: single(area(SLATE, { outlineWidth: 1, fillOpacity: 0.1 })),
} as const satisfies Partial<Record<KindId, SymbolTable<AreaSymbol>>>

const river = (width: number): LineSymbol => ({ colour: shade('#4A90BF', '#4F8FB8'), width, dash: null })
const shore = (colour: Shade, width = 2): LineSymbol => ({ colour, width, dash: null })

/** Lines by theme. */
export const lineSymbols = {
  waterway: {
    column: 'level',
    symbols: { trunk: river(2), city: river(1.5), county: river(1) },
    otherwise: river(1.25),
  },
  shoreline: {
    column: 'shoreline_type',
    symbols: {
      yangtzeMain: shore(shade('#0F5C78', '#62B9D8')),
      yangtzeTributary: shore(shade('#2B7F99', '#7FCCE4'), 1.5),
      tongyu: shore(shade('#6A4FA3', '#B49AE8')),
      grandCanal: shore(shade('#8A6D1B', '#D9BC63')),
      sea: shore(shade('#1F6F6B', '#6CC7C2')),
    },
    otherwise: shore(shade('#0F5C78', '#62B9D8')),
  },
  reference: single<LineSymbol>({ colour: SLATE, width: 1.25, dash: null }),
} as const satisfies Partial<Record<KindId, SymbolTable<LineSymbol>>>

/**
 * Outfalls: shape by first-level class, fill by stage, red ring when overdue.
 *
 * Open work runs from white through ochre to brown, finished work is teal: the two ends differ in hue and in lightness.
 */
export const outfallSymbol = {
  size: 11,
  shapes: { industrial: 'square', townWorks: 'circle', farming: 'triangle', other: 'diamond' } satisfies Record<CodeOf<'outfallClass'>, MarkerShape>,
  otherShape: 'diamond' as MarkerShape,
  fills: {
    suspected: '#FFFFFF',
    confirmed: '#FBE7B8',
    monitored: '#F7CB6B',
    traced: '#EDA13E',
    planned: '#D8752A',
    rectifying: '#9C4A1C',
    closed: '#1E857F',
    supervised: '#8FCBC4',
  } satisfies Record<CodeOf<'outfallStage'>, string>,
  otherFill: '#B8BDC3',
  outline: '#2B3138',
  overdueRing: '#D0021B',
  /** Stages in which nothing can be overdue any more. */
  finishedStages: ['closed', 'supervised'] satisfies readonly CodeOf<'outfallStage'>[],
} as const

/** Monitoring stations: a dark triangle, with a dot that is filled when the station is online. */
export const stationSymbol = { size: 15, fill: '#26323B', outline: '#FFFFFF', online: '#35C759', offline: '#FFFFFF' } as const

/** Pollution-source enterprises: a small house shape's square; chemical ones are darker and ringed. */
export const enterpriseSymbol = { size: 9, shape: 'square', fill: '#8C6BB1', chemicalFill: '#54278F', outline: '#FFFFFF' } as const

/** GB 3838-2002 classes 1–6 in the trade's colours, always with dark outline and numeral. */
export const waterClassColours = {
  1: '#CCFFFF',
  2: '#00CCFF',
  3: '#00FF00',
  4: '#FFFF00',
  5: '#FF9B00',
  6: '#FF0000',
} as const satisfies Record<CodeOf<'waterClass'>, string>

/** Roman numerals of the classes, as they stand on discs and in tables. */
export const waterClassNumerals = { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ', 5: 'Ⅴ', 6: '劣Ⅴ' } as const satisfies Record<CodeOf<'waterClass'>, string>

/** Classes of sea water, 一类 to 劣四类: blue, green, yellow, orange, red, as national bulletins print them (RGB: proposal). */
export const seaClassColours = { 1: '#2F7FE0', 2: '#2FB25A', 3: '#F2DC2E', 4: '#F29A1F', 5: '#E03A2F' } as const

/** River sections: a disc in the class colour with its numeral, a red outer ring where the section misses its own target. */
export const sectionSymbol = { size: 20, outline: '#1F2937', numeral: '#111827', unknownFill: '#D5D9DE', missedRing: '#C8102E' } as const

/** Pins of rectification tasks by deadline warning. */
export const taskPinColours = { green: '#2E8B57', yellow: '#E0A100', red: '#C8102E' } as const satisfies Record<CodeOf<'taskColour'>, string>

/** Text of the names of areas and lines: the theme's colour, deep enough to be read on land and on water (4.5 : 1). */
export const labelColours = {
  ecologicalRedLine: shade('#A10F26', '#FF8A98'),
  ecologicalControlZone: shade('#1B672E', '#84DB96'),
  ecologicalBuffer: shade('#2F6B2D', '#9AD698'),
  bay: shade('#453DB5', '#B5AEFF'),
  waterSource: shade('#0A5594', '#7CC3F7'),
  project: shade('#7A4B06', '#EBBC6E'),
  patch: shade('#8E1C7C', '#F49DE6'),
  contaminatedPlot: shade('#6B4124', '#DDB493'),
  district: shade('#574E62', '#B9B1C4'),
  controlUnit: shade('#46515C', '#B4BEC9'),
  catchment: shade('#2B5A6B', '#93C8DA'),
  waterway: shade('#235F88', '#8FC3E6'),
  shoreline: shade('#0F5270', '#7CC8E2'),
  reference: shade('#46515C', '#B4BEC9'),
} as const satisfies Record<keyof typeof areaSymbols | keyof typeof lineSymbols, Shade>
