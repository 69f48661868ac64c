/** Figures of two versions of a legal layer: the same comparison as `dutu compare`. */
import type { Field } from '../../../../shared/domain/field'
import { isKindId, kinds } from '../../../../shared/domain/kinds'
import type { AreaBalance } from '../../../../shared/domain/version-comparison'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { briefMessages } from '../../../../shared/messages/brief'
import { checkMessages } from '../../../../shared/messages/check'
import type { Language } from '../../../../shared/messages/translate'
import { cell, column, counted, hectares, type Parameters, type StoredQuery, textParameter, worded } from '../query-context'

const layerOf = (parameters: Parameters) => textParameter(parameters, 'layer')

const balanceFields: Readonly<Record<string, (balance: AreaBalance) => number>> = {
  before: ({ beforeSquareMeters }) => beforeSquareMeters,
  after: ({ afterSquareMeters }) => afterSquareMeters,
  out: ({ outSquareMeters }) => outSquareMeters,
  in: ({ inSquareMeters }) => inSquareMeters,
  net: ({ netSquareMeters }) => netSquareMeters,
}

/** Hectares. */
const balance: StoredQuery = async ({ data }, parameters) => {
  const { total } = await data.comparison(layerOf(parameters))
  const read = balanceFields[textParameter(parameters, 'field')]
  if (read === undefined) throw new Error(`there is no area ${String(parameters['field'])} of a comparison`)
  const value = read(total)
  return { value, text: hectares(value), rows: null }
}

const version: StoredQuery = async ({ data }, parameters) => {
  const { from, to } = await data.comparison(layerOf(parameters))
  return worded(parameters['which'] === 'from' ? from : to)
}

const verdict: StoredQuery = async ({ data, language }, parameters) => {
  const { areaKept, categoryKept } = await data.comparison(layerOf(parameters))
  return worded(`${checkMessages[areaKept ? 'areaKept' : 'areaLost'][language]}${checkMessages[categoryKept ? 'categoryKept' : 'categoryChanged'][language]}`)
}

function categoryText(layer: string, code: string | null, language: Language): string {
  const field: Field | undefined = isKindId(layer) ? kinds[layer].fields.find(({ name }) => name === 'category') : undefined
  if (code === null) return briefMessages.none[language]
  const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = field?.vocabulary === undefined ? {} : vocabularies[field.vocabulary]
  return titles[code]?.[language] ?? code
}

const by: StoredQuery = async ({ data, language }, parameters) => {
  const layer = layerOf(parameters)
  const comparison = await data.comparison(layer)
  const isCategory = textParameter(parameters, 'by') === 'category'
  const parts: readonly { readonly name: string; readonly balance: AreaBalance }[] = isCategory
    ? comparison.byCategory.map((one) => ({ name: categoryText(layer, one.category, language), balance: one }))
    : comparison.byDistrict.map((one) => ({ name: one.district ?? briefMessages.none[language], balance: one }))
  const { beforeArea, afterArea, out, in: into, net, category, district, total } = briefMessages
  const rowOf = (name: string, { beforeSquareMeters, afterSquareMeters, outSquareMeters, inSquareMeters, netSquareMeters }: AreaBalance, bold = false) => ({
    name: { text: name, bold },
    before: { text: hectares(beforeSquareMeters), bold },
    out: { text: hectares(outSquareMeters), bold },
    in: { text: hectares(inSquareMeters), bold },
    after: { text: hectares(afterSquareMeters), bold },
    net: { text: hectares(netSquareMeters), bold },
  })
  return counted(parts.length, {
    columns: [
      column('name', isCategory ? category : district, language), column('before', beforeArea, language, 'right'), column('out', out, language, 'right'),
      column('in', into, language, 'right'), column('after', afterArea, language, 'right'), column('net', net, language, 'right'),
    ],
    rows: [...parts.map((part) => rowOf(part.name, part.balance)), rowOf(total[language], comparison.total, true)],
  })
}

const pieces: StoredQuery = async ({ data, language }, parameters) => {
  const layer = layerOf(parameters)
  const comparison = await data.comparison(layer)
  const { change, name, category, district, area } = briefMessages
  return counted(comparison.pieces.length, {
    columns: [column('change', change, language, 'center'), column('name', name, language), column('category', category, language), column('district', district, language), column('area', area, language, 'right')],
    rows: comparison.pieces.map((piece) => ({
      change: cell(checkMessages[`change_${piece.change}`][language]),
      name: cell(piece.name),
      category: cell(piece.change === 'category' ? `${categoryText(layer, piece.category, language)} → ${categoryText(layer, piece.categoryAfter, language)}` : categoryText(layer, piece.category, language)),
      district: cell(piece.district),
      area: cell(hectares(piece.squareMeters)),
    })),
  })
}

export const comparisonQueries: Readonly<Record<string, StoredQuery>> = { 'compare.balance': balance, 'compare.version': version, 'compare.verdict': verdict, 'compare.by': by, 'compare.pieces': pieces }
