/** A theme's layer of a tile out of the features themselves: at large scales, for themes that are never generalised, and while an overview is behind. */
import { LABEL_POINT, POINT_LABEL_ZOOM } from '../../../shared/domain/tile-columns'
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { columnsSql, readColumns, type RowColumns, textOrNumber } from './column-query'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { rtreeName } from '../geopackage/rtree'
import { presentColumns } from '../read/present-columns'
import { GEOMETRY_COLUMN } from '../schema/table-shape'
import { MINIMUM_FEATURE_UNITS } from './generalise'
import { ShapeReader } from './geopackage-shape'
import type { LayerWriter, Tags } from './layer-writer'
import type { GroupKey } from './overview-rows'
import { indexX, overviewIndex, overviewTable } from './overview-schema'
import { PointWriter, type Reduction } from './reduction'
import { LINE_TYPE, MARGIN, POLYGON_TYPE, TileGeometry } from './tile-geometry'
import { degreesOf, DETAIL_ZOOM, EXTENT, type Square, tileSquare } from './tile-grid'
import type { TileLayerContent } from './tile-layer-content'
import { oncePerTheme, type TileTheme, tileValue } from './tile-theme'

/** Most features of a small scale that are read without an overview: of more, every second, third … is shown for the time being. */
const MOST_FEATURES = 20_000

type LabelPoint = readonly [fid: number, x: number, y: number, properties: string, label: string]

const sqlByColumns = new WeakMap<ReadonlySet<string>, string>()

/**
 * Features whose bounds touch a box, those whose id a number divides. Bind: west, east, south, north in degrees, the number, and the version of
 * a legal theme.
 * @param present columns that the file's table has; a file of an older schema, opened read-only, lacks some
 */
function selectDetailSql(theme: TileTheme, present: ReadonlySet<string>): string {
  const known = sqlByColumns.get(present)
  if (known !== undefined) return known
  const columns = [...theme.symbolColumns, ...theme.labelColumns].map(({ name }) => (present.has(name) ? textOrNumber(`f.${quoteName(name)}`) : 'NULL'))
  const version = theme.legal ? ' AND f.vintage IS ?' : ''
  const sql = columnsSql(
    ['f.fid', ...columns],
    `f.${quoteName(GEOMETRY_COLUMN)}`,
    `FROM ${quoteName(rtreeName(theme.table))} r CROSS JOIN ${quoteName(theme.table)} f ON f.fid = r.id WHERE r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ? AND r.id % ? = 0${version}`,
  )
  sqlByColumns.set(present, sql)
  return sql
}

/** Points that labels of areas hang on. Bind as for the overview at `DETAIL_ZOOM`. */
const selectLabelPointsSql = oncePerTheme((theme) => {
  const group = theme.legal ? ' AND o.group_key IS ?' : ''
  return `SELECT o.fid, o.x, o.y, o.properties, o.label FROM ${quoteName(overviewIndex(theme))} r CROSS JOIN ${quoteName(overviewTable(theme))} o ON o.id = r.id WHERE r.max_x >= ? AND r.min_x <= ? AND r.max_y >= ? AND r.min_y <= ? AND o.label IS NOT NULL${group}`
})

const shape = new ShapeReader()
const geometry = new TileGeometry()

export class DetailLayer implements TileLayerContent {
  readonly name: string
  readonly isSampled: boolean
  readonly #theme: TileTheme
  readonly #rows: RowColumns
  readonly #labelPoints: readonly LabelPoint[]
  readonly #square: Square
  readonly #hasLabels: boolean
  /** What is smaller is shown as a point, in tile units: at small scales as an overview would. */
  readonly #smallestShape: number

  /** @param hasOverview whether the workspace has the theme's overview, which holds the places of labels */
  constructor(connection: Connection, theme: TileTheme, group: GroupKey, zoom: number, column: number, row: number, hasOverview: boolean) {
    const square = tileSquare(zoom, column, row)
    const pointsOnly = theme.generalisation !== 'shapes'
    // One unit more than the margin: degrees are not as exact as units.
    const [west, south, east, north] = degreesOf(square, ((pointsOnly ? 0 : MARGIN) * square.size) / EXTENT + 1)
    const version = theme.legal ? [group] : []
    this.name = theme.table
    this.#theme = theme
    this.#square = square
    this.#smallestShape = zoom < DETAIL_ZOOM ? MINIMUM_FEATURE_UNITS : 0
    this.#hasLabels = theme.generalisation !== 'clusters' || zoom >= POINT_LABEL_ZOOM
    const box = [west, east, south, north] as const
    const step = zoom < DETAIL_ZOOM && theme.generalisation !== 'none' ? Math.ceil(countInBox(connection, theme, box) / MOST_FEATURES) : 1
    this.isSampled = step > 1
    this.#rows = readColumns(connection, selectDetailSql(theme, presentColumns(connection, theme.table)), ...box, Math.max(step, 1), ...version)
    this.#labelPoints =
      pointsOnly || !hasOverview || zoom < DETAIL_ZOOM || this.#rows.count === 0
        ? []
        : connection.all<LabelPoint>(
            selectLabelPointsSql(theme),
            indexX(DETAIL_ZOOM, Math.floor(square.west)),
            indexX(DETAIL_ZOOM, Math.floor(square.west + square.size)),
            Math.floor(square.north),
            Math.floor(square.north + square.size),
            ...version,
          )
  }

