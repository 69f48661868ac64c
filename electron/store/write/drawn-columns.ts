/** What of a feature the map draws. */
import { tileColumns } from '../../../shared/domain/tile-columns'
import type { TableShape } from '../schema/table-shape'

/** Columns that tiles carry or are grouped by: only their change touches the overviews. */
export function drawnColumns(shape: TableShape): readonly string[] {
  return shape.kind === null ? [] : [...tileColumns[shape.kind], 'vintage']
}
