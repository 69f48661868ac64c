/** What a theme is: its table, geometry, whether the law versions it, and its columns beside the common ones. */
import type { Message } from '../../messages/translate'
import type { Field } from '../field'

/** Geometry type of a table; single geometries are stored in multi tables as multi. `Geometry` takes anything. */
export type GeometryType = 'Point' | 'MultiLineString' | 'MultiPolygon' | 'Geometry'

export type Kind = {
  readonly id: string
  /** Table name: the id in snake_case. */
  readonly table: string
  readonly title: Message
  readonly geometry: GeometryType
  /** Legal layers keep all their versions in one table, told apart by the column `vintage` (ISO date). */
  readonly legal: boolean
  /** Columns beside `commonFields`. */
  readonly fields: readonly Field[]
}

/** Check a theme's definition at compile time and keep its literal types. */
export function defineKind<const K extends Kind>(kind: K): K {
  return kind
}

/**
 * Columns that every theme's table has, after `fid` and `geom`.
 *
 * `district` and `catchment` are derived from those layers where they cover the feature. `demonstration` marks data that
 * nobody may mistake for a measured value or a legal boundary. `extra` keeps the source's unknown columns as a JSON object.
 * `action_id` is the log's action that inserted the row.
 */
export const commonFields = [
  { name: 'code', type: 'text', title: { zh: '编号', en: 'code' }, searchable: true, synonyms: ['编码', '序号', 'id'] },
  { name: 'name', type: 'text', title: { zh: '名称', en: 'name' }, searchable: true },
  { name: 'district', type: 'text', title: { zh: '属地', en: 'district' }, synonyms: ['县市区', '所属区县', '区县'] },
  { name: 'catchment', type: 'text', title: { zh: '汇水区', en: 'catchment' }, managed: true },
  { name: 'note', type: 'text', title: { zh: '备注', en: 'note' } },
  { name: 'source', type: 'text', title: { zh: '数据来源', en: 'source' } },
  { name: 'source_date', type: 'date', title: { zh: '数据日期', en: 'source date' } },
  { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  { name: 'extra', type: 'json', title: { zh: '其他列', en: 'other columns' }, managed: true },
  { name: 'action_id', type: 'integer', title: { zh: '写入操作', en: 'inserted by action' }, managed: true },
] as const satisfies readonly Field[]
