/**
 * A whole map for a page: frame and neat line with the map in it; on it, where it covers least, legend, scale, north arrow and inset;
 * above it title and stamps; below it coordinate system, dates, sources and maker.
 */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { LayerId } from '../../../shared/map/catalogue'
import { layerMessages } from '../../../shared/messages/layers'
import { paperMapMessages } from '../../../shared/messages/paper-map'
import { type Language, translate } from '../../../shared/messages/translate'
import type { GroupItem, SceneItem } from '../scene/scene'
import { type BoundsOptions, frameAtScale, frameOfBounds, type LonLat, type MapFrame } from './frame'
import { beside, type Block, INK, onPlate, placed, STAMP_RED, textLine } from './furniture/block'
import { gaussKrugerNote, GRID_BAND, type GridKind, mapGrid } from './furniture/grid'
import { legendBlock } from './furniture/legend-block'
import { locatorBlock } from './furniture/locator'
import { mapLegend } from './furniture/map-legend'
import { northArrow } from './furniture/north-arrow'
import { type Plate, placePlates } from './furniture/place-plates'
import { scaleBar } from './furniture/scale-bar'
import { sheetFoot, sheetHead } from './furniture/sheet-edges'
import { shapeText } from './labels/shape-text'
import { draftMap, type MapDraft, type MapRequest, type PaintedMap } from './paint-map'
import { rectangle } from './paint/paths'

/** What the map shows: a place at a scale, or an extent whole. */
export type MapExtent = { readonly centre: LonLat; readonly scale: number } | ({ readonly bounds: BoundingBox } & BoundsOptions)

export type MapSheet = {
  /** Millimetres that all of it may take. */
  readonly width: number
  readonly height: number
  readonly extent: MapExtent
  readonly map: Pick<MapRequest, 'style' | 'sources' | 'measure' | 'signal'>
  readonly language: Language
  /** Layers of the map, top to bottom: their legends. */
  readonly layers: readonly LayerId[]
  /** Period of the sections' classes as it stands in the legend. */
  readonly period?: string | null
  readonly title?: string
  /** `inside`: on the map; `beside`: in a column of its own on the right; absent: inside where there is room. */
  readonly legend?: 'inside' | 'beside' | 'none'
  readonly grid?: GridKind
  /** The city, for the inset; absent: no inset. */
  readonly locatorBounds?: BoundingBox | null
  /** Red words at the top right: 内部使用, 示范数据, a level of secrecy. */
  readonly stamps?: readonly string[]
  /** Small lines below the map, after the coordinate system: dates, sources, maker, 审图号. */
  readonly notes?: readonly string[]
  /** PNG or JPEG, at the left of the title. */
  readonly logo?: Uint8Array | null
  /** Scale bar and north arrow; true where absent. */
  readonly scale?: boolean
  /** Millimetres of one style pixel, larger for what is looked at from afar. */
  readonly pixel?: number
}

/** `notice`: that some features could not be drawn at this scale. */
type FurnitureName = 'legend' | 'locator' | 'scale' | 'notice'

export type ComposedMap = Omit<PaintedMap, 'item'> & {
  /** Its top left corner is at (0, 0). */
  readonly item: GroupItem
  readonly frame: MapFrame
  /** Where the map's frame lies in the whole. */
  readonly frameBox: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Symbols under the legend, the scale and the inset. */
  readonly covered: number
  /** Furniture that found no room. */
  readonly left: readonly FurnitureName[]
}

/** A legend that would cover more than this share of the map goes beside it. */
const LARGEST_SHARE = 0.2
/** A legend that would lie on more symbols than this goes beside the map. */
const MOST_COVERED = 2
const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0 }
/** Column for a legend beside the map as long as its width is not known, and the room between. */
const BESIDE_WIDTH = 40
const BESIDE_GAP = 3
/** Letters of a legend beside the map, as large as they may be. */
const BESIDE_TEXT_SIZES = [2.2, 2.1, 2]

export function composeMap(sheet: MapSheet): Promise<ComposedMap> {
  return composeWith(sheet, sheet.legend === 'beside' ? BESIDE_WIDTH : 0)
}

