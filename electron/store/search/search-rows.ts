/** The search box: names, codes and texts of features, tasks and documents. */
import type { Connection, SqlRow } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { vintageClause } from '../read/conditions'
import { readSummaries } from '../read/read-features'
import type { SearchHit } from '../workspace-store'
import { foldText, matchExpression } from './grams'
import { readSearchSources, type SearchSource } from './search-source'

/** Rows of one table that are looked at: of very frequent texts the best of these are shown. */
const CANDIDATES_PER_TABLE = 2000
/** Length of a text shown around the place that matched. */
const SHOWN_CHARACTERS = 40

/** How well a row fits: a field equals the text, begins with it, a name or code contains it, any field contains it. */
type Rank = 0 | 1 | 2 | 3

type Candidate = { readonly source: SearchSource; readonly fid: number; readonly rank: Rank; readonly matched: string; readonly label: string; readonly number: string | null }

/** @param text words separated by spaces must all occur in a row, each in any of its searched columns */
export function searchRows(connection: Connection, text: string, limit: number): readonly SearchHit[] {
  const terms = foldText(text).split(/\s+/u).filter((term) => term !== '')
  const expressions = terms.map(matchExpression).filter((expression) => expression !== null)
  if (expressions.length === 0) return []
  const candidates = findRows(connection, expressions.join(' AND ')).flatMap(({ source, fids }) => compareRows(connection, source, fids, terms))
  candidates.sort((a, b) => a.rank - b.rank || a.source.firstRowid - b.source.firstRowid || a.label.length - b.label.length || a.fid - b.fid)
  return toHits(connection, candidates.slice(0, limit))
}

type FoundRows = { readonly source: SearchSource; readonly fids: readonly number[] }

/** The first rows of each table that may fit. */
function findRows(connection: Connection, expression: string): readonly FoundRows[] {
  const sources = readSearchSources(connection)
  // For the beginning of a word FTS5 gathers the rows of all such words first, however few are asked for: once is enough.
  if (expression.includes('*')) return findInOnePass(connection, sources, expression)
  const sql = `SELECT rowid FROM dutu_search WHERE dutu_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ${CANDIDATES_PER_TABLE}`
  return sources.map((source) => ({
    source,
    fids: connection.all<[number]>(sql, expression, BigInt(source.firstRowid), BigInt(source.lastRowid)).map(([rowid]) => rowid - source.firstRowid),
  }))
}

function findInOnePass(connection: Connection, sources: readonly SearchSource[], expression: string): readonly FoundRows[] {
  const found = sources.map((source) => ({ source, fids: [] as number[] }))
  const last = found.at(-1)
  let index = 0
  for (const [rowid] of connection.iterate<[number]>('SELECT rowid FROM dutu_search WHERE dutu_search MATCH ? ORDER BY rowid', expression)) {
    while (index < found.length && rowid > found[index]!.source.lastRowid) index++
    const rows = found[index]
    if (rows === undefined) break
    if (rows.fids.length < CANDIDATES_PER_TABLE) rows.fids.push(rowid - rows.source.firstRowid)
    else if (rows === last) break
  }
  return found
}

function compareRows(connection: Connection, source: SearchSource, fids: readonly number[], terms: readonly string[]): readonly Candidate[] {
  if (fids.length === 0) return []
  const { shape, columns } = source
  const version = shape.legal ? vintageClause(shape, undefined).sql : '1'
  const rows = connection.all(
    `SELECT fid, ${columns.map(quoteName).join(', ')} FROM ${quoteName(shape.table)} WHERE fid IN (SELECT value FROM json_each(?)) AND ${version}`,
    JSON.stringify(fids),
  )
  return rows.flatMap((row) => compareRow(source, row, terms) ?? [])
}

/** @returns null for a row that the index still knows by an earlier text */
function compareRow(source: SearchSource, row: SqlRow, terms: readonly string[]): Candidate | null {
  const fields = row.slice(1).map((value) => (value === null ? null : String(value)))
  const folded = fields.map((field) => (field === null ? '' : foldText(field)))
  let rank: Rank = 0
  let matched: string | null = null
  for (const term of terms) {
    const [best, column] = bestField(source, folded, term)
    if (column < 0) return null
    if (best > rank) rank = best
    matched ??= excerpt(fields[column] ?? '', folded[column] ?? '', term)
  }
  const value = (column: string) => fields[source.columns.indexOf(column)] ?? null
  return { source, fid: Number(row[0]), rank, matched: matched ?? '', label: value('name') ?? value('title') ?? '', number: value('number') }
}

function bestField({ columns }: SearchSource, folded: readonly string[], term: string): readonly [Rank, number] {
  let best: Rank = 3
  let column = -1
  folded.forEach((field, index) => {
    if (!field.includes(term)) return
    const isName = ['name', 'title', 'code', 'number', 'code_national', 'code_local'].includes(columns[index] ?? '')
    const rank: Rank = !isName ? 3 : field === term ? 0 : field.startsWith(term) ? 1 : 2
    if (column < 0 || rank < best) [best, column] = [rank, index]
  })
  return [best, column]
}

/** The field's text, or the part of a long one around the match. */
function excerpt(field: string, folded: string, term: string): string {
  if (field.length <= SHOWN_CHARACTERS) return field
  // Folding may change lengths by a little: near enough for an excerpt.
  const at = Math.max(0, folded.indexOf(term) - Math.trunc((SHOWN_CHARACTERS - term.length) / 2))
  const part = field.slice(at, at + SHOWN_CHARACTERS)
  return `${at > 0 ? '…' : ''}${part}${at + SHOWN_CHARACTERS < field.length ? '…' : ''}`
}

function toHits(connection: Connection, candidates: readonly Candidate[]): readonly SearchHit[] {
  const refs = candidates.flatMap(({ source: { shape }, fid }) => (shape.kind === null ? [] : [{ kind: shape.kind, id: String(fid) }]))
  const summaries = new Map(readSummaries(connection, refs).map((summary) => [`${summary.kind}/${summary.id}`, summary]))
  return candidates.flatMap(({ source: { shape }, fid, matched, label, number }): SearchHit[] => {
    if (shape.recordTable === 'task') return [{ type: 'task', id: String(fid), number, title: label, matched }]
    if (shape.recordTable === 'document') return [{ type: 'document', id: String(fid), name: label, matched }]
    const feature = summaries.get(`${String(shape.kind)}/${fid}`)
    return feature === undefined ? [] : [{ type: 'feature', feature, matched }]
  })
}
