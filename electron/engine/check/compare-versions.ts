/**
 * What left a legal layer between two versions, what came in, and what changed its category.
 *
 * Pure. Exact differences in the equal-area plane, so areas are the ellipsoid's; a piece is cut against all features of the other version
 * at once, so that neighbours that were merged or split count as neither gone nor new.
 */
import type { MultiPolygon } from 'geojson'
import type { KindId } from '../../../shared/domain/kinds'
import type { AreaBalance, ComparisonPiece, VersionComparison } from '../../../shared/domain/version-comparison'
import { latitudeOfEqualAreaY, SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../geodesy/equal-area'
import { PolygonSetBuilder } from '../geometry/polygon-set'
import { PieceCutter } from '../overlay/cut-pieces'
import { preparePolygons } from '../overlay/prepared-polygons'
import { polygonsOfSet } from './polygons-of-set'
import { type OverlapPair, overlapPairs, type PolygonLayer, polygonLayerOf } from './polygon-layer'
import type { ConstraintFeature } from './subject'

export type Version = { readonly vintage: string; readonly features: readonly ConstraintFeature[] }

export type CompareOptions = {
  readonly toleranceSquareMeters: number
  /** Column whose change is a change of nature; null: the layer has none. */
  readonly categoryColumn: string | null
  /** Number of the document that approved the revision; null: none is known. */
  readonly approval: string | null
  readonly throwIfCancelled: () => void
}

/** Everything but the fingerprint, which is over the inputs. */
export type ComparedVersions = Omit<VersionComparison, 'fingerprint'>

export function compareVersions(layer: KindId, before: Version, after: Version, options: CompareOptions): ComparedVersions {
  const categoryOf = (feature: ConstraintFeature) => (options.categoryColumn === null ? null : textOf(feature, options.categoryColumn))
  const cutPiece = pieceOf(categoryOf)
  const [beforePolygons, afterPolygons] = [before, after].map(({ features }) => polygonLayerOf(features.map(({ geometry }) => geometry))) as [PolygonLayer, PolygonLayer]
  const pairs = overlapPairs(beforePolygons, afterPolygons, options.throwIfCancelled)
  const cutters = {
    out: new PieceCutter(beforePolygons.prepared, afterPolygons.prepared, latitudeOfEqualAreaY),
    in: new PieceCutter(afterPolygons.prepared, beforePolygons.prepared, latitudeOfEqualAreaY),
  }
  const all: ComparisonPiece[] = []
  const metAfter = groupPairs(pairs, before.features.length, ({ subject, constraint }) => [subject, constraint])
  const metBefore = groupPairs(pairs, after.features.length, ({ subject, constraint }) => [constraint, subject])
  before.features.forEach((feature, index) => {
    options.throwIfCancelled()
    const others = metAfter[index] ?? []
    all.push(cutPiece('out', feature, null, (builder) => cutters.out.appendDifference(index, others, builder)))
  })
  after.features.forEach((feature, index) => {
    options.throwIfCancelled()
    const others = metBefore[index] ?? []
    all.push(cutPiece('in', feature, null, (builder) => cutters.in.appendDifference(index, others, builder)))
  })
  before.features.forEach((feature, index) => {
    options.throwIfCancelled()
    all.push(...categoryPieces(index, feature, after, metAfter[index] ?? [], cutters.out, afterPolygons, categoryOf))
  })
  const found = all.filter(({ squareMeters }) => squareMeters > 0)
  const pieces = found.filter(({ squareMeters }) => squareMeters >= options.toleranceSquareMeters).sort((a, b) => b.squareMeters - a.squareMeters)
  const slivers = found.filter(({ squareMeters }) => squareMeters < options.toleranceSquareMeters)
  const rows = [...rowsOf(before, beforePolygons, 'before', categoryOf), ...rowsOf(after, afterPolygons, 'after', categoryOf)]
  const total = balance(rows, found)
  const areaKept = total.netSquareMeters >= -options.toleranceSquareMeters
  const categoryKept = !pieces.some(({ change }) => change === 'category')
  return {
    layer,
    from: before.vintage,
    to: after.vintage,
    total,
    beforeFeatures: before.features.length,
    afterFeatures: after.features.length,
    byCategory: groupBalances(rows, found, 'category').map(([category, sums]) => ({ category, ...sums })),
    byDistrict: groupBalances(rows, found, 'district').map(([district, sums]) => ({ district, ...sums })),
    pieces,
    slivers: { count: slivers.length, squareMeters: sumOf(slivers.map(({ squareMeters }) => squareMeters)) },
    toleranceSquareMeters: options.toleranceSquareMeters,
    problems: [...problemsOf(before, beforePolygons, 'before'), ...problemsOf(after, afterPolygons, 'after')],
    areaKept,
    categoryKept,
    approval: options.approval,
    // R05: an approved revision is never severe by itself.
    severity: areaKept && categoryKept ? null : options.approval === null ? 3 : 1,
  }
}

/**
 * Where an earlier feature's category is gone and another one is there: what no later feature of the same category covers, cut by those of
 * other categories. Zones that overlapped in both versions have changed nothing.
 */
function categoryPieces(
  index: number,
  feature: ConstraintFeature,
  after: Version,
  met: readonly number[],
  cutter: PieceCutter,
  afterPolygons: PolygonLayer,
  categoryOf: CategoryOf,
): readonly ComparisonPiece[] {
  const cutPiece = pieceOf(categoryOf)
  const isSame = (constraint: number) => categoryOf(after.features[constraint] ?? feature) === categoryOf(feature)
  const others = met.filter((constraint) => !isSame(constraint))
  if (others.length === 0) return []
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  cutter.appendDifference(index, met.filter(isSame), builder)
  const rest = builder.build()
  const restCutter = new PieceCutter(preparePolygons(rest, toEqualAreaPlane(rest.coordinates)), afterPolygons.prepared, latitudeOfEqualAreaY)
  return others.flatMap((constraint) => {
    const now = after.features[constraint]
    return now === undefined ? [] : [cutPiece('category', feature, categoryOf(now), (built) => restCutter.appendIntersection(0, constraint, built))]
  })
}

/** For each feature of one side those of the other that it overlaps. */
function groupPairs(pairs: readonly OverlapPair[], features: number, order: (pair: OverlapPair) => readonly [number, number]): readonly (readonly number[])[] {
  const groups = Array.from({ length: features }, (): number[] => [])
  for (const pair of pairs) {
    const [own, other] = order(pair)
    groups[own]?.push(other)
  }
  return groups
}

type AreaRow = { readonly version: 'before' | 'after'; readonly category: string | null; readonly district: string | null; readonly squareMeters: number }

function rowsOf({ features }: Version, { areas }: PolygonLayer, version: AreaRow['version'], categoryOf: CategoryOf): readonly AreaRow[] {
  return features.map((feature, index) => ({ version, category: categoryOf(feature), district: textOf(feature, 'district'), squareMeters: areas[index] ?? 0 }))
}

function balance(rows: readonly AreaRow[], pieces: readonly ComparisonPiece[]): AreaBalance {
  const areaOf = (version: AreaRow['version']) => sumOf(rows.filter((row) => row.version === version).map(({ squareMeters }) => squareMeters))
  const changed = (change: ComparisonPiece['change']) => sumOf(pieces.filter((found) => found.change === change).map(({ squareMeters }) => squareMeters))
  const [out, into] = [changed('out'), changed('in')]
  return { beforeSquareMeters: areaOf('before'), afterSquareMeters: areaOf('after'), outSquareMeters: out, inSquareMeters: into, netSquareMeters: into - out }
}

function groupBalances(rows: readonly AreaRow[], pieces: readonly ComparisonPiece[], by: 'category' | 'district'): readonly (readonly [string | null, AreaBalance])[] {
  const keys = [...new Set(rows.map((row) => row[by]))].sort((a, b) => (a ?? '').localeCompare(b ?? '', 'zh'))
  return keys.map((key) => [key, balance(rows.filter((row) => row[by] === key), pieces.filter((found) => found[by] === key))] as const)
}

type CategoryOf = (feature: ConstraintFeature) => string | null

function problemsOf({ features }: Version, { repaired, invalid }: PolygonLayer, version: 'before' | 'after'): ComparedVersions['problems'] {
  const problem = (outcome: 'repaired' | 'leftOut') => ([index, code]: readonly [number, string]) => ({ version, feature: features[index]?.id ?? '', code, outcome })
  return [...[...repaired].map(problem('repaired')), ...[...invalid].map(problem('leftOut'))]
}

/** The returned function's `cut` appends the piece and gives its area in the plane: of the overlay itself, whatever of it is too thin to be drawn. */
const pieceOf = (categoryOf: CategoryOf) => (change: ComparisonPiece['change'], feature: ConstraintFeature, categoryAfter: string | null, cut: (builder: PolygonSetBuilder) => number): ComparisonPiece => {
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  const area = cut(builder)
  const set = builder.build()
  const geometry: MultiPolygon | null = polygonsOfSet(set)
  return {
    change,
    feature: feature.id,
    name: feature.name,
    category: categoryOf(feature),
    categoryAfter,
    district: textOf(feature, 'district'),
    squareMeters: area * SQUARE_METERS_PER_SQUARE_DEGREE,
    geometry,
  }
}

function textOf({ columns }: ConstraintFeature, column: string): string | null {
  const value = columns[column]
  return typeof value === 'string' ? value : null
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
