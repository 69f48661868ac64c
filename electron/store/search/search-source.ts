/** Which tables the search box looks into, and how their rows are numbered in the index. */
import type { Connection } from '../connection/connection'
import { tableShapes, type TableShape } from '../schema/table-shape'

/** Room for ids below the source's number in a rowid of the index. */
const FID_SPAN = 2 ** 40

/**
 * Searched tables in the order of their numbers, which is also the order of hits that fit equally: those with few rows first. A search
 * for a single character can then stop early in the large ones.
 */
const SEARCHED_TABLES: readonly string[] = [
  'section', 'task', 'district', 'bay', 'water_source', 'ecological_red_line', 'ecological_control_zone', 'ecological_buffer',
  'control_unit', 'catchment', 'waterway', 'shoreline', 'station', 'project', 'patch', 'contaminated_plot', 'document', 'enterprise',
  'reference', 'outfall',
]

/** A searched table with its number in this file. */
export type SearchSource = { readonly shape: TableShape; readonly columns: readonly string[]; readonly firstRowid: number; readonly lastRowid: number }

const searchedShapes = SEARCHED_TABLES.map((table) => tableShapes.find((shape) => shape.table === table)).filter((shape) => shape !== undefined)

/** Rows of `dutu_search_source` for a new file. */
export const searchSourceRows: readonly (readonly [source: number, table: string])[] = searchedShapes.map(({ table }, index) => [index + 1, table])

/** Sources of a file, by their numbers. */
export function readSearchSources(connection: Connection): readonly SearchSource[] {
  const numbers = new Map(connection.all<[string, number]>('SELECT table_name, source FROM dutu_search_source'))
  return searchedShapes
    .flatMap((shape) => {
      const source = numbers.get(shape.table)
      if (source === undefined) return []
      const columns = shape.columns.filter(({ searchable }) => searchable === true).map(({ name }) => name)
      return [{ shape, columns, firstRowid: source * FID_SPAN, lastRowid: (source + 1) * FID_SPAN - 1 }]
    })
    .sort((a, b) => a.firstRowid - b.firstRowid)
}
