/** Texts of the import: command line, reasons of candidates, the table of rejected rows. */
import type { CandidateReason } from '../domain/crs/candidates'
import type { EvidenceReason, ImportCrs } from '../domain/import'
import { translateCandidateReasons } from './crs'
import { type Language, type Message, translate } from './translate'

export const importMessages = {
  import: { zh: '导入文件：Shapefile、GeoPackage、FileGDB、GeoJSON、KML、GPX、CSV、Excel、Word 表格、DXF、界址点', en: 'import a file: shapefile, GeoPackage, FileGDB, GeoJSON, KML, GPX, CSV, Excel, Word tables, DXF, parcel points' },
  undoImport: { zh: '整体撤销一次导入', en: 'take one import back whole' },
  into: { zh: '导入到的工作区', en: 'workspace to import into' },
  as: { zh: '作为哪个专题导入', en: 'what to import it as' },
  crs: { zh: '坐标系，如 EPSG:4528', en: 'coordinate system, such as EPSG:4528' },
  transform: { zh: '坐标处理：none、swapAxes（互换）、gcj02、bd09', en: 'correction of the coordinates: none, swapAxes, gcj02, bd09' },
  encoding: { zh: '文字编码，如 gbk', en: 'text encoding, such as gbk' },
  sheet: { zh: '工作表', en: 'sheet' },
  sourceLayer: { zh: '文件中的图层', en: 'layer of the file' },
  map: { zh: '目标字段=来源列，可重复', en: 'target=source column, repeatable' },
  key: { zh: '按此字段与已有记录匹配', en: 'match existing rows by this field' },
  onMatch: { zh: '匹配到的记录：update 更新、skip 跳过', en: 'matched rows: update or skip' },
  dryRun: { zh: '只试算，不写入', en: 'the same answer, nothing written' },
  vintage: { zh: '法定图层的版本日期', en: 'version date of a legal layer' },
  rejectedFile: { zh: '把被拒的行写入此文件（.csv 或 .xlsx）', en: 'write the rejected rows to this file (.csv or .xlsx)' },
  importId: { zh: '导入编号', en: 'id of the import' },
  badMapping: { zh: '--map 的写法是 目标=来源：{text}', en: '--map takes target=source: {text}' },
  rejectedRows: { zh: '被拒的行', en: 'Rejected rows' },
  row: { zh: '记录号', en: 'record' },
  line: { zh: '行号', en: 'line' },
  reason: { zh: '原因', en: 'reason' },
  missingMark: { zh: '来源中已没有', en: 'no longer in the source' },
  onNew: { zh: '新记录：add 新增、skip 跳过（须有 --key）', en: 'new rows: add or skip (with --key)' },
  onMissing: { zh: '文件中没有的记录：keep 保留、delete 删除、mark 标记（须有 --key）', en: 'rows that the file lacks: keep, delete or mark (with --key)' },
  shift: { zh: '本单位的七参数：dx,dy,dz（米）,rx,ry,rz（秒）,m（ppm），只平移时前三个即可', en: "the bureau's own datum parameters: dx,dy,dz (m),rx,ry,rz (arc seconds),scale (ppm); the first three alone are enough" },
  badShift: { zh: '--shift 要三个或七个数字：{text}', en: '--shift takes three or seven numbers: {text}' },
  remember: { zh: '沿用并记住此类来源的列对应和选项', en: 'take over and keep the columns and choices of such a source' },
  missingCounts: { zh: '文件中没有的 {found} 条：保留 {kept}，删除 {deleted}，标记 {marked}', en: '{found} rows not in the file: {kept} kept, {deleted} deleted, {marked} marked' },
  summary: {
    zh: '{file}（{layer}）：读取 {read}，新增 {added}，更新 {updated}，未变 {unchanged}，拒绝 {rejected}，修复 {repaired}',
    en: '{file} ({layer}): {read} read, {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected, {repaired} repaired',
  },
  done: { zh: '导入编号 {id}；撤销：dutu undo-import {id} --workspace …', en: 'Import {id}; to take it back: dutu undo-import {id} --workspace …' },
  tried: { zh: '试算，未写入', en: 'Dry run; nothing was written' },
  usedCrs: { zh: '坐标系 {crs}（{how}，把握 {percent}%）', en: 'Coordinate system {crs} ({how}, {percent} % sure)' },
  candidates: { zh: '坐标系不能确定，可能是：', en: 'The coordinate system is not certain; it may be:' },
  undone: { zh: '已撤销导入 {id}：删除 {deleted} 条，恢复 {restored} 条', en: 'Import {id} was taken back: {deleted} rows deleted, {restored} restored' },
  differences: { zh: '按“{key}”比对：新增 {added}，变更 {changed}，文件中没有 {missing}', en: 'By “{key}”: {added} new, {changed} changed, {missing} not in the file' },
  recordNumber: { zh: '第 {row} 条', en: 'record {row}' },
  lineNumber: { zh: '第 {line} 行', en: 'line {line}' },
  howPrj: { zh: '.prj 文件', en: '.prj file' },
  howEmbedded: { zh: '文件内写明', en: 'stated in the file' },
  howZonePrefix: { zh: '坐标带号', en: 'zone number of the eastings' },
  howGiven: { zh: '指定', en: 'given' },
  howAssumed: { zh: '推定', en: 'assumed' },
} as const satisfies Record<string, Message>

/** How a coordinate system was found out. */
export const crsHowTitles: Readonly<Record<ImportCrs['how'], Message>> = {
  prj: importMessages.howPrj,
  embedded: importMessages.howEmbedded,
  'zone-prefix': importMessages.howZonePrefix,
  given: importMessages.howGiven,
  assumed: importMessages.howAssumed,
}

const evidenceMessages: Record<EvidenceReason['code'], Message> = {
  'crs.reason.insideDistricts': { zh: '{percent}% 的点落在属地范围内', en: '{percent} % of the points lie in the districts' },
  'crs.reason.nearWater': { zh: '{percent}% 的点距河道或岸线不足 {meters} 米', en: '{percent} % of the points lie within {meters} m of a waterway or shore' },
  'crs.reason.nearKnown': { zh: '{percent}% 的点与已有要素重合（{meters} 米内）', en: '{percent} % of the points meet known features within {meters} m' },
}

/** Every reason of a candidate, as one line. */
export function translateReasons(reasons: readonly (CandidateReason | EvidenceReason)[], language: Language): string {
  const evidence = reasons.filter((reason): reason is EvidenceReason => reason.code in evidenceMessages)
  const others = reasons.filter((reason): reason is CandidateReason => !(reason.code in evidenceMessages))
  return [translateCandidateReasons(others, language), ...evidence.map(({ code, params }) => translate(evidenceMessages[code], language, params))]
    .filter((text) => text !== '')
    .join(language === 'zh' ? '；' : '; ')
}
