/**
 * Links between themes, tasks and documents as the Related Tables extension (OGC 18-000) declares them.
 *
 * A mapping table joins exactly two tables, while our links may point to any theme; so each theme has a view of its own over
 * `task_link` and `document_link`. A view with rows of another theme's links left out is a mapping table in the sense of the standard.
 */
import { quoteText } from '../connection/quote'
import { tableShapes } from '../schema/table-shape'

/** One relation: mapping view and the two tables that it joins. */
export type Relation = {
  readonly view: string
  readonly viewSql: string
  readonly base: string
  readonly related: string
  readonly relatedColumn: string
  readonly relationName: 'attributes' | 'media'
}

/** Documents in the form that the standard asks of media tables: `id`, `data`, `content_type`. */
export const MEDIA_VIEW = 'document_media'
export const mediaViewSql = `CREATE VIEW ${MEDIA_VIEW} AS SELECT d.fid AS id, c.content AS data, d.media_type AS content_type, d.name AS name, d.taken_at AS taken_at FROM document d JOIN dutu_content c ON c.sha256 = d.sha256`

export const relations: readonly Relation[] = [
  ...tableShapes.flatMap(({ kind, table }): Relation[] => (kind === null ? [] : [taskRelation(kind, table), documentRelation(kind, table)])),
  documentRelation('task', 'task'),
]

function taskRelation(layer: string, table: string): Relation {
  const view = `task_of_${table}`
  return {
    view,
    viewSql: `CREATE VIEW ${view} AS SELECT feature_id AS base_id, task_id AS related_id, role FROM task_link WHERE layer = ${quoteText(layer)}`,
    base: table,
    related: 'task',
    relatedColumn: 'fid',
    relationName: 'attributes',
  }
}

function documentRelation(layer: string, table: string): Relation {
  const view = `document_of_${table}`
  return {
    view,
    viewSql: `CREATE VIEW ${view} AS SELECT feature_id AS base_id, document_id AS related_id, role FROM document_link WHERE layer = ${quoteText(layer)}`,
    base: table,
    related: MEDIA_VIEW,
    relatedColumn: 'id',
    relationName: 'media',
  }
}

export function insertRelationSql({ view, base, related, relatedColumn, relationName }: Relation): string {
  return `INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name, related_primary_column, relation_name, mapping_table_name) VALUES (${quoteText(base)}, 'fid', ${quoteText(related)}, ${quoteText(relatedColumn)}, ${quoteText(relationName)}, ${quoteText(view)})`
}
