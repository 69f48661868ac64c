/** Pieces of MapLibre expressions that several layers are made of. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { SymbolTable } from '../../domain/style-palette'

/** A constant or an expression. */
export type Value = string | number | ExpressionSpecification

/** One property of a symbol by the feature's code. */
export function bySymbol<S, V extends Value>(table: SymbolTable<S>, pick: (symbol: S, code: string) => V): V | ExpressionSpecification {
  const otherwise = pick(table.otherwise, 'otherwise')
  if (table.column === null) return otherwise
  const branches = Object.entries(table.symbols).flatMap(([code, symbol]): [string, V] => [code, pick(symbol, code)])
  return ['match', ['to-string', ['get', table.column]], ...branches, otherwise] as unknown as ExpressionSpecification
}

/** Codes of the symbols that have something; null when all have it, an empty list when none has. */
export function filterWhere<S>(table: SymbolTable<S>, has: (symbol: S) => boolean): ExpressionSpecification | 'all' | 'none' {
  const codes = Object.entries(table.symbols).filter(([, symbol]) => has(symbol)).map(([code]) => code)
  const others = Object.keys(table.symbols).filter((code) => !codes.includes(code))
  if (has(table.otherwise)) {
    if (others.length === 0 || table.column === null) return 'all'
    return ['!', ['in', ['to-string', ['get', table.column]], ['literal', others]]]
  }
  if (codes.length === 0 || table.column === null) return 'none'
  return ['in', ['to-string', ['get', table.column]], ['literal', codes]]
}

/** A size that grows with the scale: three quarters from afar, half as much again close by. */
export function growing(size: number | ExpressionSpecification, [far, near]: readonly [number, number] = [0.75, 1.5]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 8, ['*', far, size], 13, ['*', 1, size], 18, ['*', near, size]] as ExpressionSpecification
}

/** A dash in pixels as MapLibre wants it: in line widths. A solid line is a dash without gap. */
export function dashInLineWidths(dash: readonly number[] | null, width: number): ExpressionSpecification {
  return ['literal', dash === null ? [1, 0] : dash.map((length) => length / width)]
}
