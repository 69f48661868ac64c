/** Version 2: tables of supervision (alerts, worklists, plans, steps of features, letters, editions, settings) and new columns of tasks. */
import { quoteName } from '../connection/quote'
import { createSchemaSqls } from '../schema/create-schema'
import { sqlTypeOf, tableShapes } from '../schema/table-shape'
import type { Migration } from './migration'

/** While version 2 is being shaped: whatever the present schema has and the file has not. Becomes literal statements when the shape stands. */
export const supervision: Migration = {
  version: 2,
  description: 'tables of supervision, new columns of tasks',
  apply(connection) {
    const names = new Set(connection.all<[string]>('SELECT name FROM sqlite_master').map(([name]) => name))
    for (const { table, columns } of tableShapes) {
      if (!names.has(table)) continue
      const present = new Set(connection.all<[string]>('SELECT name FROM pragma_table_info(?)', table).map(([name]) => name))
      for (const { name, type } of columns) if (!present.has(name)) connection.exec(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(name)} ${sqlTypeOf(type)}`)
    }
    for (const sql of createSchemaSqls()) {
      const made = /^CREATE (?:VIRTUAL |UNIQUE )?(?:TABLE|INDEX|TRIGGER|VIEW) "?(\w+)/.exec(sql)?.[1]
      if (made !== undefined) {
        if (!names.has(made)) connection.exec(sql)
      } else if (sql.startsWith('INSERT INTO gpkg_data_column')) connection.exec(sql.replace('INSERT', 'INSERT OR REPLACE'))
      else if (/^INSERT INTO gpkg_(contents|ogr_contents|geometry_columns) /.test(sql)) connection.exec(sql.replace('INSERT', 'INSERT OR IGNORE'))
    }
  },
}
