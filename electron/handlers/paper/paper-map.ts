/**
 * A workspace's map for paper: its style, the readers of its tiles, and the facts that stand beside a printed map. Prepared once,
 * painted in as many frames as a document has maps (`electron/report/map/`).
 */
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Geometry } from 'geojson'
import type { BasemapDescription } from '../../../shared/domain/basemap'
import type { BoundingBox } from '../../../shared/domain/feature'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { formatMonth } from '../../../shared/domain/water-quality/period'
import type { WorkspaceInfo } from '../../../shared/domain/workspace'
import { hiddenAtFirst, type LayerId, layerIds, orderedLayers } from '../../../shared/map/catalogue'
import { buildStyle } from '../../../shared/map/style/build-style'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import { themesOfSource } from '../../../shared/map/style/theme-sources'
import { paperMapMessages } from '../../../shared/messages/paper-map'
import { type Language, type Message, translate } from '../../../shared/messages/translate'
import type { MapSources, VectorTiles } from '../../report/map/read/read-sources'
import type { TileLayer, WorkspaceReader } from '../../store/workspace-store'
import { openPaperBasemap } from './map-basemap'
import { defaultDay } from '../tasks/moment'
import { readMonths } from '../water/read-sections'
import { reportSections } from '../water/section-status'
import type { Session } from '../session'
import { readPins } from '../tasks/task-pins'

/** What a map shows; what is left out is as in a new workspace. */
export type PaperView = {
  readonly language: Language
  readonly visible?: readonly LayerId[]
  /** Top to bottom. */
  readonly order?: readonly string[]
  /** 0–1 by layer. */
  readonly opacity?: Readonly<Record<string, number>>
  /** Version date by legal layer; absent: the newest. */
  readonly vintages?: Readonly<Record<string, string>>
  /** Period of the sections' classes as `section.status` takes it (`2023-10`); absent: the newest month with readings. */
  readonly period?: string
  readonly highlighted?: readonly Geometry[]
  /** Subjects and pieces of a conflict check, pieces of a comparison. */
  readonly checked?: readonly CheckedShape[]
  readonly basemap?: BasemapDescription
  /** 公开: red lines and water sources are left out. */
  readonly audience: 'internal' | 'public'
}

/** Layers that a map for the public never shows. */
const withheldInPublic: readonly LayerId[] = ['ecologicalRedLine', 'waterSource']

export type PaperMap = {
  readonly style: StyleSpecification
  readonly sources: MapSources
  readonly language: Language
  /** Layers that are shown and have something, top to bottom. */
  readonly layers: readonly LayerId[]
  /** Layers that were asked for but are withheld from the public. */
  readonly withheld: readonly LayerId[]
  /** Period of the sections' classes; null without readings or sections. */
  readonly period: string | null
  /** The workspace's day, ISO: what deadlines are compared with. */
  readonly today: string
  /** Version dates of the legal layers shown. */
  readonly vintages: Readonly<Partial<Record<KindId, string>>>
  /** Any layer shown holds demonstration data. */
  readonly demonstration: boolean
  /** Credit of the base map; null without one. */
  readonly basemapCredit: string | null
  readonly basemapReplaced: boolean
  /** What the workspace covers; null for an empty one. */
  readonly bounds: BoundingBox | null
  close(): Promise<void>
}

/** Prepare a map of the open workspace. @throws AppError 'workspace.notOpen' */
export async function preparePaperMap(session: Session, view: PaperView): Promise<PaperMap> {
  const workspace = session.workspace()
  const info = await workspace.info()
  const asked = view.visible ?? layerIds.filter((id) => !hiddenAtFirst.has(id))
  const withheld = view.audience === 'public' ? asked.filter((id) => withheldInPublic.includes(id)) : []
  const visible = new Set(asked.filter((id) => !withheld.includes(id)))
  const present = new Set(info.layers.flatMap(({ kind, features }) => (kind !== null && features > 0 && (visible.has(kind) || kind === 'section') ? [kind] : [])))
  const today = await defaultDay(workspace)
  const period = present.has('section') ? await periodOf(session, view.period) : null
  const sections = period === null || !visible.has('section') ? [] : (await reportSections(session, period)).sections
  const pins = visible.has('task') ? await readPins(session, { day: today }) : []
  const basemap = await openPaperBasemap(view.basemap ?? { kind: 'bundled' }, session.dataFolder, 'light', view.language)
  const order = orderedLayers(view.order ?? [])
  const style = buildStyle({
    theme: 'light',
    language: view.language,
    fonts: {},
    basemap: basemap.style,
    order,
    visible,
    opacity: view.opacity ?? {},
    vintages: view.vintages ?? {},
    present,
    revision: '0',
    today,
    sections,
    pins,
    highlighted: view.highlighted ?? [],
    checked: view.checked ?? [],
  })
  const layers = order.filter((id) => visible.has(id) && (id === 'basemap' || (id === 'task' ? pins.length > 0 : present.has(id))))
  return {
    style,
    sources: { vector: { ...themeTiles(style, workspace), ...basemap.sources.vector }, raster: basemap.sources.raster },
    language: view.language,
    layers,
    withheld,
    period,
    today,
    vintages: vintagesOf(info, layers, view.vintages ?? {}),
    demonstration: info.layers.some(({ kind, demonstration }) => demonstration && kind !== null && visible.has(kind)),
    basemapCredit: visible.has('basemap') ? basemap.style.attribution : null,
    basemapReplaced: basemap.replaced,
    bounds: info.bounds,
    close: basemap.close,
  }
}

