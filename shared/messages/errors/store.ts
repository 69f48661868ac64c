/** Messages about workspaces and what is stored in them. */
import type { Message } from '../translate'

export type StoreErrorParams = {
  'workspace.notFound': { path: string }
  'workspace.alreadyExists': { path: string }
  'workspace.notGeoPackage': { path: string }
  'workspace.damaged': { path: string; detail: string }
  'workspace.newerSchema': { path: string; version: number; supported: number }
  'workspace.readOnly': { path: string; reason: string }
  'workspace.cannotWrite': { path: string; reason: string }
  'workspace.cannotRead': { path: string; reason: string }
  'workspace.notOpen': Record<string, never>
  'basemap.unreadable': { path: string }
  'layer.notFound': { layer: string }
  'layer.noColumn': { layer: string; column: string }
  'feature.notFound': { layer: string; id: string }
  'task.notFound': { task: string }
  'link.alreadyExists': { task: string; feature: string }
  'link.notFound': { task: string; feature: string }
  'export.unknownFormat': { path: string }
  'export.mixedGeometry': { layer: string }
  'export.tooManyRows': { rows: number; limit: number }
  'export.textTooLong': { row: number; column: string; limit: number }
  'job.cancelled': Record<string, never>
  'action.notFound': { action: string }
  'action.builtUpon': { action: string; later: string }
  'action.alreadyUndone': { action: string; undone: string }
}

export const storeErrorMessages: Record<keyof StoreErrorParams, Message> = {
  'workspace.notFound': {
    zh: '找不到工作区文件：{path}。请检查路径，或用“新建”建立工作区。',
    en: 'No workspace file at {path}. Check the path, or make a new workspace.',
  },
  'workspace.alreadyExists': {
    zh: '文件已存在，未作改动：{path}。请换一个文件名；确要覆盖时加 --force。',
    en: 'The file exists and was left as it is: {path}. Choose another name, or overwrite with --force.',
  },
  'workspace.notGeoPackage': {
    zh: '不是 GeoPackage 文件：{path}。请选择 .gpkg 工作区，其他格式请用“导入”。',
    en: 'Not a GeoPackage: {path}. Choose a .gpkg workspace; bring other formats in by import.',
  },
  'workspace.damaged': {
    zh: '工作区文件已损坏：{path}（{detail}）。请从备份恢复，或运行 dutu validate 查看损坏之处。',
    en: 'The workspace file is damaged: {path} ({detail}). Restore a backup, or run dutu validate to see what is broken.',
  },
  'workspace.newerSchema': {
    zh: '工作区由更新版本的督图建立（结构版本 {version}，本程序支持到 {supported}）：{path}。请升级督图。',
    en: 'The workspace was made by a newer Dutu (schema {version}, this program knows up to {supported}): {path}. Update Dutu.',
  },
  'workspace.readOnly': {
    zh: '工作区以只读方式打开，不能修改：{path}（{reason}）。',
    en: 'The workspace is open read-only and cannot be changed: {path} ({reason}).',
  },
  'workspace.cannotWrite': {
    zh: '无法写入：{path}（{reason}）。请检查磁盘空间和文件夹权限。',
    en: 'Cannot write {path} ({reason}). Check disk space and folder permissions.',
  },
  'workspace.cannotRead': {
    zh: '无法读取：{path}（{reason}）。请检查文件权限和磁盘。',
    en: 'Cannot read {path} ({reason}). Check the file’s permissions and the disk.',
  },
  'workspace.notOpen': {
    zh: '尚未打开工作区。请先打开或新建一个。',
    en: 'No workspace is open. Open or make one first.',
  },
  'basemap.unreadable': {
    zh: '不能用作底图：{path}。请选择 PMTiles（第 3 版）或 MBTiles 文件。',
    en: 'Not usable as a base map: {path}. Choose a PMTiles (version 3) or MBTiles file.',
  },
  'layer.notFound': {
    zh: '工作区中没有图层“{layer}”。',
    en: 'The workspace has no layer “{layer}”.',
  },
  'layer.noColumn': {
    zh: '图层“{layer}”没有字段“{column}”。请核对字段名。',
    en: 'Layer “{layer}” has no column “{column}”. Check the name.',
  },
  'feature.notFound': {
    zh: '图层“{layer}”中没有编号为 {id} 的要素，可能已被删除。',
    en: 'Layer “{layer}” has no feature {id}; it may have been deleted.',
  },
  'task.notFound': {
    zh: '没有编号为 {task} 的整改任务，可能已被删除。',
    en: 'There is no rectification task {task}; it may have been deleted.',
  },
  'link.alreadyExists': {
    zh: '任务 {task} 已关联要素 {feature}。',
    en: 'Task {task} is already linked to feature {feature}.',
  },
  'link.notFound': {
    zh: '任务 {task} 没有关联要素 {feature}。',
    en: 'Task {task} is not linked to feature {feature}.',
  },
  'export.unknownFormat': {
    zh: '不知道要导出成什么格式：{path}。文件名请以 .gpkg、.zip（shp）、.geojson、.kml、.xlsx 或 .csv 结尾。',
    en: 'Unknown format: {path}. End the file name in .gpkg, .zip (shp), .geojson, .kml, .xlsx or .csv.',
  },
  'export.mixedGeometry': {
    zh: '图层“{layer}”可能含有点、线、面，shp 文件只能存一种。请改用 gpkg 或 geojson。',
    en: 'Layer “{layer}” may hold points, lines and polygons; a shapefile holds one kind. Use gpkg or geojson.',
  },
  'export.tooManyRows': {
    zh: '共 {rows} 行，超过 Excel 工作表的 {limit} 行。请改用 csv 或 gpkg。',
    en: '{rows} rows are more than the {limit} of an Excel sheet. Use csv or gpkg.',
  },
  'export.textTooLong': {
    zh: '第 {row} 行“{column}”超过 Excel 单元格的 {limit} 个字符。请改用 csv 或 gpkg。',
    en: 'Row {row}, column “{column}” is longer than the {limit} characters of an Excel cell. Use csv or gpkg.',
  },
  'job.cancelled': {
    zh: '已取消，未作任何改动。',
    en: 'Cancelled; nothing was changed.',
  },
  'action.notFound': {
    zh: '日志中没有编号为 {action} 的操作。',
    en: 'The log has no action {action}.',
  },
  'action.builtUpon': {
    zh: '操作 {action} 之后又有改动建立在其上（{later}），不能单独撤销。请先撤销后来的改动。',
    en: 'Later changes build on action {action} ({later}), so it cannot be undone alone. Undo those first.',
  },
  'action.alreadyUndone': {
    zh: '操作 {action} 已被操作 {undone} 撤销。要恢复它，请撤销操作 {undone}。',
    en: 'Action {action} was already undone by {undone}. To bring it back, undo {undone}.',
  },
}
