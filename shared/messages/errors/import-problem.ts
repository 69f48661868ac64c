/** Messages about single records, fields and layers of a file that was otherwise read. */
import type { Message } from '../translate'

export type ImportProblemParams = {
  'geometry.unreadable': { detail: string }
  'geometry.nonFinite': Record<string, never>
  'geometry.boxInvalid': { box: string }
  'geometry.unsupportedType': { type: string }
  'geometry.curveApproximated': { type: string }
  'geometry.surfaceTakenApart': { type: string }
  'geometry.ringWithoutShell': { ring: number }
  'geometry.coordinateUnreadable': { field: string; value: string }
  'geometry.pointUnreadable': { line: number; text: string }
  'geometry.zeroCoordinates': { field: string }
  'record.truncated': { detail: string }
  'record.unreadable': { detail: string }
  'record.memberMissing': { member: string }
  'record.columnCount': { expected: number; found: number }
  'value.textLost': { field: string; value: string }
  'value.otherEncoding': { field: string; encoding: string }
  'value.textCut': { field: string }
  'value.unclosedQuote': { field: string }
  'value.badNumber': { field: string; value: string }
  'value.badDate': { field: string; value: string }
  'value.precisionLost': { field: string; value: string }
  'value.leadingZerosLost': { field: string }
  'value.formulaError': { field: string; value: string }
  'layer.partMissing': { part: string }
  'layer.countMismatch': { first: string; firstCount: number; second: string; secondCount: number }
  'layer.recordsDeleted': { count: number }
  'layer.dataAfterEnd': { count: number }
  'layer.encodingContradicted': { stated: string; found: string }
  'layer.typeMismatch': { stated: string; found: string }
  'layer.entitiesIgnored': { type: string; count: number }
  'layer.rowsIgnored': { count: number; first: number }
  'layer.rowsHidden': { count: number; first: number }
  'layer.mergedCellsFilled': { count: number }
  'layer.packedDegrees': { field: string }
  'crs.unreadable': { name: string }
  'crs.oldDatum': { name: string }
  'crs.datumFromEllipsoid': { name: string }
  'crs.contradictoryText': { name: string }
  'crs.datumShiftIgnored': { name: string }
  'crs.deprecated': { name: string }
  'crs.unsupportedProjection': { name: string }
}

