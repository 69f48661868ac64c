/** A theme's layer of a tile at a small scale: out of its overview. */
import { PbfReader } from 'pbf'
import { LABEL_POINT, OVERDUE_COUNT, POINT_COUNT } from '../../../shared/domain/tile-columns'
import { columnsSql, readColumns, type RowColumns } from './column-query'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { unpackShape } from './generalise'
import type { LayerWriter, Tags } from './layer-writer'
import type { GroupKey } from './overview-rows'
import { indexX, overviewIndex, overviewTable } from './overview-schema'
import { PointWriter, type Reduction } from './reduction'
import { dateNumber, TallyForm } from './tally'
import { LINE_TYPE, MARGIN, POLYGON_TYPE, TileGeometry } from './tile-geometry'
import { EXTENT, tileSquare } from './tile-grid'
import type { TileLayerContent } from './tile-layer-content'
import { oncePerTheme, type TileTheme } from './tile-theme'

/** The rows of a theme's overview that touch a square. Bind: least and greatest x in the index, least and greatest y, and the version of a legal theme. */
const selectOverviewSql = oncePerTheme((theme) => {
  const group = theme.legal ? ' AND o.group_key IS ?' : ''
  return columnsSql(
    ['o.fid', 'o.point_count', 'o.x', 'o.y', 'o.properties', 'o.label', ...(theme.groupColumn === 'layer' ? ['o.group_key'] : [])],
    'o.geometry',
    `FROM ${quoteName(overviewIndex(theme))} r CROSS JOIN ${quoteName(overviewTable(theme))} o ON o.id = r.id WHERE r.max_x >= ? AND r.min_x <= ? AND r.max_y >= ? AND r.min_y <= ?${group}`,
  )
})

const tallyForm = oncePerTheme((theme) => new TallyForm(theme))

/** One row of them; `layer` of a theme that holds several layers. */
type Row = { readonly layer: string | null; readonly fid: number | null; readonly count: number; readonly x: number; readonly y: number; readonly properties: string; readonly label: string | null }

const geometry = new TileGeometry()

export class OverviewLayer implements TileLayerContent {
  readonly isSampled = false
  readonly name: string
  readonly #rows: RowColumns
  /** The tile's corner and side in world units, whole numbers at these zooms. */
  readonly #west: number
  readonly #north: number
  readonly #size: number
  /** YYYYMMDD */
  readonly #today: number
  readonly #form: TallyForm

  /**
   * @param zoom below `DETAIL_ZOOM`
   * @param today ISO date that deadlines are compared with
   */
  constructor(connection: Connection, theme: TileTheme, group: GroupKey, zoom: number, column: number, row: number, today: string) {
    const { west, north, size } = tileSquare(zoom, column, row)
    const margin = theme.generalisation === 'shapes' ? (MARGIN * size) / EXTENT : 0
    const edges = [indexX(zoom, Math.max(0, west - margin)), indexX(zoom, west + size - 1 + margin), north - margin, north + size - 1 + margin]
    this.name = theme.table
    this.#rows = readColumns(connection, selectOverviewSql(theme), ...edges, ...(theme.legal ? [group] : []))
    this.#west = west
    this.#north = north
    this.#size = size
    this.#today = dateNumber(today) ?? 0
    this.#form = tallyForm(theme)
  }

  get isEmpty(): boolean {
    return this.#rows.count === 0
  }

  write(writer: LayerWriter, reduction: Reduction, limitBytes: number): void {
    const points = new PointWriter(writer, reduction)
    const [fids, counts, x, y, properties, labels, layers] = this.#rows.columns as [(number | null)[], number[], number[], number[], string[], (string | null)[], (string | null)[]?]
    const pbf = new PbfReader(this.#rows.blobs)
    geometry.reduction = reduction.shapes
    for (let index = 0; index < this.#rows.count && writer.position <= limitBytes; index++) {
      const row = { fid: fids[index]!, count: counts[index]!, x: x[index]!, y: y[index]!, properties: properties[index]!, label: labels[index]!, layer: layers?.[index] ?? null }
      const end = this.#rows.blobEnds[index]!
      if (pbf.pos === end) this.#writePoint(row, writer, points)
      else this.#writeShape(row, pbf, end, writer, points, reduction)
    }
    points.finish()
  }

  #writePoint({ fid, count, x, y, properties, layer }: Row, writer: LayerWriter, points: PointWriter): void {
    if (!this.#holds(x, y)) return
    const tags = fid === null ? this.#clusterTags(count, properties, layer, writer) : writer.tagsOfJson(properties)
    points.add(fid, count, tags, this.#unitX(x), this.#unitY(y))
  }

  #writeShape({ fid, x, y, properties, label }: Row, pbf: PbfReader, end: number, writer: LayerWriter, points: PointWriter, reduction: Reduction): void {
    const unit = this.#size / EXTENT
    geometry.clear()
    unpackShape(pbf, end, this.#west / unit, this.#north / unit, geometry)
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

  #clusterTags(count: number, text: string, layer: string | null, writer: LayerWriter): Tags {
    const tags: number[] = []
    writer.addTag(tags, POINT_COUNT, count)
    if (layer !== null) writer.addTag(tags, 'layer', layer)
    const { counts, due } = this.#form.parse(text)
    for (let place = 0; place < counts.length; place++) if (counts[place] !== 0) writer.addTag(tags, this.#form.properties[place]!, counts[place]!)
    let overdue = 0
    for (const [date, number] of due) if (date < this.#today) overdue += number
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
