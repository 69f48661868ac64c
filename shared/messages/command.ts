/** Texts of the command line. */
import type { Message } from './translate'

export const commandMessages = {
  program: { zh: '督图：不开窗口，用同一套功能', en: 'Dutu: the same functions without a window' },
  json: { zh: '只输出一个 JSON 文档', en: 'print exactly one JSON document' },
  lang: { zh: '消息和文档的语言', en: 'language of messages and documents' },
  workspace: { zh: '工作区文件', en: 'workspace file' },
  new: { zh: '新建空工作区或示范工作区', en: 'make an empty or the demonstration workspace' },
  sample: { zh: '示范工作区名称', en: 'name of the demonstration workspace' },
  force: { zh: '覆盖已有文件', en: 'overwrite an existing file' },
  info: { zh: '图层、数量、范围、结构版本、最近改动', en: 'layers, counts, extent, schema version, last changes' },
  validate: { zh: '检查文件完整性、GeoPackage 规则、悬空关联和日志链', en: 'integrity, GeoPackage rules, dangling links, audit chain' },
  passed: { zh: '通过', en: 'ok  ' },
  failed: { zh: '不通过', en: 'FAIL' },
  export: { zh: '把一个图层导出为 gpkg、shp(zip)、geojson、kml、xlsx、csv', en: 'a layer as gpkg, shp (zip), geojson, kml, xlsx, csv' },
  layer: { zh: '图层', en: 'layer' },
  out: { zh: '输出文件', en: 'output file' },
  vintage: { zh: '法定图层的版本日期', en: 'version date of a legal layer' },
  exported: { zh: '已导出 {features} 个要素：{file}', en: '{features} features written: {file}' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  tasks: { zh: '任务数量：按状态、颜色、单位；超期任务', en: 'task counts by state, colour, unit; what is overdue' },
  sections: { zh: '断面水质类别、达标情况和优Ⅲ比例', en: 'section classes, targets and ratios' },
  period: { zh: '时段：2025-11、2025-Q3、2025 或 2025-01..2025-10', en: 'period: 2025-11, 2025-Q3, 2025 or 2025-01..2025-10' },
  sectionLevel: {
    zh: '{level}：评价 {evaluated} 个，优Ⅲ {good}（目标 {target}），劣Ⅴ {worse}，达标率 {pass}',
    en: '{level}: {evaluated} evaluated, class III or better {good} (target {target}), worse than V {worse}, meeting target {pass}',
  },
  failingSections: { zh: '未达标断面 {count} 个：', en: '{count} sections miss their target:' },
  asOf: { zh: '按此日期统计（默认：工作区日期）', en: 'date to count for (default: the workspace’s)' },
  workspaceFacts: { zh: '{path}  结构版本 {version}  工作区日期 {today}', en: '{path}  schema {version}  workspace date {today}' },
  taskTotals: {
    zh: '截至 {asOf}：任务 {total}，完成整改 {completed}（其中验收销号 {closed}），推进中 {inProgress}，超期 {overdue}',
    en: 'As of {asOf}: {total} tasks, {completed} completed ({closed} of them closed), {inProgress} in progress, {overdue} overdue',
  },
  taskUnit: { zh: '{unit}：{total}（销号 {closed}，超期 {overdue}）', en: '{unit}: {total} (closed {closed}, overdue {overdue})' },
  petitions: {
    zh: '信访件 {total}，办结 {closed}，重点件 {key}，重复件 {repeated}（标记可重叠）',
    en: 'petitions {total}, closed {closed}, key {key}, repeated {repeated} (flags overlap)',
  },
  badValue: { zh: '参数不正确：', en: 'A value is not acceptable:' },
  bug: { zh: '程序出现意外错误，未作任何改动。', en: 'Unexpected error of the program; nothing was changed.' },
} as const satisfies Record<string, Message>
