/** A comparison's results as tables: sheets of a workbook, and a layer of a GeoPackage with the pieces. */
import { kinds } from '../../../shared/domain/kinds'
import type { AreaBalance, VersionComparison } from '../../../shared/domain/version-comparison'
import { checkMessages } from '../../../shared/messages/check'
import { comparisonPaperMessages as messages } from '../../../shared/messages/comparison-paper'
import type { Language } from '../../../shared/messages/translate'
import type { Sheet } from '../../formats/write/write-workbook'
import { categoryOfPiece, categoryTitle, methodLines, verdictSentences } from '../../report/papers/comparison-words'
import type { WrittenLayer } from '../../store'

/** Areas in square metres, unrounded. */
export function comparisonSheets(comparison: VersionComparison, language: Language): readonly Sheet[] {
  const balance = ({ beforeSquareMeters, outSquareMeters, inSquareMeters, netSquareMeters, afterSquareMeters }: AreaBalance) => [beforeSquareMeters, outSquareMeters, inSquareMeters, netSquareMeters, afterSquareMeters]
  const areaHead = [messages.before, messages.out, messages.in, messages.net, messages.after].map((title) => `${title[language]} m²`)
  const none = messages.notStated[language]
  return [
    {
      title: messages.balance[language],
      head: [messages.by[language], messages.name[language], ...areaHead],
      rows: [
        ...comparison.byCategory.map((row) => [messages.category[language], categoryTitle(comparison, row.category, language), ...balance(row)]),
        ...comparison.byDistrict.map((row) => [messages.district[language], row.district ?? none, ...balance(row)]),
        [messages.total[language], '', ...balance(comparison.total)],
      ],
    },
    {
      title: messages.pieces[language],
      head: [messages.number, messages.change, messages.name, messages.feature, messages.category, messages.categoryAfter, messages.district, messages.areaSquareMeters].map((title) => title[language]),
      rows: comparison.pieces.map((piece, index) => [
        index + 1,
        checkMessages[`change_${piece.change}`][language],
        piece.name,
        piece.feature,
        categoryTitle(comparison, piece.category, language),
        piece.change === 'category' ? categoryTitle(comparison, piece.categoryAfter, language) : null,
        piece.district,
        piece.squareMeters,
      ]),
    },
    {
      title: messages.method[language],
      head: [messages.what[language], messages.which[language]],
      rows: [
        [messages.layer[language], kinds[comparison.layer].title[language]],
        [messages.earlier[language], comparison.from],
        [messages.later[language], comparison.to],
        [messages.approval[language], comparison.approval ?? none],
        ...[...verdictSentences(comparison, language), messages.functionByPerson[language], ...methodLines(comparison, language)].map((line) => [messages.method[language], line]),
        [messages.fingerprint[language], comparison.fingerprint],
      ],
    },
  ]
}

/** The pieces, largest first. */
export function comparisonLayers(comparison: VersionComparison, language: Language): readonly WrittenLayer[] {
  return [
    {
      table: 'version_change',
      title: messages.pieces,
      geometry: 'MultiPolygon',
      columns: [
        { name: 'change', type: 'text', title: messages.changeCode },
        { name: 'change_title', type: 'text', title: messages.change },
        { name: 'name', type: 'text', title: messages.name },
        { name: 'feature', type: 'text', title: messages.feature },
        { name: 'category', type: 'text', title: messages.category },
        { name: 'district', type: 'text', title: messages.district },
        { name: 'square_meters', type: 'real', title: messages.areaSquareMeters },
        { name: 'from_version', type: 'text', title: messages.earlier },
        { name: 'to_version', type: 'text', title: messages.later },
        { name: 'fingerprint', type: 'text', title: messages.fingerprint },
      ],
      features: [
        comparison.pieces.map((piece) => ({
          geometry: piece.geometry,
          values: {
            change: piece.change,
            change_title: checkMessages[`change_${piece.change}`][language],
            name: piece.name,
            feature: piece.feature,
            category: categoryOfPiece(comparison, piece, language),
            district: piece.district,
            square_meters: piece.squareMeters,
            from_version: comparison.from,
            to_version: comparison.to,
            fingerprint: comparison.fingerprint,
          },
        })),
      ],
    },
  ]
}
