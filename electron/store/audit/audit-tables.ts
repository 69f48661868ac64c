/**
 * The log's tables and the triggers that feed it.
 *
 * One row of `dutu_audit` an action, chained by hashes. Triggers on every data table, in SQL that any SQLite knows, write the
 * before-images of updated and deleted rows; so nothing escapes the log, whoever edits. `dutu_current_action` holds the number of
 * the action that runs; without one (another program edits) images carry NULL until our next write adopts them as `outside.edit`.
 * `dutu_audit` and `dutu_audit_row` refuse changes: they only grow.
 */
import { quoteName, quoteText } from '../connection/quote'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'

export const auditTableSqls: readonly string[] = [
  `CREATE TABLE dutu_audit (
  seq INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  params TEXT NOT NULL,
  reason TEXT,
  undoes INTEGER,
  inserted INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  tables TEXT NOT NULL,
  rows_digest TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
)`,
  `CREATE TABLE dutu_audit_row (
  id INTEGER PRIMARY KEY,
  action_id INTEGER,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  change TEXT NOT NULL,
  image TEXT,
  geometry BLOB
)`,
  'CREATE INDEX dutu_audit_row_by_row ON dutu_audit_row (table_name, row_id, action_id)',
  'CREATE INDEX dutu_audit_row_by_action ON dutu_audit_row (action_id)',
  'CREATE TABLE dutu_audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), entries INTEGER NOT NULL, hash TEXT NOT NULL)',
  'CREATE TABLE dutu_current_action (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER)',
  'INSERT INTO dutu_current_action VALUES (1, NULL)',
]

const refuse = (name: string, event: string, table: string, condition = '') =>
  [name, `CREATE TRIGGER ${name} BEFORE ${event} ON ${table}${condition} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`] as const

/** Triggers that keep the log append-only; an image without an action may still be given one. */
export const appendOnlyTriggers: ReadonlyMap<string, string> = new Map([
  refuse('dutu_audit_no_update', 'UPDATE', 'dutu_audit'),
  refuse('dutu_audit_no_delete', 'DELETE', 'dutu_audit'),
  refuse(
    'dutu_audit_row_no_update',
    'UPDATE',
    'dutu_audit_row',
    ` WHEN OLD.action_id IS NOT NULL OR OLD.id IS NOT NEW.id OR OLD.table_name IS NOT NEW.table_name OR OLD.row_id IS NOT NEW.row_id OR OLD.change IS NOT NEW.change OR OLD.image IS NOT NEW.image OR OLD.geometry IS NOT NEW.geometry`,
  ),
  refuse('dutu_audit_row_no_delete', 'DELETE', 'dutu_audit_row'),
])

const changed = (name: string) => `OLD.${quoteName(name)} IS NOT NEW.${quoteName(name)}`
const item = (name: string) => `${quoteText(`,${name}=`)} || quote(OLD.${quoteName(name)})`

export const auditInsertTriggerName = (table: string): string => `dutu_audit_${table}_insert`

const CURRENT_ACTION = '(SELECT action_id FROM dutu_current_action)'

/**
 * Triggers of one data table.
 *
 * An image is a list `,column=literal` in the form of SQLite's `quote()`, which gives every value back exactly; of an update it
 * holds the changed columns, of a deletion all. Who inserted a row (`action_id`) is not part of an update's image: only adoption changes it.
 */
export function auditTriggers(shape: TableShape): ReadonlyMap<string, string> {
  const { table } = shape
  const t = quoteName(table)
  const columns = shape.columns.map(({ name }) => name)
  const tracked = columns.filter((name) => name !== 'action_id')
  const hasGeometry = shape.geometry !== null
  const geometryChanged = changed(GEOMETRY_COLUMN)
  const geometryItem = `CASE WHEN OLD.geom IS NULL THEN ',geom=NULL' ELSE ',geom=BLOB' END`

  const row = (change: string, image: string, geometry: string) =>
    `INSERT INTO dutu_audit_row (action_id, table_name, row_id, change, image, geometry) VALUES (${CURRENT_ACTION}, ${quoteText(table)}, OLD.fid, '${change}', ${image}, ${geometry});`

  const updateImage = [
    ...tracked.map((name) => `CASE WHEN ${changed(name)} THEN ${item(name)} ELSE '' END`),
    ...(hasGeometry ? [`CASE WHEN ${geometryChanged} THEN ${geometryItem} ELSE '' END`] : []),
  ].join(' || ')
  const anyChange = [...tracked, ...(hasGeometry ? [GEOMETRY_COLUMN] : [])].map(changed).join(' OR ')
  const updateGeometry = hasGeometry ? `CASE WHEN ${geometryChanged} THEN OLD.geom END` : 'NULL'

  const insertName = auditInsertTriggerName(table)
  const updateName = `dutu_audit_${table}_update`
  const deleteName = `dutu_audit_${table}_delete`
  const keepIdName = `dutu_audit_${table}_keep_fid`
  return new Map([
    [
      insertName,
      `CREATE TRIGGER "${insertName}" AFTER INSERT ON ${t} WHEN ${CURRENT_ACTION} IS NULL BEGIN INSERT INTO dutu_audit_row (action_id, table_name, row_id, change) VALUES (NULL, ${quoteText(table)}, NEW.fid, 'insert'); END`,
    ],
    [updateName, `CREATE TRIGGER "${updateName}" AFTER UPDATE ON ${t} WHEN ${anyChange} BEGIN ${row('update', updateImage, updateGeometry)} END`],
    [
      deleteName,
      `CREATE TRIGGER "${deleteName}" AFTER DELETE ON ${t} BEGIN ${row('delete', [...columns.map(item), ...(hasGeometry ? [geometryItem] : [])].join(' || '), hasGeometry ? 'OLD.geom' : 'NULL')} END`,
    ],
    [
      keepIdName,
      `CREATE TRIGGER "${keepIdName}" BEFORE UPDATE OF fid ON ${t} WHEN OLD.fid IS NOT NEW.fid BEGIN SELECT RAISE(ABORT, 'the id of a row does not change'); END`,
    ],
  ])
}
