/** Maps of one briefing: prepared once for each set of layers, painted as often as the document asks. */
import type { BriefingSeries } from '../../../shared/domain/briefing'
import type { BoundingBox } from '../../../shared/domain/feature'
import { AppError } from '../../../shared/errors'
import { isLayerId, type LayerId } from '../../../shared/map/catalogue'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import { SELECTION_SOURCE, selectionSource } from '../../../shared/map/style/selection-layers'
import { cutPieces } from '../../engine/check/cut-finding-pieces'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { latitudeOfEqualAreaY } from '../../engine/geodesy/equal-area'
import type { FontSet } from '../../report/fonts/font-set'
import { type ComposedMap, composeMap, type MapExtent } from '../../report/map/compose-map'
import type { MapPartRequest } from '../../report/parts/part-context'
import type { SceneItem } from '../../report/scene/scene'
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
    // The member stands out as what is selected does on screen.
    const shapes = request.extent === 'member' && context.member !== null ? await memberShapes(context.session, context.member) : []
    const style = shapes.length === 0 ? map.style : { ...map.style, sources: { ...map.style.sources, [SELECTION_SOURCE]: selectionSource(shapes) } }
    return composeMap({
      width,
      height,
      extent: extentOf(request, context.member, await extentOfThemes(context, layers, map)),
      map: { style, sources: map.sources, measure: fonts.measureText, signal },
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
      return [(await compose(request, context, width, height)).item]
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
