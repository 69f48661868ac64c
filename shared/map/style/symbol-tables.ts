/** The palette's tables under names that layers and images use. */
import { type AreaSymbol, areaSymbols, type LineSymbol, lineSymbols, type SymbolTable } from '../../domain/style-palette'

export type AreaKind = keyof typeof areaSymbols
export type LineKind = keyof typeof lineSymbols

export function areaTable(kind: AreaKind): SymbolTable<AreaSymbol> {
  return areaSymbols[kind]
}

export function lineTable(kind: LineKind): SymbolTable<LineSymbol> {
  return lineSymbols[kind]
}

export function isAreaKind(id: string): id is AreaKind {
  return Object.hasOwn(areaSymbols, id)
}

export function isLineKind(id: string): id is LineKind {
  return Object.hasOwn(lineSymbols, id)
}

/** The symbol of one code, as the layers choose it. */
export function symbolOf<S>(table: SymbolTable<S>, code: string): S {
  return table.symbols[code] ?? table.otherwise
}
