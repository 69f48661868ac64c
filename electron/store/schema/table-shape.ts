/** The workspace's tables as SQL sees them: one shape a theme and a record table, taken from the domain's definitions. */
import type { Field, FieldType } from '../../../shared/domain/field'
import { commonFields, kindIds, kinds, type GeometryType, type KindId } from '../../../shared/domain/kinds'
import { recordTables, type RecordTableId } from '../../../shared/domain/tables'
import type { Message } from '../../../shared/messages/translate'

/** Name of every theme's geometry column. */
export const GEOMETRY_COLUMN = 'geom'

/** A table with `fid` as primary key. `columns` leaves out `fid` and the geometry. */
export type TableShape = {
  readonly table: string
  readonly title: Message
  /** Null for a table without geometry. */
  readonly geometry: GeometryType | null
  readonly kind: KindId | null
  readonly recordTable: RecordTableId | null
  /** Keeps several versions, told apart by `vintage`. */
  readonly legal: boolean
  readonly columns: readonly Field[]
  readonly columnsByName: ReadonlyMap<string, Field>
}

const actionColumn: Field = { name: 'action_id', type: 'integer', title: { zh: '写入操作', en: 'inserted by action' }, managed: true }

const indexed = (columns: readonly Field[]) => ({ columns, columnsByName: new Map(columns.map((column) => [column.name, column])) })

function themeShape(kind: KindId): TableShape {
  const { table, title, geometry, legal, fields } = kinds[kind]
  return { table, title, geometry, legal, kind, recordTable: null, ...indexed([...commonFields, ...fields]) }
}

function recordShape(id: RecordTableId): TableShape {
  const { table, title, fields } = recordTables[id]
  return { table, title, geometry: null, legal: false, kind: null, recordTable: id, ...indexed([...fields, actionColumn]) }
}

const themeShapes = new Map(kindIds.map((kind) => [kind, themeShape(kind)]))
const recordShapes = new Map((Object.keys(recordTables) as RecordTableId[]).map((id) => [id, recordShape(id)]))

/** All tables of people's data, themes first. */
export const tableShapes: readonly TableShape[] = [...themeShapes.values(), ...recordShapes.values()]

const shapesByTable = new Map(tableShapes.map((shape) => [shape.table, shape]))

export function shapeOfKind(kind: KindId): TableShape {
  const shape = themeShapes.get(kind)
  if (shape === undefined) throw new Error(`no theme ${String(kind)}`)
  return shape
}

export function shapeOfRecords(id: RecordTableId): TableShape {
  const shape = recordShapes.get(id)
  if (shape === undefined) throw new Error(`no record table ${String(id)}`)
  return shape
}

/** @returns null for a table that is not ours */
export function shapeOfTable(table: string): TableShape | null {
  return shapesByTable.get(table) ?? null
}

/** Column types of GeoPackage 1.3, table 1. */
const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
  json: 'TEXT',
}

export function sqlTypeOf(type: FieldType): string {
  return SQL_TYPES[type]
}
