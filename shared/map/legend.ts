/**
 * The legend of every layer, derived from the tables and the images that the map's layers are made of: a symbol that the map can
 * show has its entry, drawn by the same code.
 */
import { codeTitle } from '../domain/code-title'
import { type KindId, kinds } from '../domain/kinds'
import { type AreaSymbol, type LineSymbol, outfallSymbol, seaClassColours, type Shade, type SymbolTable, waterClassColours } from '../domain/style-palette'
import { vocabularies } from '../domain/vocabularies'
import { layerMessages } from '../messages/layers'
import { sectionWorkMessages } from '../messages/section-work'
import type { Message } from '../messages/translate'
import { waterClassName } from '../messages/water'
import type { LayerId } from './catalogue'
import { imageId } from './symbols/image-id'
import { BAY_CLASS_OPACITY, seaClasses } from './style/bay-class-layers'
import { clusterColour } from './style/outfall-layers'
import { areaTable, isAreaKind, isLineKind, lineTable } from './style/symbol-tables'

/** How an entry is drawn. */
export type Swatch =
  | { readonly type: 'area'; readonly symbol: AreaSymbol }
  | { readonly type: 'line'; readonly symbol: LineSymbol }
  | { readonly type: 'image'; readonly id: string }
  /** A plain dot. */
  | { readonly type: 'dot'; readonly colour: Shade; readonly radius: number }
  /** A circle with a number. */
  | { readonly type: 'cluster'; readonly colour: Shade }

/** One line of a legend. */
export type LegendEntry = {
  readonly swatch: Swatch
  readonly title: Message
  /** Values of the part's column that the entry stands for; null for one that is not counted. */
  readonly codes: readonly (string | null)[] | null
}

/** Entries that go by one column, under a title of their own where a layer has several. */
export type LegendPart = { readonly title: Message | null; readonly column: string | null; readonly entries: readonly LegendEntry[] }

/** The legend of a layer; empty for the base map. */
export function legendOf(id: LayerId): readonly LegendPart[] {
  switch (id) {
    case 'basemap':
      return []
    case 'task':
      return [taskLegend]
    case 'outfall':
      return outfallLegend
    case 'station':
      return [flagLegend('station', 'online', [layerMessages.online, layerMessages.offline])]
    case 'enterprise':
      return [flagLegend('enterprise', 'chemical', [layerMessages.chemical, layerMessages.otherEnterprise])]
    case 'section':
      return [sectionLegend]
    default:
      return [...(isAreaKind(id) ? [tableLegend(id, areaTable(id), 'area')] : []), ...(isLineKind(id) ? [lineLegend(id)] : [])]
  }
}

const uncounted = (swatch: Swatch, title: Message): LegendEntry => ({ swatch, title, codes: null })
const image = (...parts: readonly (string | number | boolean)[]): Swatch => ({ type: 'image', id: imageId(...parts) })

function lineLegend(kind: 'waterway' | 'shoreline' | 'reference'): LegendPart {
  const part = tableLegend(kind, lineTable(kind), 'line')
  if (kind !== 'waterway') return part
  const schematic = { ...lineTable(kind).otherwise, dash: [5, 3] }
  return { ...part, entries: [...part.entries, uncounted({ type: 'line', symbol: schematic }, layerMessages.schematic)] }
}

function tableLegend(kind: KindId, table: SymbolTable<AreaSymbol>, type: 'area'): LegendPart
function tableLegend(kind: KindId, table: SymbolTable<LineSymbol>, type: 'line'): LegendPart
function tableLegend(kind: KindId, table: SymbolTable<AreaSymbol> | SymbolTable<LineSymbol>, type: 'area' | 'line'): LegendPart {
  const swatch = (symbol: AreaSymbol | LineSymbol) => ({ type, symbol }) as Swatch
  const { column } = table
  if (column === null) return { title: null, column: null, entries: [uncounted(swatch(table.otherwise), kinds[kind].title)] }
  const known = Object.entries(table.symbols).map(([code, symbol]) => ({ swatch: swatch(symbol), title: codeTitle(kind, column, code), codes: [code] }))
  return { title: null, column, entries: [...known, { swatch: swatch(table.otherwise), title: layerMessages.otherCode, codes: [null] }] }
}

const outfallLegend: readonly LegendPart[] = [
  {
    title: layerMessages.byStage,
    column: 'stage',
    entries: [
      ...Object.keys(outfallSymbol.fills).map((stage) => ({
        swatch: image('outfall', 'townWorks', stage, false),
        title: codeTitle('outfall', 'stage', stage),
        codes: [stage],
      })),
      { swatch: image('outfall', 'townWorks', '', false), title: layerMessages.otherCode, codes: [null] },
    ],
  },
  {
    title: layerMessages.byClass,
    column: 'outfall_class',
    entries: Object.keys(outfallSymbol.shapes).map((outfallClass) => ({
      swatch: image('outfall', outfallClass, 'suspected', false),
      title: codeTitle('outfall', 'outfall_class', outfallClass),
      // What has no class is drawn as “other”.
      codes: outfallClass === 'other' ? [outfallClass, null] : [outfallClass],
    })),
  },
  {
    title: null,
    column: null,
    entries: [uncounted(image('outfall', 'townWorks', 'rectifying', true), layerMessages.overdue), uncounted({ type: 'cluster', colour: clusterColour }, layerMessages.cluster)],
  },
]

function flagLegend(kind: 'station' | 'enterprise', column: string, [yes, no]: readonly [Message, Message]): LegendPart {
  return {
    title: null,
    column,
    entries: [
      { swatch: image(kind, true), title: yes, codes: ['true'] },
      { swatch: image(kind, false), title: no, codes: ['false', null] },
    ],
  }
}

/** Counted from the sections' status, by class. */
const sectionLegend: LegendPart = {
  title: layerMessages.byWaterClass,
  column: 'class',
  entries: [
    ...Object.keys(waterClassColours).map((waterClass) => ({
      swatch: image('section', waterClass, false),
      title: vocabularies.waterClass[Number(waterClass) as keyof typeof waterClassColours],
      codes: [waterClass],
    })),
    { swatch: image('section', 0, false), title: layerMessages.noClass, codes: [null] },
    { swatch: image('section', 3, true), title: layerMessages.missedTarget, codes: ['missed'] },
  ],
}

/** Bays by the class of their sea water: shown before the bays' own legend while classes are on. */
export const bayClassLegend: LegendPart = {
  title: sectionWorkMessages.seaQuality,
  column: 'class',
  entries: seaClasses.map((seaClass) => ({
    swatch: { type: 'area', symbol: { ...areaTable('bay').otherwise, fill: { light: seaClassColours[seaClass], dark: seaClassColours[seaClass] }, fillOpacity: BAY_CLASS_OPACITY, hatch: null, innerBand: null } },
    title: waterClassName(seaClass, 'sea'),
    codes: [String(seaClass)],
  })),
}

/** Counted from the pins, by colour. */
const taskLegend: LegendPart = {
  title: null,
  column: 'colour',
  entries: [
    { swatch: image('task', 'red'), title: layerMessages.pinRed, codes: ['red'] },
    { swatch: image('task', 'yellow'), title: layerMessages.pinYellow, codes: ['yellow'] },
    { swatch: image('task', 'green'), title: layerMessages.pinGreen, codes: ['green'] },
  ],
}