/** @param column width of the column for the legend beside the map, 0 for a legend on it */
async function composeWith(sheet: MapSheet, column: number): Promise<ComposedMap> {
  const isBeside = column > 0
  const { language, map, grid, width, height } = sheet
  const { measure } = map
  const band = grid === undefined ? 0 : GRID_BAND
  const head = sheetHead(sheet, measure)
  const foot = sheetFoot(notesOf(sheet), width, measure)
  const box = {
    x: band,
    y: head.height + band,
    width: width - 2 * band - (isBeside ? column + BESIDE_GAP : 0),
    height: height - head.height - foot.height - 2 * band,
  }
  const frame = frameFor(sheet, box)
  const draft = await draftMap({ ...map, frame })
  const groups = sheet.legend === 'none' ? [] : mapLegend(draft.shown, sheet.layers, language, sheet.period ?? null)
  const legendIn = (maximumHeight: number, textSize: number) => legendBlock(groups, { language, measure, maximumHeight, textSize, textWidth: isBeside ? BESIDE_WIDTH - 8 : 30 })
  const highest = isBeside ? box.height + band : box.height * 0.62
  const sizes = isBeside ? BESIDE_TEXT_SIZES : BESIDE_TEXT_SIZES.slice(0, 1)
  const legend = sizes.map((size) => legendIn(highest, size)).find(({ width: across }) => across <= column) ?? legendIn(highest, sizes.at(-1)!)
  // Beside the map it may need more columns than one; the map gives way, but not by more than half.
  if (isBeside && legend.width > column + 0.1 && legend.width < width / 2) return composeWith(sheet, legend.width)
  const isTooLarge = (legend.width * legend.height) / (box.width * box.height) > LARGEST_SHARE || legend.height > highest * 1.05
  if (!isBeside && sheet.legend === undefined && isTooLarge && width > 2.5 * BESIDE_WIDTH) return composeWith(sheet, BESIDE_WIDTH)
  const plates = await platesOf(sheet, draft, isBeside ? null : legend)
  const lying = placePlates(plates.map(({ plate }) => plate), box.width, box.height, draft.crowding)
  const covered = lying.reduce((sum, plate) => sum + draft.symbolsIn(plate.box), 0)
  if (!isBeside && sheet.legend === undefined && legend.width > 0 && draft.symbolsIn(lying[0]?.box ?? NOWHERE) > MOST_COVERED && width > 2.5 * BESIDE_WIDTH) return composeWith(sheet, BESIDE_WIDTH)
  const painted = draft.finish(lying.map((plate) => plate.box))
  const lines = grid === undefined ? null : mapGrid(frame, grid)
  const inFrame: SceneItem[] = [
    painted.item,
    ...(lines === null ? [] : [{ type: 'group', clip: rectangle(0, 0, box.width, box.height), items: [lines.lines] } as const]),
    { type: 'path', path: rectangle(0, 0, box.width, box.height), stroke: { colour: INK, width: 0.35 } },
    ...(lines?.figures ?? []),
    ...lying.map((plate) => placed(plate.block, plate.box.left, plate.box.top)),
  ]
  const items: SceneItem[] = [
    ...head.items,
    { type: 'group', items: inFrame, translate: [box.x, box.y] },
    ...(isBeside ? [placed(legend, box.x + box.width + band + BESIDE_GAP, box.y)] : []),
    placed(foot, 0, height - foot.height),
  ]
  return {
    item: { type: 'group', items },
    frame,
    frameBox: box,
    shown: painted.shown,
    labels: painted.labels,
    thinned: painted.thinned,
    covered,
    left: plates.flatMap(({ name, plate }) => (lying.some(({ block }) => block === plate.block) ? [] : [name])),
  }
}

function frameFor({ extent, pixel }: MapSheet, { width, height }: { readonly width: number; readonly height: number }): MapFrame {
  const size = pixel === undefined ? { width, height } : { width, height, pixel }
  return 'centre' in extent ? frameAtScale(size, extent.centre, extent.scale) : frameOfBounds(size, extent.bounds, extent)
}

function notesOf({ extent, grid, language, notes = [] }: MapSheet): readonly string[] {
  const lon = 'centre' in extent ? extent.centre[0] : (extent.bounds[0] + extent.bounds[2]) / 2
  return [translate(paperMapMessages.crs, language), ...(grid === 'gaussKruger' ? [gaussKrugerNote(lon, language)] : []), ...notes]
}

type NamedPlate = { readonly name: FurnitureName; readonly plate: Plate }

/** A map that shows most of the city tells itself where it lies. */
function coversMostOf(frame: MapFrame, [west, south, east, north]: BoundingBox): boolean {
  const [left, bottom, right, top] = frame.bounds
  return right - left > 0.7 * (east - west) || top - bottom > 0.7 * (north - south)
}

/** What lies on the map, the largest first. */
async function platesOf({ map, language, locatorBounds, scale = true }: MapSheet, { frame, thinned }: MapDraft, legend: Block | null): Promise<NamedPlate[]> {
  const plates: NamedPlate[] = []
  if (legend !== null && legend.width > 0) plates.push({ name: 'legend', plate: { block: onPlate(legend, 2), corner: 'bottomLeft' } })
  if (locatorBounds !== undefined && locatorBounds !== null && !coversMostOf(frame, locatorBounds)) {
    const width = Math.min(38, frame.width * 0.24)
    const block = await locatorBlock({ map, bounds: locatorBounds, frame, width, height: width * 0.72 })
    plates.push({ name: 'locator', plate: { block, corner: 'topRight' } })
  }
  if (scale) {
    const block = onPlate(beside([northArrow(language), scaleBar(frame, language, map.measure, Math.min(45, frame.width * 0.28))], 3), 1.6)
    plates.push({ name: 'scale', plate: { block, corner: 'bottomRight' } })
  }
  if (thinned.length > 0) {
    // What had to be left out is told on the map itself.
    const { lines, width, height } = shapeText(translate(layerMessages.thinned, language), { font: 'sans', size: 2.2, maximumWidth: frame.width / 3, lineHeight: 1.3, spacing: 0 }, map.measure)
    const items = lines.map(({ text, lineHeight }, index) => textLine(text, 0, (index + 0.5) * lineHeight, 2.2, { colour: STAMP_RED }))
    plates.push({ name: 'notice', plate: { block: onPlate({ width, height, items }, 1.2), corner: 'topLeft' } })
  }
  return plates
}
