/** What `validate` finds in a workspace file. `detail` is SQLite's own English text or a name out of the file. */
import type { Message } from '../translate'

export type ValidationProblemParams = {
  'validation.fileEmpty': Record<string, never>
  'validation.notSqlite': Record<string, never>
  'validation.truncated': { expectedBytes: number; foundBytes: number }
  'validation.unfinishedWrite': Record<string, never>
  'validation.unreadable': { detail: string }
  'validation.integrity': { detail: string }
  'validation.foreignKey': { table: string; row: string; target: string }
  'validation.applicationId': { found: string }
  'validation.userVersion': { found: number }
  'validation.tableMissing': { table: string }
  'validation.columnMissing': { table: string; column: string }
  'validation.referenceSystemMissing': { srs: string }
  'validation.referenceSystemUnknown': { table: string; srs: string }
  'validation.contentsType': { table: string; found: string }
  'validation.contentsTime': { table: string; found: string }
  'validation.contentsExtent': { table: string }
  'validation.geometryColumn': { table: string; column: string; detail: string }
  'validation.geometryColumnMissing': { table: string }
  'validation.primaryKeyMissing': { table: string }
  'validation.extensionRow': { extension: string; detail: string }
  'validation.extensionMissing': { extension: string; table: string }
  'validation.constraintMissing': { table: string; column: string; constraint: string }
  'validation.relation': { mapping: string; detail: string }
  'validation.geometryUnreadable': { table: string; row: string; detail: string }
  'validation.geometryType': { table: string; row: string; found: string; expected: string }
  'validation.geometryReferenceSystem': { table: string; row: string; found: string; expected: string }
  'validation.geometryNotFinite': { table: string; row: string }
  'validation.geometryOutsideWorld': { table: string; row: string }
  'validation.geometryEnvelope': { table: string; row: string }
  'validation.triggerMissing': { trigger: string }
  'validation.triggerAltered': { trigger: string }
  'validation.indexEntryMissing': { table: string; row: string }
  'validation.indexEntryWrong': { table: string; row: string }
  'validation.indexEntryOrphaned': { table: string; count: number }
  'validation.rowCount': { table: string; kept: number; found: number }
  'validation.danglingReference': { table: string; row: string; target: string; targetId: string }
  'validation.unknownCode': { table: string; column: string; code: string; count: number }
  'validation.valueType': { table: string; column: string; type: string; count: number; row: string }
  'validation.schemaNewer': { version: number; supported: number }
  'validation.schemaOlder': { version: number; supported: number }
  'validation.documentContentMissing': { document: string; name: string }
  'validation.documentContentAltered': { document: string; name: string }
  'validation.auditEntryAltered': { entry: number }
  'validation.auditEntryMissing': { entry: number }
  'validation.auditLinkBroken': { entry: number }
  'validation.auditImagesAltered': { entry: number }
  'validation.auditImagesOrphaned': { entry: number; count: number }
  'validation.auditTailMissing': { kept: number; found: number }
  'validation.auditTailAdded': { kept: number; found: number }
  'validation.auditHeadAltered': { entry: number }
  'validation.auditHeadMissing': Record<string, never>
  'validation.auditRowCount': { entry: number; table: string; logged: number; found: number }
  'validation.auditRowWithoutEntry': { entry: number; table: string; count: number }
  'validation.auditRunning': { entry: number }
  'validation.outsideEdits': { count: number }
  'validation.more': { count: number }
}

