/** Everything that an empty workspace consists of, as SQL statements in order. */
import { appendOnlyTriggers, auditTableSqls, auditTriggers } from '../audit/audit-tables'
import { quoteText } from '../connection/quote'
import { coreTableSqls } from '../geopackage/core-tables'
import { dataColumnSqls, vocabularyConstraintSqls } from '../geopackage/data-columns'
import { insertExtensionSql, ownExtension, relatedTablesExtension, rtreeExtension, schemaExtensions } from '../geopackage/extensions'
import { STORAGE_SRS_ID } from '../geopackage/reference-systems'
import { insertRelationSql, MEDIA_VIEW, mediaViewSql, relations } from '../geopackage/relations'
import { createLayerStylesSql, LAYER_STYLES_TABLE } from '../geopackage/styles/layer-styles'
import { countTriggers } from '../geopackage/row-counts'
import { createRtreeSql, rtreeTriggers } from '../geopackage/rtree'
import { searchSourceRows } from '../search/search-source'
import { createOverviewSqls, overviewTables } from '../tiles/overview-schema'
import { createIndexSqls, createTableSql } from './data-tables'
import { ownTableSqls } from './own-tables'
import { GEOMETRY_COLUMN, tableShapes, type TableShape } from './table-shape'

/** Version of the schema that this program writes; `migrations/` brings older files up to it. */
export const SCHEMA_VERSION = 2

export function createSchemaSqls(): readonly string[] {
  return [
    ...coreTableSqls,
    ...ownTableSqls,
    ...auditTableSqls,
    ...tableShapes.flatMap(dataTableSqls),
    ...createOverviewSqls,
    ...vocabularyConstraintSqls(),
    mediaViewSql,
    insertContentsSql(MEDIA_VIEW, 'attributes', '文档内容', 'documents with their content', null),
    createLayerStylesSql,
    insertContentsSql(LAYER_STYLES_TABLE, 'attributes', LAYER_STYLES_TABLE, 'styles for QGIS', null),
    ...relations.flatMap((relation) => [relation.viewSql, insertRelationSql(relation), insertExtensionSql(relatedTablesExtension(relation.view))]),
    ...searchSourceRows.map(([source, table]) => `INSERT INTO dutu_search_source VALUES (${source}, ${quoteText(table)})`),
    ...[
      ...schemaExtensions,
      relatedTablesExtension('gpkgext_relations'),
      ownExtension('workspace', 'dutu_meta'),
      ownExtension('documents', 'dutu_content'),
      ...['dutu_audit', 'dutu_audit_row', 'dutu_audit_head', 'dutu_current_action'].map((table) => ownExtension('audit', table)),
      ...overviewTables.map((table) => ownExtension('overviews', table)),
      ...['dutu_search', 'dutu_search_source'].map((table) => ownExtension('search', table)),
    ].map(insertExtensionSql),
    ...appendOnlyTriggers.values(),
  ]
}

/**
 * One data table with everything that belongs to it. Its contents row comes first: the geometry row refers to it. Only the table that
 * takes anything may hold heights (z: 2, optional); the others are plane, as the law draws them.
 */
function dataTableSqls(shape: TableShape): readonly string[] {
  const { table, title, geometry } = shape
  const spatial =
    geometry === null
      ? []
      : [
          `INSERT INTO gpkg_geometry_columns VALUES (${quoteText(table)}, ${quoteText(GEOMETRY_COLUMN)}, ${quoteText(geometry.toUpperCase())}, ${STORAGE_SRS_ID}, ${geometry === 'Geometry' ? 2 : 0}, 0)`,
          createRtreeSql(table),
          ...rtreeTriggers(table).values(),
          insertExtensionSql(rtreeExtension(table)),
        ]
  return [
    createTableSql(shape),
    ...createIndexSqls(shape),
    insertContentsSql(table, geometry === null ? 'attributes' : 'features', title.zh, title.en, geometry === null ? null : STORAGE_SRS_ID),
    `INSERT INTO gpkg_ogr_contents VALUES (${quoteText(table)}, 0)`,
    ...spatial,
    ...dataColumnSqls(shape),
    ...countTriggers(table).values(),
    ...auditTriggers(shape).values(),
  ]
}

function insertContentsSql(table: string, dataType: string, identifier: string, description: string, srsId: number | null): string {
  return `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (${quoteText(table)}, ${quoteText(dataType)}, ${quoteText(identifier)}, ${quoteText(description)}, ${srsId ?? 'NULL'})`
}
