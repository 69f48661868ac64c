/**
 * Table `layer_styles`, from which QGIS takes a layer's style without being asked.
 *
 * Its form is that of QGIS itself, which looks for rows with empty catalogue and schema.
 */
import type { Connection } from '../../connection/connection'
import { GEOMETRY_COLUMN, tableShapes, type TableShape } from '../../schema/table-shape'
import { element } from './qml-element'
import { fieldElements } from './qml-fields'
import { rendererElement } from './qml-renderer'
import { classificationOf, TODAY_EXPRESSION } from './theme-styles'

export const LAYER_STYLES_TABLE = 'layer_styles'

export const createLayerStylesSql = `CREATE TABLE ${LAYER_STYLES_TABLE} (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT(256),
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)`

const STYLE_NAME = '督图'

/**
 * Write our default style of every theme, in place of an earlier one of ours; styles that people have added stay.
 *
 * @param today ISO date by which QGIS tells what is overdue; null: the computer's date
 */
export function writeLayerStyles(connection: Connection, today: string | null): void {
  connection.run(`DELETE FROM ${LAYER_STYLES_TABLE} WHERE styleName = ? AND owner = ''`, STYLE_NAME)
  for (const shape of tableShapes) {
    const qml = qmlOf(shape)
    if (qml === null) continue
    connection.run(
      `INSERT INTO ${LAYER_STYLES_TABLE} (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', '')`,
      shape.table,
      GEOMETRY_COLUMN,
      STYLE_NAME,
      today === null ? qml : qml.replaceAll(TODAY_EXPRESSION, `to_date('${today}')`),
      shape.title.zh,
    )
  }
}

/** @returns null for a table without a style of its own */
function qmlOf({ kind, columns, legal }: TableShape): string | null {
  const classification = kind === null ? null : classificationOf(kind)
  if (classification === null) return null
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>${element('qgis', { version: '3.22', styleCategories: 'Symbology|Fields|Forms' }, rendererElement(classification, legal), fieldElements(columns))}`
}
