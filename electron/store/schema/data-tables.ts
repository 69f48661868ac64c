/** DDL of the themes' and record tables, with the indexes that reads and cascades need. */
import { quoteName } from '../connection/quote'
import { foreignKeys, layerLinkTables } from './references'
import { GEOMETRY_COLUMN, sqlTypeOf, type TableShape } from './table-shape'

/** `CREATE TABLE` of one table. AUTOINCREMENT: an id is never given twice, so the log can name rows by it. */
export function createTableSql(shape: TableShape): string {
  const columns = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    ...(shape.geometry === null ? [] : [`${GEOMETRY_COLUMN} ${shape.geometry.toUpperCase()}`]),
    ...shape.columns.map(({ name, type }) => `${quoteName(name)} ${sqlTypeOf(type)}${referenceClause(shape.table, name)}`),
  ]
  return `CREATE TABLE ${quoteName(shape.table)} (${columns.join(', ')})`
}

function referenceClause(table: string, column: string): string {
  const key = foreignKeys.find((candidate) => candidate.table === table && candidate.column === column)
  if (key === undefined) return ''
  return ` REFERENCES ${quoteName(key.target)}(fid) ON DELETE ${key.onDelete} DEFERRABLE INITIALLY DEFERRED`
}

type IndexDefinition = { readonly name: string; readonly columns: readonly string[]; readonly unique?: boolean; readonly where?: string }

/** Indexes of one table beside the R-tree. */
export function createIndexSqls(shape: TableShape): readonly string[] {
  return indexesOf(shape).map(({ name, columns, unique = false, where }) => {
    const condition = where === undefined ? '' : ` WHERE ${where}`
    return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoteName(`${shape.table}_${name}`)} ON ${quoteName(shape.table)} (${columns.map(quoteName).join(', ')})${condition}`
  })
}

function indexesOf({ table, legal, geometry }: TableShape): readonly IndexDefinition[] {
  if (table === 'reading') {
    return [
      { name: 'by_section', columns: ['section_id', 'time'] },
      { name: 'by_station', columns: ['station_id', 'time'], where: 'station_id IS NOT NULL' },
    ]
  }
  const indexes: IndexDefinition[] = foreignKeys
    .filter((key) => key.table === table)
    .map(({ column }) => ({ name: `by_${column}`, columns: [column] }))
  if (legal) indexes.push({ name: 'by_vintage', columns: ['vintage'] })
  if (geometry !== null) indexes.push({ name: 'demonstration', columns: ['demonstration'], where: 'demonstration = 1' })
  if (layerLinkTables.includes(table)) indexes.push({ name: 'by_feature', columns: ['layer', 'feature_id'] })
  if (table === 'setting') indexes.push({ name: 'by_key', columns: ['area', 'key'], unique: true })
  if (table === 'document') indexes.push({ name: 'by_content', columns: ['sha256'], unique: true })
  return indexes
}
