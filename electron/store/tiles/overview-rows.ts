/** Rows of one theme's overview, with their entries in the R-tree. */
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { Member } from './cell-members'
import { OverviewBulk } from './overview-bulk'
import { indexX, overviewIndex, overviewTable } from './overview-schema'
import { DETAIL_ZOOM, WORLD_SIZE } from './tile-grid'
import type { TileTheme } from './tile-theme'

/** Which of a theme's features are kept apart: a version date, a reference layer's name, or null. */
export type GroupKey = string | null

/** A line or area as drawn at one zoom, or, at `DETAIL_ZOOM` and without geometry, the point that stands for it. */
export type ShapeRow = {
  readonly fid: number
  readonly group: GroupKey
  readonly zoom: number
  /** Coarsest zoom at which it is large enough; `DETAIL_ZOOM` where it is so at none with overviews. */
  readonly shapeZoom: number
  /** The point that stands for it, in world units. */
  readonly x: number
  readonly y: number
  readonly properties: string
  readonly label: string | null
  readonly packed: Uint8Array | null
  /** [west, north, east, south] in units of the zoom's tile grid; null without geometry. */
  readonly bounds: readonly [number, number, number, number] | null
}

/** A cell's place: coordinates count cells of the zoom from the north-west. */
export type CellPlace = { readonly zoom: number; readonly group: GroupKey; readonly column: number; readonly row: number }

const COLUMNS = ['zoom', 'group_key', 'fid', 'shape_zoom', 'point_count', 'x', 'y', 'sum_x', 'sum_y', 'properties', 'label', 'geometry'] as const

const limitToWorld = (value: number) => Math.max(0, Math.min(WORLD_SIZE - 1, value))

export class OverviewRows {
  readonly #connection: Connection
  readonly #insertRow: string
  readonly #insertEntry: string
  readonly #deleteRow: string
  readonly #deleteEntry: string
  readonly #selectInCell: string
  readonly #selectOfFeature: string
  readonly #bulk: OverviewBulk | null

  /** @param fromNothing the overview is empty; rows are there for reading once {@link finishInSteps} has run */
  constructor(connection: Connection, theme: TileTheme, fromNothing = false) {
    const table = quoteName(overviewTable(theme))
    const index = quoteName(overviewIndex(theme))
    this.#connection = connection
    this.#bulk = fromNothing ? new OverviewBulk(connection, overviewTable(theme), overviewIndex(theme), COLUMNS) : null
    this.#insertRow = `INSERT INTO ${table} (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`
    this.#insertEntry = `INSERT INTO ${index} VALUES (?, ?, ?, ?, ?)`
    this.#deleteRow = `DELETE FROM ${table} WHERE id = ?`
    this.#deleteEntry = `DELETE FROM ${index} WHERE id = ?`
    this.#selectInCell = `SELECT o.id, o.fid, o.shape_zoom, o.point_count, o.x, o.y, o.sum_x, o.sum_y, o.properties FROM ${index} r CROSS JOIN ${table} o ON o.id = r.id WHERE r.max_x >= ? AND r.min_x <= ? AND r.max_y >= ? AND r.min_y <= ? AND o.group_key IS ?`
    this.#selectOfFeature = `SELECT id, zoom, group_key, shape_zoom, x, y FROM ${table} WHERE fid = ? AND shape_zoom IS NOT NULL`
  }

  insertShape(row: ShapeRow): void {
    const { zoom, group, fid, shapeZoom, x, y, properties, label, packed, bounds } = row
    const scale = 2 ** (DETAIL_ZOOM - zoom)
    // The entry also covers the point that stands for the feature: simplification may have drawn the outline away from it.
    const west = bounds === null ? x : Math.min(bounds[0] * scale, x)
    const north = bounds === null ? y : Math.min(bounds[1] * scale, y)
    const east = bounds === null ? x : Math.max(bounds[2] * scale, x)
    const south = bounds === null ? y : Math.max(bounds[3] * scale, y)
    this.#insert([zoom, group, fid, shapeZoom, 1, x, y, null, null, properties, label, packed], zoom, west, east, north, south)
  }

  insertMember(zoom: number, group: GroupKey, { fid, count, x, y, sumX, sumY, properties }: Member): void {
    const isSingle = fid !== null
    this.#insert([zoom, group, fid, null, count, x, y, isSingle ? null : sumX, isSingle ? null : sumY, properties, null, null], zoom, x, x, y, y)
  }

  /** After the last row of an overview that was made from nothing. */
  *finishInSteps(): Generator<void> {
    if (this.#bulk !== null) yield* this.#bulk.finishInSteps()
  }

  /** The points shown in a cell, with the ids of their rows. */
  membersIn(zoom: number, group: GroupKey, west: number, north: number, size: number): readonly (Member & { readonly rowId: number })[] {
    return this.#inCell(zoom, group, west, north, size)
      .filter(({ shapeZoom }) => shapeZoom === null)
      .map(({ member, rowId }) => ({ ...member, rowId }))
  }

  /** What a square of one zoom hands to the cell of the next coarser zoom: its points, and the shapes that are too small there. */
  handedUp(zoom: number, group: GroupKey, west: number, north: number, size: number): readonly Member[] {
    return this.#inCell(zoom, group, west, north, size)
      .filter(({ shapeZoom }) => shapeZoom === null || shapeZoom === zoom)
      .map(({ member }) => member)
  }

  delete(rowId: number): void {
    this.#connection.run(this.#deleteRow, rowId)
    this.#connection.run(this.#deleteEntry, rowId)
  }

  /** Delete all rows of a line or area. @returns where its point was and how it was kept apart; null for one without rows */
  deleteShape(fid: number): { readonly group: GroupKey; readonly shapeZoom: number; readonly x: number; readonly y: number } | null {
    type Row = readonly [id: number, zoom: number, group: GroupKey, shapeZoom: number, x: number, y: number]
    let found: { readonly group: GroupKey; readonly shapeZoom: number; readonly x: number; readonly y: number } | null = null
    for (const [id, , group, shapeZoom, x, y] of this.#connection.all<Row>(this.#selectOfFeature, fid)) {
      this.delete(id)
      found = { group, shapeZoom, x, y }
    }
    return found
  }

  #inCell(zoom: number, group: GroupKey, west: number, north: number, size: number) {
    type Row = readonly [number, number | null, number | null, number, number, number, number | null, number | null, string]
    const found: { readonly rowId: number; readonly shapeZoom: number | null; readonly member: Member }[] = []
    const rows = this.#connection.all<Row>(this.#selectInCell, indexX(zoom, west), indexX(zoom, west + size - 1), north, north + size - 1, group)
    for (const [rowId, fid, shapeZoom, count, x, y, sumX, sumY, properties] of rows) {
      // A shape reaches into many cells; its point lies in one.
      if (x < west || x >= west + size || y < north || y >= north + size) continue
      found.push({ rowId, shapeZoom, member: { fid, x, y, count, sumX: sumX ?? x, sumY: sumY ?? y, properties } })
    }
    return found
  }

  #insert(values: readonly (string | number | Uint8Array | null)[], zoom: number, west: number, east: number, north: number, south: number): void {
    const minX = indexX(zoom, limitToWorld(west))
    const maxX = indexX(zoom, limitToWorld(east))
    const minY = limitToWorld(north)
    const maxY = limitToWorld(south)
    if (this.#bulk === null) this.#connection.run(this.#insertEntry, this.#connection.insert(this.#insertRow, ...values), minX, maxX, minY, maxY)
    else this.#bulk.add(values, minX, maxX, minY, maxY)
  }
}
