/** How each theme is classified in QGIS: the same columns, codes and colours as on our map. */
import { codeTitle } from '../../../../shared/domain/code-title'
import { kinds, type KindId } from '../../../../shared/domain/kinds'
import {
  areaSymbols,
  enterpriseSymbol,
  lineSymbols,
  outfallSymbol,
  sectionSymbol,
  stationSymbol,
  type AreaSymbol,
  type LineSymbol,
  type SymbolTable,
} from '../../../../shared/domain/style-palette'
import { colour } from './qml-element'
import type { Classification } from './qml-renderer'
import { areaSymbol, lineSymbol, markerSymbol, QGIS_SHAPES, type QmlSymbol } from './qml-symbols'

const OTHER = '其他'

/** The computer's date in QGIS's language. */
export const TODAY_EXPRESSION = 'to_date(now())'

/** @returns null for the theme that takes any geometry: QGIS splits it by geometry type and would not find one style */
export function classificationOf(kind: KindId): Classification | null {
  if (kind === 'reference') return null
  if (kind in areaSymbols) return fromTable(kind, areaSymbols[kind as keyof typeof areaSymbols], areaSymbol)
  if (kind in lineSymbols) return fromTable(kind, lineSymbols[kind as keyof typeof lineSymbols], lineSymbol)
  switch (kind) {
    case 'outfall':
      return outfalls
    case 'station':
      return stations
    case 'enterprise':
      return enterprises
    case 'section':
      return sections
    default:
      throw new Error(`the palette has no symbol for ${kind}`)
  }
}

function fromTable<S extends AreaSymbol | LineSymbol>(kind: KindId, table: SymbolTable<S>, toSymbol: (symbol: S) => QmlSymbol): Classification {
  const { column } = table
  if (column === null) return { column: null, categories: [{ code: null, label: kinds[kind].title.zh, symbol: toSymbol(table.otherwise) }] }
  return {
    column,
    categories: [
      ...Object.entries(table.symbols).map(([code, symbol]) => ({ code, label: codeTitle(kind, column, code).zh, symbol: toSymbol(symbol) })),
      { code: null, label: OTHER, symbol: toSymbol(table.otherwise) },
    ],
  }
}

/** Fill by stage; shape by class and the red ring of an overdue one by expression. */
const outfalls: Classification = {
  column: 'stage',
  categories: [
    ...Object.entries(outfallSymbol.fills).map(([code, fill]) => ({ code, label: codeTitle('outfall', 'stage', code).zh, symbol: outfallMarker(fill) })),
    { code: null, label: OTHER, symbol: outfallMarker(outfallSymbol.otherFill) },
  ],
}

function outfallMarker(fill: string): QmlSymbol {
  const { size, shapes, otherShape, outline, overdueRing, finishedStages } = outfallSymbol
  const cases = Object.entries(shapes).map(([code, shape]) => `WHEN "outfall_class" = '${code}' THEN '${QGIS_SHAPES[shape]}'`)
  const finished = finishedStages.map((stage) => `'${stage}'`).join(', ')
  const overdue = `coalesce("deadline" < ${TODAY_EXPRESSION}, false) AND coalesce("stage", '') NOT IN (${finished})`
  return markerSymbol([
    { shape: 'circle', size: size + 7, fill: null, outline: overdueRing, outlineWidth: 2, expressions: { enabled: overdue } },
    { shape: otherShape, size, fill, outline, outlineWidth: 1, expressions: { name: `CASE ${cases.join(' ')} ELSE '${QGIS_SHAPES[otherShape]}' END` } },
  ])
}

const stations: Classification = {
  column: null,
  categories: [
    {
      code: null,
      label: kinds.station.title.zh,
      symbol: markerSymbol([
        { shape: 'triangle', size: stationSymbol.size, fill: stationSymbol.fill, outline: stationSymbol.outline, outlineWidth: 1 },
        {
          shape: 'circle',
          size: stationSymbol.size / 3,
          fill: stationSymbol.offline,
          outline: stationSymbol.offline,
          outlineWidth: 1,
          expressions: { fillColor: `CASE WHEN "online" THEN '${colour(stationSymbol.online)}' ELSE '${colour(stationSymbol.offline)}' END` },
        },
      ]),
    },
  ],
}

const enterprises: Classification = {
  column: 'chemical',
  categories: [
    { code: 'true', label: '化工企业', symbol: enterpriseMarker(enterpriseSymbol.chemicalFill) },
    { code: null, label: '其他企业', symbol: enterpriseMarker(enterpriseSymbol.fill) },
  ],
}

function enterpriseMarker(fill: string): QmlSymbol {
  const { shape, size, outline } = enterpriseSymbol
  return markerSymbol([{ shape, size, fill, outline, outlineWidth: 1 }])
}

/** The class of a month is derived from readings and stands in no column: QGIS shows where the sections are, as our map does without data. */
const sections: Classification = {
  column: null,
  categories: [
    {
      code: null,
      label: kinds.section.title.zh,
      symbol: markerSymbol([{ shape: 'circle', size: sectionSymbol.size / 1.6, fill: sectionSymbol.unknownFill, outline: sectionSymbol.outline, outlineWidth: 1.2 }]),
    },
  ],
}
