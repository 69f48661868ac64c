/** Maps of one briefing: prepared once for each set of layers, painted as often as the document asks. */
import type { Geometry, Position } from 'geojson'
import type { BriefingSeries } from '../../../shared/domain/briefing'
import type { BoundingBox } from '../../../shared/domain/feature'
import { AppError } from '../../../shared/errors'
import { isLayerId, type LayerId } from '../../../shared/map/catalogue'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import { cutPieces } from '../../engine/check/cut-finding-pieces'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { latitudeOfEqualAreaY } from '../../engine/geodesy/equal-area'
import type { FontSet } from '../../report/fonts/font-set'
import { type ComposedMap, composeMap, type MapExtent } from '../../report/map/compose-map'
import { projectTo } from '../../report/map/frame'
import type { MapPartRequest } from '../../report/parts/part-context'
import type { PathData, SceneItem } from '../../report/scene/scene'
import { requireLastCheck } from '../check/last-check'
import { type PaperMap, preparePaperMap, sheetFacts } from '../paper/paper-map'
import type { QueryContext } from './query-context'
import { indexMarks } from './index-marks'
import { memberShapes, type SeriesMember, unionOf } from './series-members'

export type MapFacts = { readonly maker: string; readonly madeOn: string; readonly approval: string | null; readonly classification: string | null }

export type BriefingMaps = {
  paint(request: MapPartRequest, context: QueryContext, width: number, height: number): Promise<readonly SceneItem[]>
  /** All members of a series on one map, a word beside each. */
  paintIndex(members: readonly SeriesMember[], context: QueryContext, width: number, height: number, wordOf: (index: number) => string | null): Promise<readonly SceneItem[]>
  close(): Promise<void>
}

/** A member is not shown closer than this. */
const CLOSEST: Readonly<Record<BriefingSeries, number>> = { section: 50_000, district: 100_000, task: 25_000, parcel: 10_000, bay: 100_000 }
const HIGHLIGHT = '#C2188B'
const RING = 4
/** Where the members lie, and nothing that would hide it. */
const INDEX_MAP: MapPartRequest = { layers: ['waterway', 'district', 'basemap'], extent: 'workspace', title: null, grid: null, locator: false, legend: 'none', overlay: null }
const COMPARED_LAYER = 'ecologicalRedLine'

export function createBriefingMaps(fonts: FontSet, facts: MapFacts, signal: AbortSignal): BriefingMaps {
  const prepared = new Map<string, Promise<PaperMap>>()

  function prepare(layers: readonly LayerId[], overlay: MapPartRequest['overlay'], context: QueryContext): Promise<PaperMap> {
    const key = JSON.stringify([layers, overlay])
    let map = prepared.get(key)
    if (map === undefined) {
      map = shapesOf(overlay, context).then((checked) =>
        preparePaperMap(context.session, {
          language: context.language,
          visible: layers,
          audience: context.audience,
          ...(context.period === null ? {} : { period: context.period }),
          ...(checked.length === 0 ? {} : { checked }),
        }),
      )
      prepared.set(key, map)
    }
    return map
  }

  async function compose(request: MapPartRequest, context: QueryContext, width: number, height: number): Promise<ComposedMap> {
    const layers = request.layers.filter(isLayerId)
    const unknown = request.layers.find((layer) => !isLayerId(layer))
    if (unknown !== undefined) throw new AppError('layer.notFound', { layer: unknown })
    const map = await prepare(layers, request.overlay, context)
    const { notes } = sheetFacts(map, {
      maker: facts.maker,
      madeOn: facts.madeOn,
      ...(facts.approval === null ? {} : { reviewNumber: facts.approval }),
      ...(facts.classification === null ? {} : { secrecy: facts.classification }),
    })
    return composeMap({
      width,
      height,
      extent: extentOf(request, context.member, await extentOfThemes(context, layers, map)),
      map: { style: map.style, sources: map.sources, measure: fonts.measureText, signal },
      language: context.language,
      layers: map.layers,
      period: map.period,
      notes,
      ...(request.title === null ? {} : { title: request.title }),
      ...(request.legend === null ? {} : { legend: request.legend }),
      ...(request.grid === null ? {} : { grid: request.grid }),
      ...(request.locator ? { locatorBounds: map.bounds } : {}),
    })
  }

  return {
    async paint(request, context, width, height) {
      const composed = await compose(request, context, width, height)
      const shapes = request.extent === 'member' && context.member !== null ? await memberShapes(context.session, context.member) : []
      return [composed.item, ...shapes.flatMap((shape) => highlight(shape, composed))]
    },
    async paintIndex(members, context, width, height, wordOf) {
      const composed = await compose(INDEX_MAP, context, width, height)
      const { frame, frameBox } = composed
      return [composed.item, { type: 'group', translate: [frameBox.x, frameBox.y], items: indexMarks(members, wordOf, frame, fonts) }]
    },
    async close() {
      for (const map of prepared.values()) await map.then(({ close }) => close(), () => undefined)
    },
  }
}

