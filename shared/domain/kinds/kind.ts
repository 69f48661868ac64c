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
  { name: 'code', type: 'text', title: { zh: '编号', en: 'code' }, searchable: true, synonyms: ['编码', '序号', 'id', '代码', '顺序号', '标识码', '唯一编码', '唯一标识', 'no', 'number', '编码（唯一）', 'bsm', '要素编号'] },
  { name: 'name', type: 'text', title: { zh: '名称', en: 'name' }, searchable: true, synonyms: ['名字', '全称', '标题', 'name', 'title', 'label', 'mc'] },
  { name: 'district', type: 'text', title: { zh: '属地', en: 'district' }, synonyms: ['县市区', '所属区县', '区县', '县（市、区）', '县区', '所在区县', '所在县区', '所在县（市、区）', '行政区', '行政区划', '行政区域', '所属县区', '所属县（市、区）', '所属行政区', '区域', '辖区', '所属地区', '地区', '板块', '属地板块', '县级行政区', '所在地', 'county', 'district name', 'xzqmc'] },
  { name: 'catchment', type: 'text', title: { zh: '汇水区', en: 'catchment' }, managed: true },
  { name: 'note', type: 'text', title: { zh: '备注', en: 'note' }, synonyms: ['说明', '备注说明', '附注', 'remark', 'remarks', 'comment', 'comments', 'memo', 'description'] },
  { name: 'source', type: 'text', title: { zh: '数据来源', en: 'source' }, synonyms: ['来源', '资料来源', 'data source'] },
  { name: 'source_date', type: 'date', title: { zh: '数据日期', en: 'source date' }, synonyms: ['更新日期', '更新时间', '数据更新时间', '数据时间', '统计日期', '填报日期', 'date of data', 'updated on'] },
  { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  { name: 'extra', type: 'json', title: { zh: '其他列', en: 'other columns' }, managed: true },
  { name: 'action_id', type: 'integer', title: { zh: '写入操作', en: 'inserted by action' }, managed: true },
] as const satisfies readonly Field[]
