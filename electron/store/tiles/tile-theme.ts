/**
 * What tiles and overviews need to know of a theme: its columns sorted by purpose, how it is generalised, what keeps its
 * features apart. The columns themselves are declared in `shared/domain/tile-columns.ts`.
 */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { kinds, type KindId } from '../../../shared/domain/kinds'
import { outfallSymbol } from '../../../shared/domain/style-palette'
import { countedColumns, labelColumns, tileColumns } from '../../../shared/domain/tile-columns'
import type { SqlValue } from '../connection/connection'
import { shapeOfKind } from '../schema/table-shape'

/**
 * How a theme is shown at small scales.
 *
 * `clusters`: points, many, gathered by cells. `shapes`: lines and areas, simplified, gathered where they are too small to draw.
 * `none`: points, few, always as they are.
 */
export type Generalisation = 'clusters' | 'shapes' | 'none'

export type TileTheme = {
  readonly kind: KindId
  readonly table: string
  readonly generalisation: Generalisation
  /** Column that keeps features apart, versions of a legal layer or several reference layers: only equals are gathered. */
  readonly groupColumn: 'vintage' | 'layer' | null
  /** A tile shows one version: the newest, or the one asked for. */
  readonly legal: boolean
  readonly symbolColumns: readonly Field[]
  readonly labelColumns: readonly Field[]
  /** Subset of `symbolColumns`. */
  readonly countedColumns: readonly Field[]
  /** Stages in which a deadline no longer counts; null for a theme without deadlines. */
  readonly finishedStages: readonly string[] | null
}

/** Themes with so few points that each is always shown. */
const NEVER_CLUSTERED: readonly KindId[] = ['station', 'section']

function defineTileTheme(kind: KindId): TileTheme {
  const { table, geometry, legal } = kinds[kind]
  const { columnsByName } = shapeOfKind(kind)
  const counted: readonly string[] = countedColumns[kind] ?? []
  const fields = tileColumns[kind].map((name) => {
    const field = columnsByName.get(name)
    if (field === undefined) throw new Error(`${table} has no column ${name}`)
    return field
  })
  return {
    kind,
    table,
    generalisation: geometry !== 'Point' ? 'shapes' : NEVER_CLUSTERED.includes(kind) ? 'none' : 'clusters',
    groupColumn: legal ? 'vintage' : kind === 'reference' ? 'layer' : null,
    legal,
    symbolColumns: fields.filter((field) => !isLabel(field)),
    labelColumns: fields.filter(isLabel),
    countedColumns: fields.filter(({ name }) => counted.includes(name)),
    finishedStages: kind === 'outfall' ? outfallSymbol.finishedStages : null,
  }
}

function isLabel({ name }: Field): boolean {
  return (labelColumns as readonly string[]).includes(name)
}

const themes = new Map<KindId, TileTheme>()

export function tileTheme(kind: KindId): TileTheme {
  let theme = themes.get(kind)
  if (theme === undefined) themes.set(kind, (theme = defineTileTheme(kind)))
  return theme
}

/** A function of the theme that is computed once for each. */
export function oncePerTheme<Result>(compute: (theme: TileTheme) => Result): (theme: TileTheme) => Result {
  const known = new Map<TileTheme, Result>()
  return (theme) => {
    let result = known.get(theme)
    if (result === undefined) known.set(theme, (result = compute(theme)))
    return result
  }
}

/** A column's value as SQLite keeps it → as a tile carries it: booleans are kept as 0 and 1. */
export function tileValue(field: Field, stored: SqlValue | boolean): Value {
  if (stored === null || typeof stored === 'string' || typeof stored === 'boolean') return stored
  if (typeof stored === 'number') return field.type === 'boolean' ? stored !== 0 : stored
  // A file that another program wrote may hold anything in any column.
  return null
}

/**
 * A row's properties as JSON text: equal properties give equal texts.
 * @param values stored values, one a field; nulls are left out
 */
export function propertiesJson(fields: readonly Field[], values: readonly (SqlValue | boolean)[]): string {
  const properties: Record<string, Value> = {}
  for (let index = 0; index < fields.length; index++) {
    const value = tileValue(fields[index]!, values[index] ?? null)
    if (value !== null) properties[fields[index]!.name] = value
  }
  return JSON.stringify(properties)
}
