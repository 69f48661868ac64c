/** Single rows inside a running action: insert, update, delete, with the bounds they touch noted. */
import type { Geometry } from 'geojson'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { encodeGeometry } from '../geopackage/encode-geometry'
import { fitGeometry } from '../geopackage/fit-geometry'
import { readableBounds } from '../geopackage/geometry-bounds'
import { STORAGE_SRS_ID } from '../geopackage/reference-systems'
import { layerLinkTables, layerOfTable } from '../schema/references'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import type { RowValues } from '../workspace-store'
import type { ChangedRows } from './changed-rows'
import { drawnColumns } from './drawn-columns'
import { toSqlValue } from './to-sql-value'

export class RowWriter {
  readonly #connection: Connection
  readonly #changed: ChangedRows
  readonly #actionId: number

  constructor(connection: Connection, changed: ChangedRows, actionId: number) {
    this.#connection = connection
    this.#changed = changed
    this.#actionId = actionId
  }

  /** @returns the new row's id */
  insert(shape: TableShape, geometry: Geometry | null, values: RowValues): number {
    requireColumns(shape, values)
    const blob = geometry === null ? null : toBlob(shape, fromGeoJson(geometry))
    const row: SqlValue[] = shape.columns.map((field) => (field.name === 'action_id' ? this.#actionId : toSqlValue(field, values[field.name])))
    const fid = this.#connection.insert(insertSql(shape), ...(shape.geometry === null ? row : [blob, ...row]))
    const changed = this.#changed.of(shape.table)
    changed.noteInserted(fid)
    changed.noteAdded(fid, readableBounds(blob))
    return fid
  }

  /**
   * @param geometry undefined keeps it
   * @returns false where there is no such row
   */
  update(shape: TableShape, fid: number, geometry: Geometry | null | undefined, values: RowValues): boolean {
    requireColumns(shape, values)
    const sets: string[] = []
    const bound: SqlValue[] = []
    for (const field of shape.columns) {
      if (!Object.hasOwn(values, field.name)) continue
      sets.push(`${quoteName(field.name)} = ?`)
      bound.push(toSqlValue(field, values[field.name]))
    }
    const changed = this.#changed.of(shape.table)
    if (geometry !== undefined && shape.geometry !== null) {
      const blob = geometry === null ? null : toBlob(shape, fromGeoJson(geometry))
      changed.noteRemoved(fid, this.#boundsOf(shape, fid))
      changed.noteAdded(fid, readableBounds(blob))
      sets.push(`${GEOMETRY_COLUMN} = ?`)
      bound.push(blob)
    } else if (shape.geometry !== null && drawnColumns(shape).some((name) => Object.hasOwn(values, name))) changed.noteTouched(fid, this.#boundsOf(shape, fid))
    if (sets.length === 0) return this.#exists(shape, fid)
    if (this.#connection.run(`UPDATE ${quoteName(shape.table)} SET ${sets.join(', ')} WHERE fid = ?`, ...bound, fid) === 0) return false
    changed.touched.add(fid)
    return true
  }

  /** Delete a row and the links to it. @returns false where there is no such row */
  delete(shape: TableShape, fid: number): boolean {
    const changed = this.#changed.of(shape.table)
    if (shape.geometry !== null) changed.noteRemoved(fid, this.#boundsOf(shape, fid))
    const layer = layerOfTable(shape.table)
    if (layer !== null) {
      for (const links of layerLinkTables) this.#connection.run(`DELETE FROM ${links} WHERE layer = ? AND feature_id = ?`, layer, fid)
    }
    if (this.#connection.run(`DELETE FROM ${quoteName(shape.table)} WHERE fid = ?`, fid) === 0) return false
    changed.touched.add(fid)
    return true
  }

  /** Put columns of a row back to earlier values; the geometry stands under its column's name. */
  restoreColumns(shape: TableShape, fid: number, values: ReadonlyMap<string, SqlValue>): void {
    const names = [...values.keys()].filter((name) => isStored(shape, name))
    if (names.length === 0) return
    const changed = this.#changed.of(shape.table)
    if (shape.geometry !== null) changed.noteRemoved(fid, this.#boundsOf(shape, fid))
    const sets = names.map((name) => `${quoteName(name)} = ?`).join(', ')
    this.#connection.run(`UPDATE ${quoteName(shape.table)} SET ${sets} WHERE fid = ?`, ...names.map((name) => values.get(name) ?? null), fid)
    if (shape.geometry !== null) changed.noteAdded(fid, this.#boundsOf(shape, fid))
    changed.touched.add(fid)
  }

  /** Insert a deleted row again under its id. */
  restoreRow(shape: TableShape, fid: number, values: ReadonlyMap<string, SqlValue>): void {
    const names = [...values.keys()].filter((name) => isStored(shape, name) && name !== 'action_id')
    const columns = ['fid', 'action_id', ...names].map(quoteName).join(', ')
    const marks = ['?', '?', ...names.map(() => '?')].join(', ')
    this.#connection.run(`INSERT INTO ${quoteName(shape.table)} (${columns}) VALUES (${marks})`, fid, this.#actionId, ...names.map((name) => values.get(name) ?? null))
    const changed = this.#changed.of(shape.table)
    changed.noteInserted(fid)
    if (shape.geometry !== null) changed.noteAdded(fid, this.#boundsOf(shape, fid))
  }

  /** Delete rows by id, both ends included. Links to them go with the action that made them. */
  deleteRange(shape: TableShape, first: number, last: number): void {
    const changed = this.#changed.of(shape.table)
    const columns = shape.geometry === null ? 'fid, NULL' : `fid, ${GEOMETRY_COLUMN}`
    for (const [fid, blob] of this.#connection.all<[number, SqlValue]>(`SELECT ${columns} FROM ${quoteName(shape.table)} WHERE fid BETWEEN ? AND ?`, first, last)) {
      changed.noteRemoved(fid, readableBounds(blob))
      changed.touched.add(fid)
    }
    this.#connection.run(`DELETE FROM ${quoteName(shape.table)} WHERE fid BETWEEN ? AND ?`, first, last)
  }

  #exists(shape: TableShape, fid: number): boolean {
    return this.#connection.value(`SELECT 1 FROM ${quoteName(shape.table)} WHERE fid = ?`, fid) === 1
  }

  #boundsOf(shape: TableShape, fid: number) {
    return readableBounds(this.#connection.value(`SELECT ${GEOMETRY_COLUMN} FROM ${quoteName(shape.table)} WHERE fid = ?`, fid))
  }
}

/**
 * Heights are kept only where anything goes; measures nowhere.
 *
 * @throws Error where the geometry's type does not belong into the table: callers check people's input before
 */
export function toBlob(shape: TableShape, geometry: FlatGeometry): Uint8Array<ArrayBuffer> {
  const target = shape.geometry
  const fitted = target === null ? null : fitGeometry(geometry, target)
  if (fitted === null) throw new Error(`a ${geometry.type} does not belong into ${shape.table}`)
  return encodeGeometry(fitted, STORAGE_SRS_ID, { z: target === 'Geometry', m: false })
}

function isStored(shape: TableShape, name: string): boolean {
  return shape.columnsByName.has(name) || (name === GEOMETRY_COLUMN && shape.geometry !== null)
}

/** All columns but `fid`, geometry first. */
export function insertSql(shape: TableShape): string {
  const names = [...(shape.geometry === null ? [] : [GEOMETRY_COLUMN]), ...shape.columns.map(({ name }) => name)]
  return `INSERT INTO ${quoteName(shape.table)} (${names.map(quoteName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

/** @throws Error for a column that the table does not have, so that no value is lost silently */
export function requireColumns(shape: TableShape, values: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(values)) {
    if (!shape.columnsByName.has(name) || name === 'action_id') throw new Error(`table ${shape.table} has no column ${name} to write`)
  }
}
