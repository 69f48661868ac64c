/** One finding in plain words: which rule, how much of how much, from where to where. */
import type { CheckReport, Finding, FindingExplanation } from '../../../shared/domain/check'
import type { BoundingBox } from '../../../shared/domain/feature'
import { kinds } from '../../../shared/domain/kinds'
import { explanationMessages as messages } from '../../../shared/messages/check-explanation'
import { type Language, translate } from '../../../shared/messages/translate'
import { preparePaths } from '../distance/prepared-paths'
import { findNear } from '../distance/find-near'
import { latitudeOfEqualAreaY } from '../geodesy/equal-area'
import { PolygonSetBuilder } from '../geometry/polygon-set'
import { flatPolygonOf } from '../geometry/shape-table'
import { PieceCutter } from '../overlay/cut-pieces'
import { severityFor } from '../rules/select-rules'
import { boundsOfGeometries } from './feature-bounds'
import type { FindingParts } from './pick-feature'
import { polygonLayerOf } from './polygon-layer'

const SQUARE_METERS_PER_MU = 2000 / 3
/** What nearest places are looked for in, past the distance that is known. */
const REACH_MARGIN_METERS = 1

/** @param index of the finding in the report */
export function explainFinding(report: CheckReport, index: number, finding: Finding, parts: FindingParts, language: Language): FindingExplanation {
  const { rule, subjectPolygons, constraint, layer } = parts
  const constraintPolygons = polygonLayerOf([constraint.geometry])
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  if (finding.overlapSquareMeters !== null) new PieceCutter(subjectPolygons.prepared, constraintPolygons.prepared, latitudeOfEqualAreaY).appendIntersection(0, 0, builder)
  const piece = builder.build()
  const nearest = finding.relation === 'distance' && finding.distanceMeters > 0 ? nearestPlaces(parts, finding.distanceMeters) : null
  const pieces = piece.partStarts.length - 1
  const extent: BoundingBox | null =
    pieces > 0
      ? boundsOfGeometries([flatPolygonOf(piece, 0)])
      : nearest === null
        ? null
        : [Math.min(nearest.from[0], nearest.to[0]), Math.min(nearest.from[1], nearest.to[1]), Math.max(nearest.from[0], nearest.to[0]), Math.max(nearest.from[1], nearest.to[1])]
  const { remark } = severityFor(rule, parts.subject.facts)
  const facts = { finding, parts, report, nearest, extent, pieces, subjectSquareMeters: subjectPolygons.areas[0] ?? 0 }
  return {
    finding: index,
    rule: { id: rule.id, version: rule.version, title: rule.title[language], remark: remark?.[language] ?? null, verified: rule.verified },
    sentences: [
      ...amountSentences(facts, language),
      translate(messages.basis, language, { rule: rule.id, title: rule.title[language], basis: finding.basis }),
      ...(remark === null || remark === undefined ? [] : [ended(remark[language], language)]),
      ...(finding.basisVerified ? [] : [translate(messages.unverified, language, {})]),
      ...(subjectPolygons.repaired.size === 0 ? [] : [translate(messages.repaired, language, {})]),
      ...(layer.demonstration ? [translate(messages.demonstration, language, {})] : []),
      translate(messages.suspicion, language, {}),
    ],
    basis: finding.basis,
    basisVerified: finding.basisVerified,
    subjectSquareMeters: finding.overlapSquareMeters === null ? null : (subjectPolygons.areas[0] ?? null),
    constraintSquareMeters: (constraintPolygons.areas[0] ?? 0) === 0 ? null : (constraintPolygons.areas[0] ?? null),
    extent,
    pieces,
    nearest,
  }
}

type Facts = {
  readonly finding: Finding
  readonly parts: FindingParts
  readonly report: CheckReport
  readonly nearest: FindingExplanation['nearest']
  readonly extent: BoundingBox | null
  readonly pieces: number
  readonly subjectSquareMeters: number
}

function amountSentences({ finding, parts, report, nearest, extent, pieces, subjectSquareMeters }: Facts, language: Language): string[] {
  const { layer, rule } = parts
  const format = (value: number, digits: number) => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  const percent = (share: number | null) => (share === null ? '–' : `${format(share * 100, 2)} %`)
  const degrees = (value: number) => `${value.toFixed(6)}°`
  const place = ([lon, lat]: readonly [number, number]) => `${degrees(lon)}, ${degrees(lat)}`
  const names = {
    subject: finding.subjectName ?? finding.subject,
    layer: kinds[layer.kind].title[language],
    constraint: finding.constraintName ?? finding.constraint,
    version: layer.vintage === null ? '' : translate(messages.version, language, { vintage: layer.vintage }),
  }
  const sentences: string[] = []
  if (finding.relation === 'distance') {
    const limit = rule.relation.type === 'distance' ? rule.relation.meters : 0
    sentences.push(
      finding.distanceMeters === 0
        ? translate(messages.meets, language, names)
        : translate(messages.distance, language, { ...names, distance: format(finding.distanceMeters, 1), limit: format(limit, 0) }),
    )
    if (nearest !== null) sentences.push(translate(messages.nearest, language, { layer: names.layer, from: place(nearest.from), to: place(nearest.to) }))
  } else if (finding.overlapSquareMeters !== null) {
    const mu = (squareMeters: number) => format(squareMeters / SQUARE_METERS_PER_MU, 2)
    sentences.push(
      translate(messages.overlap, language, {
        ...names,
        area: format(subjectSquareMeters, 2),
        mu: mu(subjectSquareMeters),
        overlap: format(finding.overlapSquareMeters, 2),
        overlapMu: mu(finding.overlapSquareMeters),
        share: percent(finding.shareOfSubject),
        otherShare: percent(finding.shareOfConstraint),
      }),
    )
    if (extent !== null) {
      const [west, south, east, north] = extent
      sentences.push(translate(messages.extent, language, { pieces, west: degrees(west), east: degrees(east), south: degrees(south), north: degrees(north) }))
    }
    if (finding.certainty === 'sliver') sentences.push(translate(messages.sliver, language, { tolerance: report.toleranceSquareMeters }))
  } else if (finding.overlapMeters !== null) {
    sentences.push(translate(messages.line, language, { ...names, length: format(finding.overlapMeters, 1), share: percent(finding.shareOfSubject) }))
  } else {
    sentences.push(translate(messages.within, language, names))
  }
  return sentences
}

function nearestPlaces({ subject, constraint }: FindingParts, meters: number): FindingExplanation['nearest'] {
  const [pair] = findNear(preparePaths([subject.geometry]), preparePaths([constraint.geometry]), meters + REACH_MARGIN_METERS)
  return pair === undefined ? null : { from: pair.from, to: pair.to, meters: pair.meters }
}

/** A remark as a sentence. */
function ended(text: string, language: Language): string {
  return /[。.!？?！]$/.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`
}
