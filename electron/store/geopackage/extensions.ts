/** Rows of `gpkg_extensions`: what a reader must know (Schema, Related Tables) and what is ours and may be ignored. */
import { quoteText, quoteTextOrNull } from '../connection/quote'
import { GEOMETRY_COLUMN } from '../schema/table-shape'
import { OVERVIEW_DEFINITION } from '../tiles/overview-schema'

export type ExtensionRow = {
  readonly table: string | null
  readonly column: string | null
  readonly name: string
  /** Where or how the extension is defined. */
  readonly definition: string
  readonly scope: 'read-write' | 'write-only'
}

const SCHEMA = { column: null, name: 'gpkg_schema', definition: 'http://www.geopackage.org/spec130/#extension_schema', scope: 'read-write' } as const

export const schemaExtensions: readonly ExtensionRow[] = [
  { table: 'gpkg_data_columns', ...SCHEMA },
  { table: 'gpkg_data_column_constraints', ...SCHEMA },
]

/** The R-tree of one table. */
export function rtreeExtension(table: string): ExtensionRow {
  return {
    table,
    column: GEOMETRY_COLUMN,
    name: 'gpkg_rtree_index',
    definition: 'http://www.geopackage.org/spec130/#extension_rtree',
    scope: 'write-only',
  }
}

/** `gpkgext_relations` itself or one mapping table of it. */
export function relatedTablesExtension(table: string): ExtensionRow {
  return { table, column: null, name: 'gpkg_related_tables', definition: 'http://www.opengis.net/doc/IS/gpkg-rte/1.0', scope: 'read-write' }
}

/** One of our own tables: the definition is a text, since it has no address. */
export function ownExtension(name: 'audit' | 'search' | 'overviews' | 'workspace' | 'documents', table: string): ExtensionRow {
  return { table, column: null, name: `dutu_${name}`, definition: OWN_DEFINITIONS[name], scope: 'write-only' }
}

const OWN_DEFINITIONS = {
  workspace:
    'Dutu workspace facts: dutu_meta(key, value) holds schema version, title, today (ISO date or absent), sample, created (UTC) and uuid. Readers may ignore it.',
  audit:
    'Dutu append-only log: dutu_audit has one row an action with hash = SHA-256 (hex) of the UTF-8 canonical JSON (keys sorted, no spaces) of its other columns, previous_hash included; dutu_audit_row keeps before-images of updated and deleted rows as column=SQL-literal lists, geometry as blob, written by triggers; dutu_audit_head repeats count and newest hash; dutu_current_action names the running action. Writers leave the triggers in place.',
  search:
    'Dutu search index: FTS5 without content over two-character grams of Chinese text and whole words of other text; rowid = source * 2^40 + fid, source from dutu_search_source. Readers may ignore it; Dutu brings it up to date after edits by other programs.',
  overviews: OVERVIEW_DEFINITION,
  documents: 'Dutu documents: dutu_content(sha256, content) holds each stored file once; document.sha256 names it. The view document_media shows both as Related Tables media.',
} as const

export function insertExtensionSql({ table, column, name, definition, scope }: ExtensionRow): string {
  return `INSERT INTO gpkg_extensions VALUES (${quoteTextOrNull(table)}, ${quoteTextOrNull(column)}, ${quoteText(name)}, ${quoteText(definition)}, ${quoteText(scope)})`
}