export const importProblemMessages: Record<keyof ImportProblemParams, Message> = {
  'geometry.unreadable': { zh: '图形无法读取（{detail}）', en: 'The geometry cannot be read ({detail})' },
  'geometry.nonFinite': { zh: '坐标不是有效数字', en: 'A coordinate is not a number' },
  'geometry.boxInvalid': { zh: '图形的外接范围（bbox）无效，已忽略：{box}', en: 'The bbox of the geometry is invalid and was ignored: {box}' },
  'geometry.unsupportedType': { zh: '不支持的图形类型：{type}', en: 'Unsupported kind of geometry: {type}' },
  'geometry.curveApproximated': { zh: '曲线（{type}）已用折线逼近', en: 'A curve ({type}) was replaced by short segments' },
  'geometry.surfaceTakenApart': { zh: '曲面（{type}）已拆成多边形', en: 'A surface ({type}) was taken apart into polygons' },
  'geometry.ringWithoutShell': { zh: '第 {ring} 个环是孔，却不在任何外环之内，已作为外环', en: 'Ring {ring} is a hole outside every shell and was taken as a shell' },
  'geometry.coordinateUnreadable': { zh: '“{field}”中的坐标无法识别：{value}', en: 'The coordinate in “{field}” cannot be read: {value}' },
  'geometry.pointUnreadable': { zh: '第 {line} 行的界址点无法识别，缺了它图形就不对：{text}', en: 'The boundary point in line {line} cannot be read, and without it the shape would be wrong: {text}' },
  'geometry.zeroCoordinates': { zh: '“{field}”等坐标填的是 0，按没有坐标处理', en: 'The coordinates in “{field}” are 0, 0 and were taken for none' },
  'record.truncated': { zh: '记录不完整（{detail}）', en: 'The record is cut off ({detail})' },
  'record.unreadable': { zh: '记录无法读取（{detail}）', en: 'The record cannot be read ({detail})' },
  'record.memberMissing': { zh: '记录缺少“{member}”', en: 'The record lacks its “{member}”' },
  'record.columnCount': { zh: '应有 {expected} 列，实有 {found} 列', en: '{found} columns where {expected} were expected' },
  'value.textLost': { zh: '“{field}”的文字在来源中已经丢失：{value}', en: 'The text of “{field}” was already lost in the source: {value}' },
  'value.otherEncoding': { zh: '“{field}”的编码与全文件不同，已按 {encoding} 读取', en: '“{field}” is in another encoding than the file and was read as {encoding}' },
  'value.textCut': { zh: '“{field}”末尾的汉字被字段宽度截断', en: 'The last character of “{field}” was cut off by the width of the field' },
  'value.unclosedQuote': { zh: '“{field}”的引号没有配对，已按普通字符读取', en: 'The quotation mark in “{field}” is never closed and was taken as a character' },
  'value.badNumber': { zh: '“{field}”应为数字：{value}', en: '“{field}” should be a number: {value}' },
  'value.badDate': { zh: '“{field}”应为日期：{value}', en: '“{field}” should be a date: {value}' },
  'value.precisionLost': { zh: '“{field}”是被 Excel 变成数字的编码，后面的数位已丢失：{value}', en: '“{field}” is a code that Excel turned into a number; its last digits are lost: {value}' },
  'value.leadingZerosLost': { zh: '“{field}”是编码，前面的零可能已被 Excel 去掉', en: '“{field}” is a code; Excel may have removed its leading zeros' },
  'value.formulaError': { zh: '“{field}”的公式出错：{value}', en: 'The formula in “{field}” is in error: {value}' },
  'layer.partMissing': { zh: '缺少 {part} 文件', en: 'The {part} file is missing' },
  'layer.countMismatch': {
    zh: '{first} 有 {firstCount} 条记录，{second} 有 {secondCount} 条',
    en: '{first} has {firstCount} records, {second} has {secondCount}',
  },
  'layer.recordsDeleted': { zh: '已跳过 {count} 条标记为删除的记录', en: '{count} records marked as deleted were left out' },
  'layer.dataAfterEnd': { zh: '文件末尾之后还有 {count} 字节，未读取', en: '{count} bytes behind the stated end were not read' },
  'layer.encodingContradicted': { zh: '文件声明编码为 {stated}，但内容是 {found}，已按内容读取', en: 'The file states {stated}, but its text is {found} and was read so' },
  'layer.typeMismatch': { zh: '文件声明类型为 {stated}，其中却有 {found}', en: 'The file states {stated} but holds {found}' },
  'layer.entitiesIgnored': { zh: '未导入 {count} 个 {type}', en: '{count} {type} were not imported' },
  'layer.rowsIgnored': { zh: '未作为数据的行：{count} 行（自第 {first} 行起），如标题、合计、备注', en: '{count} rows from row {first} on were not taken as data (titles, sums, notes)' },
  'layer.rowsHidden': { zh: '表中有 {count} 行是隐藏的（自第 {first} 行起），已一并读取', en: '{count} rows from row {first} on are hidden in the sheet; they were read like the others' },
  'layer.packedDegrees': { zh: '“{field}”按“度.分秒”读取：120.53245 即 120°53′24.5″', en: '“{field}” was read as degrees.minutes-seconds: 120.53245 is 120°53′24.5″' },
  'layer.mergedCellsFilled': { zh: '合并单元格 {count} 处，已填入各行', en: '{count} merged cells were filled into each of their rows' },
  'crs.unreadable': { zh: '{name} 的坐标系说明无法识别', en: 'The coordinate system in {name} cannot be read' },
  'crs.oldDatum': {
    zh: '{name} 是旧坐标基准，与 CGCS2000 可能相差数十米至一百多米；没有本单位的转换参数时只能原样使用',
    en: '{name} is on an old datum and may lie tens of metres to over 100 m off CGCS2000; without parameters of your own it is taken as it is',
  },
  'crs.datumFromEllipsoid': { zh: '{name} 未写明基准，按椭球判断', en: '{name} does not name its datum; it was concluded from the ellipsoid' },
  'crs.contradictoryText': { zh: '{name} 的名称与其参数矛盾，已按参数处理', en: 'The name of {name} contradicts its numbers, which were followed' },
  'crs.datumShiftIgnored': { zh: '{name} 自带的基准转换参数未采用', en: 'The datum shift that {name} brings along was not applied' },
  'crs.deprecated': { zh: '{name} 是已停用的坐标系代码', en: '{name} is a deprecated code' },
  'crs.unsupportedProjection': { zh: '{name} 所用的投影不受支持', en: 'The projection of {name} is not supported' },
}
