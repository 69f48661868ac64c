/** A theme's features as overviews are made from them: identity, geometry in world units, properties, label. */
import type { Value } from '../../../shared/domain/feature'
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { rtreeName } from '../geopackage/rtree'
import { GEOMETRY_COLUMN } from '../schema/table-shape'
import { columnsSql, readColumns, textOrNumber } from './column-query'
import { ShapeReader } from './geopackage-shape'
import type { GroupKey } from './overview-rows'
import { worldUnit } from './tile-grid'
import { propertiesJson, type TileTheme } from './tile-theme'

/** The feature at hand. `shape` is overwritten by the next one. */
export type SourceFeature = {
  readonly fid: number
  readonly group: GroupKey
  readonly properties: string
  /** JSON of the label columns, null where all are null. */
  readonly label: string | null
  readonly shape: ShapeReader
}

/** A point in whole world units. */
export type SourcePoint = { readonly fid: number; readonly x: number; readonly y: number; readonly properties: string }

const POINTS_AT_A_TIME = 20_000

/** [west, south, east, north] in degrees. */
export type Degrees = readonly [west: number, south: number, east: number, north: number]

export class FeatureSource {
  readonly #connection: Connection
  readonly #theme: TileTheme
  readonly #columns: string
  readonly #table: string
  readonly #index: string
  readonly #shape = new ShapeReader()

  constructor(connection: Connection, theme: TileTheme) {
    this.#connection = connection
    this.#theme = theme
    const { groupColumn, symbolColumns, labelColumns } = theme
    const group = groupColumn === null ? 'NULL' : `f.${quoteName(groupColumn)}`
    const columns = [...symbolColumns, ...labelColumns].map(({ name }) => `f.${quoteName(name)}`)
    this.#columns = ['f.fid', `f.${quoteName(GEOMETRY_COLUMN)}`, group, ...columns].join(', ')
    this.#table = quoteName(theme.table)
    this.#index = quoteName(rtreeName(theme.table))
  }

  /** Every feature with a geometry that can be read. Nothing may be written meanwhile. */
  *all(): Generator<SourceFeature> {
    for (const row of this.#connection.iterate(`SELECT ${this.#columns} FROM ${this.#table} f`)) {
      const feature = this.#feature(row)
      if (feature !== null) yield feature
    }
  }

  /** Every feature of a point theme, without labels. */
  *points(): Generator<SourcePoint> {
    const { symbolColumns } = this.#theme
    const columns = symbolColumns.map(({ name }) => textOrNumber(`f.${quoteName(name)}`))
    const sql = columnsSql(['f.fid', ...columns], `f.${quoteName(GEOMETRY_COLUMN)}`, `FROM ${this.#table} f WHERE f.fid > ? AND f.fid <= ?`)
    const jsonByValues = new Map<string, string>()
    for (const [after, to] of this.#idRanges()) {
      const { count, columns: read, blobs, blobEnds } = readColumns(this.#connection, sql, after, to)
      const [fids, ...values] = read
      for (let index = 0, from = 0; index < count; index++) {
        const end = blobEnds[index]!
        if (this.#shape.read(blobs.subarray(from, end)) && this.#shape.vertexCount > 0) {
          const row = values.map((column) => column[index]!)
          const key = row.map(typedText).join('\u0000')
          let properties = jsonByValues.get(key)
          if (properties === undefined) jsonByValues.set(key, (properties = propertiesJson(symbolColumns, row)))
          yield { fid: fids![index] as number, x: worldUnit(this.#shape.x[0]!), y: worldUnit(this.#shape.y[0]!), properties }
        }
        from = end
      }
    }
  }

  *#idRanges(): Generator<readonly [after: number, to: number]> {
    const sql = `SELECT max(fid) FROM (SELECT fid FROM ${this.#table} WHERE fid > ? ORDER BY fid LIMIT ${POINTS_AT_A_TIME})`
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const to = this.#connection.value<number>(sql, after)
      if (to === null) return
      yield [after, to]
      after = to
    }
  }

  /** @returns null for a feature that does not exist or has no geometry that can be read */
  one(fid: number): SourceFeature | null {
    const row = this.#connection.get(`SELECT ${this.#columns} FROM ${this.#table} f WHERE f.fid = ?`, fid)
    return row === null ? null : this.#feature(row)
  }

  /** Features whose bounds touch the given ones. */
  *within([west, south, east, north]: Degrees): Generator<SourceFeature> {
    const sql = `SELECT ${this.#columns} FROM ${this.#index} r CROSS JOIN ${this.#table} f ON f.fid = r.id WHERE r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ?`
    for (const row of this.#connection.all(sql, west, east, south, north)) {
      const feature = this.#feature(row)
      if (feature !== null) yield feature
    }
  }

  /** Their ids alone, and their bounds as the index has them: rounded outwards. */
  boundsWithin([west, south, east, north]: Degrees): readonly (readonly [fid: number, ...Degrees])[] {
    return this.#connection.all<readonly [number, ...Degrees]>(
      `SELECT id, minx, miny, maxx, maxy FROM ${this.#index} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?`,
      west,
      east,
      south,
      north,
    )
  }

  /** An upper bound of the number of features, without counting them. */
  atMost(): number {
    return this.#connection.value<number>(`SELECT max(fid) FROM ${this.#table}`) ?? 0
  }

  #feature([fid, geometry, group, ...columns]: readonly SqlValue[]): SourceFeature | null {
    const { symbolColumns, labelColumns } = this.#theme
    if (!this.#shape.read(geometry ?? null) || this.#shape.vertexCount === 0) return null
    const label = labelColumns.length === 0 ? '{}' : propertiesJson(labelColumns, columns.slice(symbolColumns.length))
    return {
      fid: fid as number,
      group: typeof group === 'string' ? group : null,
      properties: propertiesJson(symbolColumns, columns),
      label: label === '{}' ? null : label,
      shape: this.#shape,
    }
  }
}

/** The text 1 and the number 1 are told apart, as are the empty text and null. */
function typedText(value: Value): string {
  return typeof value === 'string' ? value : `\u0001${value}`
}
