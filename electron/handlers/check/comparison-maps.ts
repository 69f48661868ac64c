/** Maps of a printed comparison: all pieces, and each in its surroundings. */
import { bbox } from '@turf/turf'
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import type { LayerId } from '../../../shared/map/catalogue'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import type { Language } from '../../../shared/messages/translate'
import type { FontSet } from '../../report/fonts/font-set'
import type { ComparisonPaper } from '../../report/papers/comparison-paper-input'
import { preparePaperMap } from '../paper/paper-map'
import type { Session } from '../session'
import { shapesPainter } from './shapes-painter'

type Facts = { readonly comparison: VersionComparison; readonly fonts: FontSet; readonly language: Language; readonly maker: string; readonly madeOn: string; readonly signal: AbortSignal }

/** Millimetres round what is shown, and the largest scales. */
const OVERVIEW = { padding: 10, atLeast: 50_000 }
const PIECE = { padding: 18, atLeast: 5_000 }

export async function openComparisonMaps(session: Session, facts: Facts): Promise<ComparisonPaper['maps'] & { close(): Promise<void> }> {
  const { comparison, language } = facts
  const visible: readonly LayerId[] = ['basemap', 'district', comparison.layer]
  const map = await preparePaperMap(session, { language, audience: 'internal', visible, vintages: { [comparison.layer]: comparison.to } })
  const shapeOf = (index: number): CheckedShape | null => {
    const piece = comparison.pieces[index]
    return piece === undefined || piece.geometry === null ? null : { role: 'change', change: piece.change, geometry: piece.geometry }
  }
  const painter = (shapes: readonly CheckedShape[], { padding, atLeast }: typeof OVERVIEW) => {
    const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) })
    return shapesPainter(map, shapes, { bounds: [west, south, east, north], padding, atLeast }, facts)
  }
  const all = comparison.pieces.flatMap((_, index) => shapeOf(index) ?? [])
  return {
    overview: all.length === 0 ? null : painter(all, OVERVIEW),
    piece(index) {
      const shape = shapeOf(index)
      return shape === null ? null : painter([shape], PIECE)
    },
    close: () => map.close(),
  }
}
