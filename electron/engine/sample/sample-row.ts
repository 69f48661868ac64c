/** One row of the demonstration, before it is stored. */
import type { Geometry } from 'geojson'
import type { Value } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { RecordTableId } from '../../../shared/domain/tables'

/** `ref` names the row for later rows; `{ ref }` in a record's values stands for that row's id. */
export type SampleRow =
  | { readonly kind: KindId; readonly ref: string; readonly geometry: Geometry; readonly values: Readonly<Record<string, Value>> }
  | { readonly table: RecordTableId; readonly ref?: string; readonly values: Readonly<Record<string, Value | { readonly ref: string }>> }

/** A row with geometry. */
export type SampleFeature = Extract<SampleRow, { kind: KindId }>

const DEMONSTRATION_SOURCE = '示范数据（程序生成，非实测、非法定边界）'

/** A feature of the demonstration, marked as such. `source` stands before the mark. */
export function sampleFeature(kind: KindId, ref: string, geometry: Geometry, values: Readonly<Record<string, Value>>): SampleFeature {
  const stated = values['source']
  const source = typeof stated === 'string' ? `${stated}；${DEMONSTRATION_SOURCE}` : DEMONSTRATION_SOURCE
  return { kind, ref, geometry, values: { ...values, source, demonstration: true } }
}
