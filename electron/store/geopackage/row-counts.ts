/**
 * `gpkg_ogr_contents`: the number of rows of each table, kept by GDAL's own triggers so that GDAL, QGIS and we trust one count.
 *
 * The triggers are those that GDAL writes (names included: it takes them off and puts them back while it writes itself).
 */
import { quoteText } from '../connection/quote'

export const countInsertTriggerName = (table: string): string => `trigger_insert_feature_count_${table}`

export const countDeleteTriggerName = (table: string): string => `trigger_delete_feature_count_${table}`

export function countTriggers(table: string): ReadonlyMap<string, string> {
  const change = (sign: '+' | '-') =>
    `UPDATE gpkg_ogr_contents SET feature_count = feature_count ${sign} 1 WHERE lower(table_name) = lower(${quoteText(table)});`
  const deleteName = countDeleteTriggerName(table)
  return new Map([
    [countInsertTriggerName(table), `CREATE TRIGGER "${countInsertTriggerName(table)}" AFTER INSERT ON "${table}" BEGIN ${change('+')} END`],
    [deleteName, `CREATE TRIGGER "${deleteName}" AFTER DELETE ON "${table}" BEGIN ${change('-')} END`],
  ])
}
