/** Words and figures that tables, maps and sheets of a comparison have in common. */
import { kinds } from '../../../shared/domain/kinds'
import { categoryFieldOf, type ComparisonPiece, type VersionComparison } from '../../../shared/domain/version-comparison'
import { vocabularyTitle } from '../../../shared/domain/vocabularies'
import { checkMessages, geometryProblemTitles } from '../../../shared/messages/check'
import { comparisonPaperMessages as messages } from '../../../shared/messages/comparison-paper'
import { type Language, translate } from '../../../shared/messages/translate'

const SQUARE_METERS_PER_HECTARE = 10_000

/** A category as people call it; the code where it has no title. */
export function categoryTitle({ layer }: Pick<VersionComparison, 'layer'>, code: string | null, language: Language): string {
  if (code === null) return translate(messages.notStated, language)
  const vocabulary = categoryFieldOf(layer)?.vocabulary
  return vocabulary === undefined ? code : (vocabularyTitle(vocabulary, code)?.[language] ?? code)
}

/** A piece's category; the later one behind an arrow where that is what changed. */
export function categoryOfPiece(comparison: VersionComparison, { change, category, categoryAfter }: ComparisonPiece, language: Language): string {
  const was = categoryTitle(comparison, category, language)
  return change === 'category' ? `${was} → ${categoryTitle(comparison, categoryAfter, language)}` : was
}

/** With four decimals a square metre shows. */
export function hectares(squareMeters: number, language: Language, decimals = 4): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(squareMeters / SQUARE_METERS_PER_HECTARE)
}

/** Whether area and categories were kept, where area was lost, and what rule R05 makes of it. */
export function verdictSentences(comparison: VersionComparison, language: Language): readonly string[] {
  const { areaKept, categoryKept, severity, approval } = comparison
  const rule = severity === null ? translate(messages.ruleNone, language) : severity === 3 ? translate(messages.ruleSevere, language) : translate(messages.ruleNotice, language, { approval: approval ?? '' })
  return [checkMessages[areaKept ? 'areaKept' : 'areaLost'][language], ...lossSentence(comparison, language), checkMessages[categoryKept ? 'categoryKept' : 'categoryChanged'][language], rule]
}

/** Categories and 属地 that shrank, though the whole may not have. */
function lossSentence(comparison: VersionComparison, language: Language): readonly string[] {
  const { byCategory, byDistrict, toleranceSquareMeters } = comparison
  const parts = [
    ...byCategory.map((row) => ({ name: categoryTitle(comparison, row.category, language), net: row.netSquareMeters })),
    ...byDistrict.map((row) => ({ name: row.district ?? translate(messages.notStated, language), net: row.netSquareMeters })),
  ].filter(({ net }) => net < -toleranceSquareMeters)
  if (parts.length === 0) return []
  const places = parts.map(({ name, net }) => translate(messages.loss, language, { name, net: hectares(net, language) })).join(language === 'zh' ? '、' : ', ')
  return [translate(messages.losses, language, { places })]
}

/** How it was computed, what was repaired, and how far it goes. */
export function methodLines(comparison: VersionComparison, language: Language): readonly string[] {
  const { toleranceSquareMeters: tolerance, slivers, problems } = comparison
  const area = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(slivers.squareMeters)
  return [
    translate(messages.methodArea, language),
    translate(messages.methodSlivers, language, { tolerance, count: slivers.count, area }),
    translate(messages.methodDistrict, language),
    translate(messages.methodOverlap, language),
    ...problems.map(({ version, feature, code, outcome }) =>
      translate(outcome === 'repaired' ? messages.repaired : messages.leftOut, language, {
        version: `${kinds[comparison.layer].title[language]} ${version === 'before' ? comparison.from : comparison.to}`,
        feature,
        problem: geometryProblemTitles[code]?.[language] ?? code,
      }),
    ),
    translate(messages.methodSuspicion, language),
  ]
}