export const validationProblemMessages: Record<keyof ValidationProblemParams, Message> = {
  'validation.fileEmpty': { zh: '文件长度为零', en: 'The file is empty' },
  'validation.notSqlite': { zh: '文件不是 SQLite 数据库', en: 'The file is no SQLite database' },
  'validation.truncated': { zh: '文件被截断：应有 {expectedBytes} 字节，实有 {foundBytes} 字节', en: 'The file is cut off: {foundBytes} bytes of {expectedBytes}' },
  'validation.unfinishedWrite': { zh: '上次写入没有完成；用督图打开一次即可恢复到写入之前', en: 'A write was interrupted; opening the file with Dutu takes it back to before' },
  'validation.unreadable': { zh: '无法读取（{detail}）', en: 'Cannot be read ({detail})' },
  'validation.integrity': { zh: '数据库结构损坏：{detail}', en: 'The database is damaged: {detail}' },
  'validation.foreignKey': { zh: '表 {table} 第 {row} 行指向 {target} 中不存在的行', en: 'Row {row} of {table} points to a row of {target} that does not exist' },
  'validation.applicationId': { zh: '应用标识不是 GPKG：{found}', en: 'The application id is not GPKG: {found}' },
  'validation.userVersion': { zh: '不支持的 GeoPackage 版本号：{found}', en: 'GeoPackage version {found} is not supported' },
  'validation.tableMissing': { zh: '缺少表 {table}', en: 'Table {table} is missing' },
  'validation.columnMissing': { zh: '表 {table} 缺少列 {column}', en: 'Table {table} lacks column {column}' },
  'validation.referenceSystemMissing': { zh: '坐标系表缺少必需的 {srs}', en: 'The required reference system {srs} is missing' },
  'validation.referenceSystemUnknown': { zh: '表 {table} 使用了未登记的坐标系 {srs}', en: 'Table {table} uses reference system {srs}, which is not listed' },
  'validation.contentsType': { zh: '表 {table} 的内容类型无效：{found}', en: 'The data type of {table} is not valid: {found}' },
  'validation.contentsTime': { zh: '表 {table} 的最近修改时间格式不对：{found}', en: 'The time of the last change of {table} is not valid: {found}' },
  'validation.contentsExtent': { zh: '表 {table} 登记的范围不包含其全部要素', en: 'The extent listed for {table} does not hold all its features' },
  'validation.geometryColumn': { zh: '表 {table} 的图形列 {column} 登记有误（{detail}）', en: 'Geometry column {column} of {table} is not listed rightly ({detail})' },
  'validation.geometryColumnMissing': { zh: '表 {table} 的图形列没有登记（gpkg_geometry_columns）', en: 'The geometry column of {table} is not listed (gpkg_geometry_columns)' },
  'validation.primaryKeyMissing': { zh: '表 {table} 没有整数主键', en: 'Table {table} has no integer primary key' },
  'validation.extensionMissing': { zh: '表 {table} 使用的扩展 {extension} 没有登记（gpkg_extensions）', en: 'Extension {extension}, used by {table}, is not listed (gpkg_extensions)' },
  'validation.extensionRow': { zh: '扩展 {extension} 登记有误（{detail}）', en: 'Extension {extension} is not listed rightly ({detail})' },
  'validation.constraintMissing': { zh: '列 {table}.{column} 的取值约束 {constraint} 不存在', en: 'Constraint {constraint} of {table}.{column} does not exist' },
  'validation.relation': { zh: '关联表 {mapping} 登记有误（{detail}）', en: 'Relation {mapping} is not listed rightly ({detail})' },
  'validation.geometryUnreadable': { zh: '表 {table} 第 {row} 行的图形无法读取（{detail}）', en: 'The geometry of row {row} of {table} cannot be read ({detail})' },
  'validation.geometryType': { zh: '表 {table} 第 {row} 行的图形是 {found}，应为 {expected}', en: 'The geometry of row {row} of {table} is a {found}, not a {expected}' },
  'validation.geometryReferenceSystem': { zh: '表 {table} 第 {row} 行的图形坐标系为 {found}，应为 {expected}', en: 'The geometry of row {row} of {table} is in reference system {found}, not {expected}' },
  'validation.geometryNotFinite': { zh: '表 {table} 第 {row} 行的坐标不是有效数字', en: 'A coordinate of row {row} of {table} is not a number' },
  'validation.geometryOutsideWorld': { zh: '表 {table} 第 {row} 行的坐标超出经纬度范围', en: 'A coordinate of row {row} of {table} is no longitude or latitude' },
  'validation.geometryEnvelope': { zh: '表 {table} 第 {row} 行图形的外接范围与坐标不符', en: 'The envelope of the geometry in row {row} of {table} does not fit its coordinates' },
  'validation.triggerMissing': { zh: '缺少触发器 {trigger}', en: 'Trigger {trigger} is missing' },
  'validation.triggerAltered': { zh: '触发器 {trigger} 被改动', en: 'Trigger {trigger} was altered' },
  'validation.indexEntryMissing': { zh: '空间索引缺少表 {table} 第 {row} 行', en: 'The spatial index lacks row {row} of {table}' },
  'validation.indexEntryWrong': { zh: '空间索引中表 {table} 第 {row} 行的范围不对', en: 'The spatial index has a wrong box for row {row} of {table}' },
  'validation.indexEntryOrphaned': { zh: '表 {table} 的空间索引多出 {count} 项', en: 'The spatial index of {table} has {count} entries too many' },
  'validation.rowCount': { zh: '表 {table} 登记为 {kept} 行，实有 {found} 行', en: '{kept} rows are listed for {table}, {found} are there' },
  'validation.danglingReference': { zh: '表 {table} 第 {row} 行指向不存在的 {target} {targetId}', en: 'Row {row} of {table} points to {target} {targetId}, which does not exist' },
  'validation.unknownCode': { zh: '列 {table}.{column} 有 {count} 行使用未知代码“{code}”', en: '{count} rows of {table}.{column} have the unknown code “{code}”' },
  'validation.valueType': { zh: '列 {table}.{column} 有 {count} 个值不是 {type}，首个在第 {row} 行', en: '{count} values of {table}.{column} are no {type}, the first in row {row}' },
  'validation.schemaNewer': { zh: '结构版本 {version} 比本程序支持的 {supported} 新', en: 'Schema version {version} is newer than {supported}, which this program knows' },
  'validation.schemaOlder': { zh: '结构版本 {version}，首次打开写入时升级到 {supported}', en: 'Schema version {version}; opening it for writing brings it to {supported}' },
  'validation.documentContentMissing': { zh: '文档 {document}“{name}”没有内容', en: 'Document {document} “{name}” has no content' },
  'validation.documentContentAltered': { zh: '文档 {document}“{name}”的内容与其摘要不符', en: 'The content of document {document} “{name}” does not fit its digest' },
  'validation.auditEntryAltered': { zh: '日志第 {entry} 条被改动：内容与其摘要不符', en: 'Entry {entry} of the log was altered: it does not fit its hash' },
  'validation.auditEntryMissing': { zh: '日志缺少第 {entry} 条', en: 'Entry {entry} of the log is missing' },
  'validation.auditLinkBroken': { zh: '日志第 {entry} 条与前一条不衔接', en: 'Entry {entry} of the log does not follow the one before' },
  'validation.auditImagesAltered': { zh: '日志第 {entry} 条的行记录被改动、增加或删除', en: 'Row images of entry {entry} of the log were altered, added or removed' },
  'validation.auditImagesOrphaned': { zh: '有 {count} 条行记录属于不存在的日志第 {entry} 条', en: '{count} row images belong to entry {entry}, which does not exist' },
  'validation.auditTailMissing': { zh: '日志末尾缺失：应有 {kept} 条，实有 {found} 条', en: 'The end of the log is missing: {found} entries of {kept}' },
  'validation.auditTailAdded': { zh: '日志末尾多出：应有 {kept} 条，实有 {found} 条', en: 'The log has entries that it does not count: {found}, not {kept}' },
  'validation.auditHeadAltered': { zh: '日志首摘要与第 {entry} 条不符', en: 'The head of the log does not fit entry {entry}' },
  'validation.auditHeadMissing': { zh: '日志的条数和首摘要缺失', en: 'Count and head of the log are missing' },
  'validation.auditRowCount': { zh: '日志第 {entry} 条在表 {table} 新增 {logged} 行，现可查到 {found} 行', en: 'Entry {entry} of the log inserted {logged} rows into {table}, {found} can be traced' },
  'validation.auditRowWithoutEntry': { zh: '表 {table} 有 {count} 行属于不存在的日志第 {entry} 条', en: '{count} rows of {table} belong to entry {entry}, which does not exist' },
  'validation.auditRunning': { zh: '操作 {entry} 被标为进行中', en: 'Action {entry} is marked as running' },
  'validation.outsideEdits': { zh: '其他程序改动了 {count} 行，下次写入时记入日志', en: 'Another program changed {count} rows; the next write will enter them into the log' },
  'validation.more': { zh: '另有 {count} 处', en: '{count} more' },
}