  get isEmpty(): boolean {
    return this.#rows.count === 0
  }

  write(writer: LayerWriter, reduction: Reduction, limitBytes: number): void {
    const { symbolColumns, labelColumns } = this.#theme
    const fields = this.#hasLabels && reduction.labels ? [...symbolColumns, ...labelColumns] : symbolColumns
    const { count, columns, blobs, blobEnds } = this.#rows
    const points = new PointWriter(writer, reduction)
    geometry.reduction = reduction.shapes
    for (let index = 0, from = 0; index < count && writer.position <= limitBytes; index++) {
      const end = blobEnds[index]!
      if (shape.read(blobs.subarray(from, end))) this.#writeFeature(columns[0]![index] as number, tagsOf(writer, fields, columns, index), writer, points, reduction)
      from = end
    }
    points.finish()
    if (reduction.labels) for (const labelPoint of this.#labelPoints) this.#writeLabelPoint(labelPoint, writer)
  }

  #writeFeature(fid: number, tags: Tags, writer: LayerWriter, points: PointWriter, reduction: Reduction): void {
    const { west, north, size } = this.#square
    const scale = EXTENT / size
    for (let index = 0; index < shape.pointCount; index++) {
      const x = Math.floor((shape.x[index]! - west) * scale)
      const y = Math.floor((shape.y[index]! - north) * scale)
      if (x >= 0 && x < EXTENT && y >= 0 && y < EXTENT) points.add(fid, 1, tags, x, y)
    }
    if (shape.pathEnds.length === 0) return
    geometry.clear()
    let vertex = shape.pointCount
    for (let path = 0; path < shape.pathEnds.length; path++) {
      const end = shape.pathEnds[path]!
      const count = end - vertex
      geometry.reserve(count)
      const { x, y } = geometry
      for (let index = 0; index < count; index++, vertex++) {
        x[index] = Math.round((shape.x[vertex]! - west) * scale)
        y[index] = Math.round((shape.y[vertex]! - north) * scale)
      }
      geometry.addPath(shape.pathRoles[path]!, count)
    }
    if (Math.max(geometry.east - geometry.west, geometry.south - geometry.north) < Math.max(reduction.cellUnits, this.#smallestShape)) {
      const { west: x, north: y } = geometry
      if (x >= 0 && x < EXTENT && y >= 0 && y < EXTENT) points.add(fid, 1, tags, x, y)
      return
    }
    writer.addFeature(fid, tags, LINE_TYPE, geometry.lines.values)
    writer.addFeature(fid, tags, POLYGON_TYPE, geometry.areas.values)
  }

  #writeLabelPoint([fid, x, y, properties, label]: LabelPoint, writer: LayerWriter): void {
    const { west, north, size } = this.#square
    // The middle of the unit, which lies in one tile only however deep the zoom.
    const unitX = Math.floor(((x + 0.5 - west) * EXTENT) / size)
    const unitY = Math.floor(((y + 0.5 - north) * EXTENT) / size)
    if (unitX < 0 || unitX >= EXTENT || unitY < 0 || unitY >= EXTENT) return
    const tags = [...writer.tagsOfJson(properties), ...writer.tagsOfJson(label)]
    writer.addTag(tags, LABEL_POINT, true)
    writer.addPoint(fid, tags, unitX, unitY)
  }
}

/** Of all versions: a bound. */
function countInBox(connection: Connection, theme: TileTheme, box: readonly [west: number, east: number, south: number, north: number]): number {
  return connection.value<number>(`SELECT count(*) FROM ${quoteName(rtreeName(theme.table))} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?`, ...box) ?? 0
}

/** The first column is the id, the fields' columns follow. */
function tagsOf(writer: LayerWriter, fields: readonly Field[], columns: readonly (readonly Value[])[], index: number): Tags {
  const tags: number[] = []
  for (let place = 0; place < fields.length; place++) {
    const field = fields[place]!
    writer.addTag(tags, field.name, tileValue(field, columns[place + 1]![index]!))
  }
  return tags
}
