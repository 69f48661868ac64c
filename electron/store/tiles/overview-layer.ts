/** A theme's layer of a tile at a small scale: out of its overview. */
import { LABEL_POINT, OVERDUE_COUNT, POINT_COUNT } from '../../../shared/domain/tile-columns'
import { DEADLINE_KEY, parseTally } from './cell-members'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { unpackShape } from './generalise'
import type { LayerWriter, Tags } from './layer-writer'
import type { GroupKey } from './overview-rows'
import { indexX, overviewIndex, overviewTable } from './overview-schema'
import { PointWriter, type Reduction } from './reduction'
import { LINE_TYPE, MARGIN, POLYGON_TYPE, TileGeometry } from './tile-geometry'
import { EXTENT, tileSquare } from './tile-grid'
import type { TileLayerContent } from './tile-layer-content'
import type { TileTheme } from './tile-theme'

type Row = readonly [fid: number | null, count: number, x: number, y: number, properties: string, label: string | null, packed: Uint8Array | null]

/** The rows of a theme's overview that touch a square. Bind: least and greatest x in the index, least and greatest y, and the version of a legal theme. */
export function selectOverviewSql(theme: TileTheme): string {
  const group = theme.legal ? ' AND o.group_key IS ?' : ''
  return `SELECT o.fid, o.point_count, o.x, o.y, o.properties, o.label, o.geometry FROM ${quoteName(overviewIndex(theme))} r JOIN ${quoteName(overviewTable(theme))} o ON o.id = r.id WHERE r.max_x >= ? AND r.min_x <= ? AND r.max_y >= ? AND r.min_y <= ?${group}`
}

const geometry = new TileGeometry()

export class OverviewLayer implements TileLayerContent {
  readonly name: string
  readonly #rows: readonly Row[]
  /** The tile's corner and side in world units, whole numbers at these zooms. */
  readonly #west: number
  readonly #north: number
  readonly #size: number
  readonly #today: string

  /**
   * @param zoom below `DETAIL_ZOOM`
   * @param today ISO date that deadlines are compared with
   */
  constructor(connection: Connection, theme: TileTheme, group: GroupKey, zoom: number, column: number, row: number, today: string) {
    const { west, north, size } = tileSquare(zoom, column, row)
    const margin = theme.generalisation === 'shapes' ? (MARGIN * size) / EXTENT : 0
    const edges = [indexX(zoom, Math.max(0, west - margin)), indexX(zoom, west + size - 1 + margin), north - margin, north + size - 1 + margin]
    this.name = theme.table
    this.#rows = connection.all<Row>(selectOverviewSql(theme), ...edges, ...(theme.legal ? [group] : []))
    this.#west = west
    this.#north = north
    this.#size = size
    this.#today = today
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0
  }

  write(writer: LayerWriter, reduction: Reduction, limitBytes: number): void {
    const points = new PointWriter(writer, reduction)
    geometry.minimumStep = reduction.minimumStep
    for (const row of this.#rows) {
      if (writer.position > limitBytes) break
      const packed = row[6]
      if (packed === null) this.#writePoint(row, writer, points)
      else this.#writeShape(row, packed, writer, points, reduction)
    }
    points.finish()
  }

  #writePoint([fid, count, x, y, properties]: Row, writer: LayerWriter, points: PointWriter): void {
    if (!this.#holds(x, y)) return
    const tags = fid === null ? this.#clusterTags(count, properties, writer) : writer.tagsOfJson(properties)
    points.add(fid, count, tags, this.#unitX(x), this.#unitY(y))
  }

  #writeShape([fid, , x, y, properties, label]: Row, packed: Uint8Array, writer: LayerWriter, points: PointWriter, reduction: Reduction): void {
    const unit = this.#size / EXTENT
    geometry.clear()
    unpackShape(packed, this.#west / unit, this.#north / unit, geometry)
    const isSmall = Math.max(geometry.east - geometry.west, geometry.south - geometry.north) < reduction.cellUnits
    if (isSmall) {
      if (this.#holds(x, y)) points.add(fid, 1, writer.tagsOfJson(properties), this.#unitX(x), this.#unitY(y))
      return
    }
    const ownTags = writer.tagsOfJson(properties)
    const tags = label !== null && reduction.labels ? [...ownTags, ...writer.tagsOfJson(label)] : ownTags
    writer.addFeature(fid, tags, LINE_TYPE, geometry.lines.values)
    writer.addFeature(fid, tags, POLYGON_TYPE, geometry.areas.values)
    if (tags !== ownTags && geometry.areas.values.length > 0 && this.#holds(x, y)) {
      const labelTags = [...tags]
      writer.addTag(labelTags, LABEL_POINT, true)
      writer.addPoint(fid, labelTags, this.#unitX(x), this.#unitY(y))
    }
  }

  #clusterTags(count: number, tally: string, writer: LayerWriter): Tags {
    const tags: number[] = []
    writer.addTag(tags, POINT_COUNT, count)
    let overdue = 0
    for (const [key, number] of parseTally(tally)) {
      if (!key.startsWith(DEADLINE_KEY)) writer.addTag(tags, key, number)
      else if (key.slice(DEADLINE_KEY.length) < this.#today) overdue += number
    }
    if (overdue > 0) writer.addTag(tags, OVERDUE_COUNT, overdue)
    return tags
  }

  /** Whether a point is this tile's own: one on the east or south edge is the neighbour's. */
  #holds(x: number, y: number): boolean {
    return x >= this.#west && x < this.#west + this.#size && y >= this.#north && y < this.#north + this.#size
  }

  #unitX(x: number): number {
    return Math.floor(((x - this.#west) * EXTENT) / this.#size)
  }

  #unitY(y: number): number {
    return Math.floor(((y - this.#north) * EXTENT) / this.#size)
  }
}
