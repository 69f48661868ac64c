/** Texts of tracing (溯源): panel, table, how it was done. */
import type { TraceReport } from '../domain/trace'
import { type Language, type Message, translate } from './translate'

export const traceMessages = {
  trace: { zh: '溯源', en: 'Trace upstream' },
  title: { zh: '{section} 上游溯源', en: 'Upstream of {section}' },
  distance: { zh: '上溯距离', en: 'Distance upstream' },
  kilometers: { zh: '{value} km', en: '{value} km' },
  showOnMap: { zh: '在图上显示', en: 'Show on the map' },
  clear: { zh: '清除溯源', en: 'Clear' },
  export: { zh: '导出', en: 'Export' },
  exported: { zh: '已导出 {count} 处', en: '{count} exported' },
  exportFailed: { zh: '导出失败', en: 'Export failed' },
  exporting: { zh: '正在导出溯源结果', en: 'Exporting what was traced' },
  found: { zh: '排污口 {outfalls} · 企业 {enterprises} · 断面 {sections}', en: '{outfalls} outfalls · {enterprises} enterprises · {sections} sections' },
  none: { zh: '这个距离内没有找到排污口、企业或断面', en: 'No outfall, enterprise or section within that distance' },
  orderBy: { zh: '排序', en: 'Order' },
  byDistance: { zh: '按沿程距离', en: 'By distance along the water' },
  byVolume: { zh: '按日排水量', en: 'By discharge' },
  byCod: { zh: '按化学需氧量', en: 'By COD load' },
  byAmmonia: { zh: '按氨氮', en: 'By ammonia load' },
  byPhosphorus: { zh: '按总磷', en: 'By phosphorus load' },
  byNitrogen: { zh: '按总氮', en: 'By nitrogen load' },
  direction: { zh: '流向：{recorded} 条河道按“汇入”记载，{digitised} 条按数字化方向', en: 'Flow: {recorded} waterways as recorded (flows to), {digitised} as digitised' },
  turned: { zh: '按“汇入”记载调转流向 {count} 条：{names}', en: '{count} turned by what they flow to: {names}' },
  turnedOne: { zh: '{name}（汇入{flowsTo}）', en: '{name} (to {flowsTo})' },
  unplaced: { zh: '另有 {count} 处排污口、企业离河道超过 {meters} m，未列入', en: '{count} more outfalls and enterprises lie over {meters} m from any waterway and are not listed' },
  unknownLoad: { zh: '负荷未知', en: 'load unknown' },
  more: { zh: '其余 {count} 处见导出的表', en: '{count} more: see the exported table' },
  kindFilter: { zh: '类型', en: 'Kind' },
  all: { zh: '全部', en: 'All' },
  number: { zh: '序号', en: 'Number' },
  layer: { zh: '类型', en: 'Kind' },
  code: { zh: '编码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  waterway: { zh: '所在河道', en: 'Waterway' },
  distanceMeters: { zh: '沿程距离', en: 'Distance along the water' },
  straightMeters: { zh: '直线距离', en: 'Straight distance' },
  offsetMeters: { zh: '离河道', en: 'Off the water' },
  volume: { zh: '日排水量', en: 'Discharge a day' },
  cod: { zh: '化学需氧量', en: 'COD' },
  ammonia: { zh: '氨氮', en: 'Ammonia nitrogen' },
  nitrogen: { zh: '总氮', en: 'Total nitrogen' },
  phosphorus: { zh: '总磷', en: 'Total phosphorus' },
  longitude: { zh: '经度', en: 'Longitude' },
  latitude: { zh: '纬度', en: 'Latitude' },
  method: { zh: '方法', en: 'Method' },
  section: { zh: '断面', en: 'Section' },
  water: { zh: '溯源河道', en: 'Traced water' },
  features: { zh: '溯源结果', en: 'What was found' },
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
} as const satisfies Record<string, Message>

/** How the features were found: by what, and whose lines. */
export const traceMethods = {
  workspace: { zh: '沿工作区河网', en: 'along the workspace’s waterways' },
  basemap: { zh: '沿底图河网', en: 'along the base map’s waterways' },
  catchment: { zh: '按汇水区范围、直线距离（附近没有河网）', en: 'inside the catchment, straight distances (no waterway near)' },
  distance: { zh: '按直线距离（附近没有河网和汇水区）', en: 'by straight distance (no waterway or catchment near)' },
} as const satisfies Record<string, Message>

/** What a person should know of a trace before trusting it: where directions come from, what was turned, what could not be placed. */
export function traceNotes({ direction, unplaced, reachMeters }: Pick<TraceReport, 'direction' | 'unplaced' | 'reachMeters'>, language: Language): readonly string[] {
  if (direction === null) return []
  const { recorded, digitised, turned } = direction
  const names = turned.map(({ id, name, flowsTo }) => translate(traceMessages.turnedOne, language, { name: name ?? id, flowsTo }))
  return [
    translate(traceMessages.direction, language, { recorded, digitised }),
    ...(turned.length === 0 ? [] : [translate(traceMessages.turned, language, { count: turned.length, names: names.join(language === 'zh' ? '、' : ', ') })]),
    ...(unplaced === 0 ? [] : [translate(traceMessages.unplaced, language, { count: unplaced, meters: reachMeters })]),
  ]
}
