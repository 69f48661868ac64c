/** The clipped pieces of findings as valid polygons, cut when somebody wants to see them. */
import type { Finding, FindingPiece } from '../../../shared/domain/check'
import type { KindId } from '../../../shared/domain/kinds'
import { PolygonSetBuilder } from '../geometry/polygon-set'
import { PieceCutter } from '../overlay/cut-pieces'
import type { Unproject } from '../overlay/emit-polygons'
import { type PolygonLayer, polygonLayerOf } from './polygon-layer'
import { polygonsOfSet } from './polygons-of-set'
import type { CheckSubject, ConstraintLayer } from './subject'

/** One piece a finding, in the findings' order. */
export function cutPieces(
  findings: readonly Finding[],
  subjects: readonly CheckSubject[],
  layers: ReadonlyMap<KindId, ConstraintLayer>,
  unproject: Unproject,
): readonly FindingPiece[] {
  const subjectPolygons = polygonLayerOf(subjects.map(({ geometry }) => geometry))
  const subjectIndex = new Map(subjects.map(({ id }, index) => [id, index]))
  const prepared = new Map<KindId, { polygons: PolygonLayer; index: ReadonlyMap<string, number>; cutter: PieceCutter }>()
  return findings.map((finding, number) => {
    const layer = layers.get(finding.constraintLayer)
    if (finding.overlapSquareMeters === null || layer === undefined) return { finding: number, geometry: null }
    const ready = prepared.get(layer.kind) ?? prepareLayer(layer, subjectPolygons, unproject)
    prepared.set(layer.kind, ready)
    const [subject, constraint] = [subjectIndex.get(finding.subject), ready.index.get(finding.constraint)]
    if (subject === undefined || constraint === undefined) return { finding: number, geometry: null }
    const builder = new PolygonSetBuilder()
    builder.addFeature()
    ready.cutter.appendIntersection(subject, constraint, builder)
    return { finding: number, geometry: polygonsOfSet(builder.build()) }
  })
}

function prepareLayer(layer: ConstraintLayer, subjects: PolygonLayer, unproject: Unproject) {
  const polygons = polygonLayerOf(layer.features.map(({ geometry }) => geometry))
  return {
    polygons,
    index: new Map(layer.features.map(({ id }, index) => [id, index])),
    cutter: new PieceCutter(subjects.prepared, polygons.prepared, unproject),
  }
}
