/** The legend of a map: of the layers' own legends, the entries of what was drawn inside the frame, and nothing else. */
import { areaSymbols, labelColours } from '../../../../shared/domain/style-palette'
import type { KindId } from '../../../../shared/domain/kinds'
import { type LayerId, layerTitle } from '../../../../shared/map/catalogue'
import { type LegendEntry, legendOf, type LegendPart, type Swatch } from '../../../../shared/map/legend'
import { changeColours, proposalColour, severityColours } from '../../../../shared/map/style/check-layers'
import { clusterColour } from '../../../../shared/map/style/outfall-layers'
import { enterpriseCountColour } from '../../../../shared/map/style/site-layers'
import { type ImageRequest, parseImageId } from '../../../../shared/map/symbols/image-id'
import { paperMapMessages } from '../../../../shared/messages/paper-map'
import { type Language, translate } from '../../../../shared/messages/translate'
import type { MapFeature } from '../read/map-feature'
import type { Shown } from '../paint/shown'

export type LegendGroup = { readonly title: string; readonly entries: readonly { readonly swatch: Swatch; readonly title: string }[] }

/**
 * @param layers those of the map, top to bottom
 * @param period of the sections' classes, as it shall be written
 */
export function mapLegend(shown: Shown, layers: readonly LayerId[], language: Language, period: string | null): LegendGroup[] {
  const images = [...shown.images].map(parseImageId).filter((request) => request !== null)
  const groups = layers.flatMap((id): LegendGroup[] => {
    const title = translate(layerTitle(id), language)
    const found = legendOf(id).flatMap((part): LegendGroup[] => {
      const entries = part.entries.filter((entry) => isShown(id, part, entry, shown, images))
      if (entries.length === 0) return []
      const partTitle = part.title === null ? '' : ` · ${translate(part.title, language, { month: period ?? '' }).trim()}`
      return [{ title: title + partTitle, entries: entries.map((entry) => ({ swatch: entry.swatch, title: translate(entry.title, language) })) }]
    })
    if (id !== 'basemap' && id !== 'task' && id !== 'outfall' && shown.countCircles.has(id)) {
      const entry = { swatch: { type: 'cluster', colour: countColour(id) } as const, title: translate(paperMapMessages.countCircle, language) }
      const last = found.pop()
      found.push(last === undefined ? { title, entries: [entry] } : { ...last, entries: [...last.entries, entry] })
    }
    return found
  })
  return [...groups, ...checkLegend(shown, language)]
}

function countColour(kind: KindId) {
  if (kind === 'enterprise') return enterpriseCountColour
  return Object.hasOwn(areaSymbols, kind) ? labelColours[kind as keyof typeof labelColours] : clusterColour
}

function isShown(id: LayerId, { column }: LegendPart, { swatch, codes }: LegendEntry, shown: Shown, images: readonly ImageRequest[]): boolean {
  if (id === 'basemap') return false
  if (swatch.type === 'cluster') return id !== 'task' && shown.countCircles.has(id)
  if (swatch.type === 'image') return images.some((image) => saysOf(swatch.id, image, column))
  const features = [...(id === 'task' ? [] : (shown.shapes.get(id) ?? []))].filter(({ type }) => (swatch.type === 'line' ? type !== 3 : type !== 2))
  if (codes === null) {
    // The dashed form of schematic waterways, or a layer without codes.
    const dashed = swatch.type === 'line' && swatch.symbol.dash !== null
    return dashed ? features.some(({ properties }) => properties['schematic'] === true) : features.length > 0
  }
  const known = new Set(legendOf(id).flatMap((part) => (part.column === column ? part.entries : [])).flatMap((entry) => entry.codes ?? []))
  return features.some((feature) => {
    const code = codeOf(feature, column)
    return codes.includes(code) || (codes.includes(null) && !known.has(code))
  })
}

function codeOf({ properties }: MapFeature, column: string | null): string | null {
  const value = column === null ? undefined : properties[column]
  return value === undefined || value === null ? null : String(value)
}

/** Whether a drawn symbol is what an entry explains: each part of the legend explains one property of it. */
function saysOf(entryId: string, drawn: ImageRequest, column: string | null): boolean {
  const entry = parseImageId(entryId)
  if (entry === null || entry.type !== drawn.type) return false
  switch (entry.type) {
    case 'outfall': {
      const outfall = drawn as typeof entry
      if (column === 'stage') return outfall.stage === entry.stage
      if (column === 'outfall_class') return outfall.outfallClass === entry.outfallClass || (entry.outfallClass === 'other' && outfall.outfallClass === '')
      return outfall.overdue
    }
    case 'section': {
      const section = drawn as typeof entry
      return entry.missed ? section.missed : section.class === entry.class
    }
    case 'station':
      return (drawn as typeof entry).online === entry.online
    case 'enterprise':
      return (drawn as typeof entry).chemical === entry.chemical
    case 'task':
      return (drawn as typeof entry).colour === entry.colour
    case 'tick':
    case 'hatch':
      return false
  }
}

/** Subjects and pieces of a conflict check by severity, pieces of a comparison by what became of them. */
function checkLegend(shown: Shown, language: Language): LegendGroup[] {
  const colours = { ...severityColours, ...changeColours }
  const entries = (['3', '2', '1', 'none', 'out', 'in', 'category'] as const).flatMap((code) => {
    if (!shown.checkCodes.has(code)) return []
    const colour = colours[code]
    const symbol = { outline: colour, outlineWidth: 2, dash: null, innerBand: null, fill: colour, fillOpacity: 0.35, hatch: null }
    return [{ swatch: { type: 'area', symbol } as const, title: translate(paperMapMessages.checked[code], language) }]
  })
  const proposal = { swatch: { type: 'line', symbol: { colour: proposalColour, width: 2, dash: [4, 2] } } as const, title: translate(paperMapMessages.proposal, language) }
  const all = [...entries, ...(shown.checkCodes.has('proposal') ? [proposal] : [])]
  return all.length === 0 ? [] : [{ title: translate(paperMapMessages.checkTitle, language), entries: all }]
}