/** Layers that reach far beyond what the bureau supervises. */
const FAR_REACHING: ReadonlySet<LayerId> = new Set<LayerId>(['waterway', 'catchment', 'reference', 'basemap'])

/** What the themes shown cover; the whole workspace where they hold nothing. */
async function extentOfThemes({ session }: QueryContext, layers: readonly LayerId[], { bounds }: PaperMap): Promise<BoundingBox | null> {
  const info = await session.workspace().info()
  const boxes = info.layers.flatMap((layer) => (layer.kind !== null && layer.bounds !== null && layers.includes(layer.kind) && !FAR_REACHING.has(layer.kind) ? [layer.bounds] : []))
  return unionOf(boxes) ?? bounds
}

function extentOf({ extent }: MapPartRequest, member: SeriesMember | null, bounds: BoundingBox | null): MapExtent {
  if (extent === 'member' && member?.bounds !== null && member !== null) return { bounds: member.bounds, padding: 12, atLeast: CLOSEST[member.series] }
  if (bounds === null) throw new AppError('brief.mapFailed', { reason: 'empty' })
  return { bounds, padding: 4 }
}

async function shapesOf(overlay: MapPartRequest['overlay'], { data, session }: QueryContext): Promise<readonly CheckedShape[]> {
  if (overlay === 'comparison') {
    const { pieces } = await data.comparison(COMPARED_LAYER)
    return pieces.flatMap(({ change, geometry }): CheckedShape[] => (geometry === null ? [] : [{ role: 'change', change, geometry }]))
  }
  if (overlay === 'check') {
    const { findings } = await data.check()
    const last = requireLastCheck(session)
    const worst = new Map<string, 1 | 2 | 3>()
    for (const { subject, severity, certainty } of findings) if (certainty === 'certain') worst.set(subject, Math.max(worst.get(subject) ?? 1, severity) as 1 | 2 | 3)
    const subjects = last.subjects.flatMap(({ id, geometry }): CheckedShape[] => (geometry === null ? [] : [{ role: 'subject', severity: worst.get(id) ?? 'none', geometry: toGeoJson(geometry) }]))
    const pieces = cutPieces(findings, last.subjects, last.layers, latitudeOfEqualAreaY).flatMap(({ finding, geometry }): CheckedShape[] => {
      const severity = findings[finding]?.severity
      return geometry === null || severity === undefined ? [] : [{ role: 'piece', severity, geometry }]
    })
    return [...subjects, ...pieces]
  }
  return []
}

/** The member stands out: a ring round a point, a line along an outline. */
function highlight(shape: Geometry, { frame, frameBox }: ComposedMap): SceneItem[] {
  const at = ([lon = 0, lat = 0]: Position) => projectTo(frame, [lon, lat])
  const clip: PathData = [['M', 0, 0], ['L', frameBox.width, 0], ['L', frameBox.width, frameBox.height], ['L', 0, frameBox.height], ['Z']]
  const own = linesOf(shape).map((line): SceneItem => {
    const path = line.map((position, index) => [index === 0 ? 'M' : 'L', ...at(position)] as ['M' | 'L', number, number])
    return { type: 'path', path, stroke: { colour: HIGHLIGHT, width: 0.6, join: 'round', opacity: 0.9 } }
  })
  const rings = pointsOf(shape).map((position): SceneItem => {
    const [x, y] = at(position)
    return { type: 'path', path: circle(x, y, RING), stroke: { colour: HIGHLIGHT, width: 0.8 } }
  })
  return [{ type: 'group', translate: [frameBox.x, frameBox.y], clip, items: [...own, ...rings] }]
}

function linesOf(shape: Geometry): readonly (readonly Position[])[] {
  switch (shape.type) {
    case 'LineString': return [shape.coordinates]
    case 'MultiLineString': case 'Polygon': return shape.coordinates
    case 'MultiPolygon': return shape.coordinates.flat()
    case 'GeometryCollection': return shape.geometries.flatMap(linesOf)
    default: return []
  }
}

function pointsOf(shape: Geometry): readonly Position[] {
  switch (shape.type) {
    case 'Point': return [shape.coordinates]
    case 'MultiPoint': return shape.coordinates
    case 'GeometryCollection': return shape.geometries.flatMap(pointsOf)
    default: return []
  }
}

/** Four Bézier quarters: 0.5523 brings them within 0.03 % of a circle. */
function circle(x: number, y: number, r: number): PathData {
  const k = r * 0.5523
  return [['M', x + r, y], ['C', x + r, y + k, x + k, y + r, x, y + r], ['C', x - k, y + r, x - r, y + k, x - r, y], ['C', x - r, y - k, x - k, y - r, x, y - r], ['C', x + k, y - r, x + r, y - k, x + r, y], ['Z']]
}
