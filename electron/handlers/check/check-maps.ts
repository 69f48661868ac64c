/** Maps of a printed check: all subjects in their surroundings, and each with its pieces and nearest places. */
import { bbox } from '@turf/turf'
import type { Geometry } from 'geojson'
import type { FindingPiece } from '../../../shared/domain/check'
import type { BoundingBox } from '../../../shared/domain/feature'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { Severity } from '../../../shared/domain/rules/rule'
import type { LayerId } from '../../../shared/map/catalogue'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import type { Language } from '../../../shared/messages/translate'
import { explainFinding } from '../../engine/check/explain-finding'
import { pickFinding } from '../../engine/check/pick-feature'
import type { FontSet } from '../../report/fonts/font-set'
import type { PaintFrame } from '../../report/papers/check-paper-input'
import type { LastCheck } from './last-check'
import { preparePaperMap } from '../paper/paper-map'
import type { Session } from '../session'
import { shapesPainter } from './shapes-painter'

export type CheckMaps = {
  readonly location: PaintFrame | null
  readonly subject: (id: string) => PaintFrame | null
  close(): Promise<void>
}

type Facts = {
  readonly last: LastCheck
  readonly pieces: readonly FindingPiece[]
  readonly fonts: FontSet
  readonly language: Language
  readonly maker: string
  readonly madeOn: string
  readonly signal: AbortSignal
}

/** What says where a city's parcel is, and what binds most: more would not be told apart at the city's scale. */
const LOCATION_LAYERS: readonly LayerId[] = ['basemap', 'district', 'ecologicalRedLine', 'ecologicalControlZone', 'waterSource']
/** Millimetres round what is shown, and the largest scales. */
const LOCATION_PADDING = 10
const LOCATION_SCALE = 50_000
const SUBJECT_PADDING = 34
const SUBJECT_SCALE = 2_000
/** Of one subject so many of its nearest places are drawn. */
const MOST_NEAREST = 3

export async function openCheckMaps(session: Session, facts: Facts): Promise<CheckMaps> {
  const { last, pieces, language } = facts
  const shapes = new ReportShapes(last, pieces)
  const checked = new Set(last.report.checkedAgainst.map(({ layer }) => layer))
  const cityMap = await preparePaperMap(session, { language, audience: 'internal', visible: LOCATION_LAYERS })
  const closeMap = await preparePaperMap(session, { language, audience: 'internal', visible: ['basemap', 'district', 'waterway', ...checked] })
  const bounds = boundsOf(shapes.subjects)
  return {
    location: bounds === null ? null : shapesPainter(cityMap, shapes.subjects, { bounds, padding: LOCATION_PADDING, atLeast: LOCATION_SCALE }, facts),
    subject(id) {
      const own = [...shapes.ofSubject(id), ...nearestPlaces(last, id, language)]
      const extent = boundsOf(own)
      return extent === null ? null : shapesPainter(closeMap, own, { bounds: extent, padding: SUBJECT_PADDING, atLeast: SUBJECT_SCALE }, facts)
    },
    async close() {
      await Promise.all([cityMap.close(), closeMap.close()])
    },
  }
}

/** From the subject to what it lies too near to. */
function nearestPlaces({ report, subjects, layers, rules }: LastCheck, id: string, language: Language): readonly CheckedShape[] {
  const near = report.findings.flatMap((finding, index) => (finding.subject === id && finding.relation === 'distance' && finding.distanceMeters > 0 ? [{ finding, index }] : []))
  return near.slice(0, MOST_NEAREST).flatMap(({ finding, index }): CheckedShape[] => {
    const parts = pickFinding(finding, subjects, layers, rules)
    const nearest = parts === null ? null : explainFinding(report, index, finding, parts, language).nearest
    return nearest === null ? [] : [{ role: 'proposal', geometry: { type: 'LineString', coordinates: [[...nearest.from], [...nearest.to]] } }]
  })
}

/** Subjects with their worst finding and the pieces of their findings, as the map draws them. */
class ReportShapes {
  readonly #shapes = new Map<string, CheckedShape>()
  readonly #pieces = new Map<string, CheckedShape[]>()
  readonly subjects: readonly CheckedShape[]

  constructor({ subjects, report }: LastCheck, pieces: readonly FindingPiece[]) {
    const worst = new Map<string, Severity>()
    for (const { subject, severity } of report.findings) worst.set(subject, Math.max(worst.get(subject) ?? 1, severity) as Severity)
    for (const { id, geometry } of subjects) if (geometry !== null) this.#shapes.set(id, { role: 'subject', severity: worst.get(id) ?? 'none', geometry: toGeoJson(geometry) })
    for (const { finding, geometry } of pieces) {
      const found = report.findings[finding]
      // Every parcel lies in a control unit: its piece would be the parcel again.
      if (found === undefined || geometry === null || found.constraintLayer === 'controlUnit') continue
      const own = this.#pieces.get(found.subject) ?? []
      own.push({ role: 'piece', severity: found.severity, geometry })
      this.#pieces.set(found.subject, own)
    }
    this.subjects = [...this.#shapes.values()]
  }

  ofSubject(id: string): readonly CheckedShape[] {
    const shape = this.#shapes.get(id)
    return shape === undefined ? [] : [shape, ...(this.#pieces.get(id) ?? [])]
  }
}

/** Null where there is nothing. */
function boundsOf(shapes: readonly { readonly geometry: Geometry }[]): BoundingBox | null {
  if (shapes.length === 0) return null
  const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) })
  return [west, south, east, north]
}