async function periodOf(session: Session, asked: string | undefined): Promise<string | null> {
  const newest = (await readMonths(session.workspace())).at(-1)
  return asked ?? (newest === undefined ? null : formatMonth(newest))
}

/** Deepest zoom that the workspace is asked for: a millimetre on paper is centimetres on the ground. */
const DEEPEST_ZOOM = 22

/**
 * Readers for the themes' sources. Shapes are read one zoom finer than the window reads them; points as the window does, so that the
 * circles that stand for several are the window's.
 */
function themeTiles(style: StyleSpecification, workspace: WorkspaceReader): Record<string, readonly VectorTiles[]> {
  const sources: Record<string, readonly VectorTiles[]> = {}
  for (const [id, source] of Object.entries(style.sources)) {
    const address = source.type === 'vector' ? source.tiles?.[0] : undefined
    if (address === undefined || !address.startsWith('dutu:')) continue
    const themes = themesOfSource(address).map(({ kind, vintage }): TileLayer => (vintage === undefined ? { kind } : { kind, vintage }))
    const tiles = (members: readonly TileLayer[], finer: number): VectorTiles[] =>
      members.length === 0 ? [] : [{ readTile: (z, x, y) => workspace.readTile(z, x, y, members), minZoom: 0, maxZoom: DEEPEST_ZOOM, finer }]
    const isPoint = ({ kind }: TileLayer) => kinds[kind].geometry === 'Point'
    sources[id] = [...tiles(themes.filter(isPoint), 0), ...tiles(themes.filter((theme) => !isPoint(theme)), 1)]
  }
  return sources
}

function vintagesOf(info: WorkspaceInfo, layers: readonly LayerId[], chosen: Readonly<Record<string, string>>): Partial<Record<KindId, string>> {
  const vintages: Partial<Record<KindId, string>> = {}
  for (const { kind, vintage } of info.layers) {
    if (kind === null || !layers.includes(kind)) continue
    const shown = chosen[kind] ?? vintage
    if (shown !== null && kinds[kind].legal) vintages[kind] = shown
  }
  return vintages
}

/** Facts of one document that stand beside each of its maps. */
export type SheetFacts = {
  /** 审图号, as the bureau was given it; a map without one is stamped 内部使用. */
  readonly reviewNumber?: string
  /** 密级, as it shall print. */
  readonly secrecy?: string
  readonly maker?: string
  /** ISO date on which the map is made. */
  readonly madeOn?: string
  /** What the figures come from, beside the base map: `2023 年 10 月监测数据`. */
  readonly sources?: readonly string[]
}

/** Stamps and notes of a prepared map, as `composeMap` takes them. */
export function sheetFacts(map: PaperMap, { reviewNumber, secrecy, maker, madeOn, sources = [] }: SheetFacts): { readonly stamps: readonly string[]; readonly notes: readonly string[] } {
  const { language } = map
  const say = (message: Message, params: Readonly<Record<string, string>> = {}) => translate(message, language, params)
  const versions = Object.entries(map.vintages).map(([kind, date]) => say(paperMapMessages.vintage, { layer: kinds[kind as KindId].title[language], date }))
  const allSources = [...versions, ...sources, ...(map.basemapCredit === null || map.basemapCredit === '' ? [] : [map.basemapCredit])]
  const isReviewed = reviewNumber !== undefined && reviewNumber !== ''
  return {
    stamps: [...(map.demonstration ? [say(paperMapMessages.demonstration)] : []), ...(secrecy === undefined || secrecy === '' ? [] : [secrecy]), ...(isReviewed ? [] : [say(paperMapMessages.internal)])],
    notes: [
      say(paperMapMessages.dataDate, { date: map.today }),
      ...(allSources.length === 0 ? [] : [say(paperMapMessages.sources, { sources: allSources.join(language === 'zh' ? '；' : '; ') })]),
      ...(maker === undefined || maker === '' ? [] : [say(paperMapMessages.maker, { maker })]),
      ...(madeOn === undefined ? [] : [say(paperMapMessages.madeOn, { date: madeOn })]),
      ...(isReviewed ? [say(paperMapMessages.reviewNumber, { number: reviewNumber })] : []),
    ],
  }
}
