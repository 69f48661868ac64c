/** Messages about what an import makes of records that were read: choice of layer, coordinates, geometry, values, keys. */
import type { Message } from '../translate'

/** Degrees, as printed. */
type Place = { lon: string; lat: string }

export type ImportConversionParams = {
  'import.severalLayers': { name: string; layers: string }
  'import.layerChosen': { layer: string; others: string }
  'import.unknownCrs': { crs: string }
  'import.crsUnsure': { name: string; candidates: string }
  'import.crsNotFound': { name: string }
  'import.crsUnsupported': { name: string; crs: string }
  'import.mapTarget': { target: string; available: string }
  'import.mapSource': { source: string; available: string }
  'import.keyColumn': { key: string; available: string }
  'import.notAnImport': { action: string }
  'import.builtUpon': { action: string; later: string; what: string; time: string; actor: string }
  'import.remembered': { file: string; date: string }
  'import.newSkipped': { count: number }
  'import.missingInUse': { count: number; keys: string }
  'crs.shiftApplied': { datum: string }
  'import.noReadings': { name: string }
  'import.noCoordinates': Record<string, never>
  'import.columnsLeft': { columns: string }
  'import.vintageAssumed': { date: string }
  'import.keyMissing': { key: string }
  'import.keyRepeated': { key: string; row: number }
  'import.keyAmbiguous': { key: string; count: number }
  'import.moreProblems': { count: number; code: string }
  'geometry.missing': Record<string, never>
  'geometry.outsideCrs': { x: string; y: string; crs: string }
  'geometry.wrongType': { found: string; expected: string }
  'geometry.closedLine': Record<string, never>
  'geometry.heightLeftOut': { count: number }
  'geometry.ringOrder': Record<string, never>
  'geometry.duplicatePoints': { count: number }
  'geometry.ringNotClosed': Place
  'geometry.tooFewPoints': Place
  'geometry.selfIntersection': Place
  'geometry.ringSelfIntersection': Place
  'geometry.holeOutsideShell': Place
  'geometry.nestedHoles': Place
  'geometry.nestedShells': Place
  'geometry.disconnectedInterior': Place
  'value.noCode': { field: string; value: string }
  'value.badBoolean': { field: string; value: string }
  'value.notInteger': { field: string; value: string }
  'value.dateWithoutDay': { field: string; value: string; taken: string }
  'value.unknownUnit': { field: string; unit: string }
  'crs.numbersContradict': { crs: string; percent: number }
  'crs.axesSwapped': { crs: string }
  'crs.outsideWorkspace': { kilometers: number }
  'crs.offsetSuspected': { offset: string; meters: number }
  'crs.offsetRemoved': { offset: string }
  'crs.assumed': { crs: string; percent: number }
  'crs.givenContradictsFile': { given: string; file: string }
  'coordinate.packedDegrees': Record<string, never>
  'place.districtContradicts': { stated: string; found: string }
  'task.stateAssumed': { count: number }
  'task.closingNotImported': { task: string }
  'reading.sectionUnknown': { section: string }
  'reading.sectionMissing': Record<string, never>
  'reading.timeUnreadable': { value: string }
  'reading.timeMissing': Record<string, never>
  'reading.timeFromCaptions': { count: number; text: string }
  'reading.noValues': Record<string, never>
  'reading.unknownItem': { item: string }
  'reading.itemRepeated': { item: string; row: number }
}

export const importConversionMessages: Record<keyof ImportConversionParams, Message> = {
  'import.severalLayers': {
    zh: '{name} 中有多个图层或工作表：{layers}。请用 --layer（或 --sheet）指明要导入哪一个。',
    en: '{name} holds several layers or sheets: {layers}. Name the one to import with --layer (or --sheet).',
  },
  'import.layerChosen': { zh: '已选用“{layer}”；文件中还有：{others}', en: '“{layer}” was taken; the file also has: {others}' },
  'import.unknownCrs': {
    zh: '不认识坐标系“{crs}”。请给出 EPSG 代码，如 EPSG:4490、EPSG:4528、EPSG:4549。',
    en: 'The coordinate system “{crs}” is not known. Give an EPSG code, such as EPSG:4490, EPSG:4528 or EPSG:4549.',
  },
  'import.crsUnsure': {
    zh: '{name} 没有写明坐标系，仅凭数值不能确定，未导入。可能是：{candidates}。请核实后用 --crs 指定。',
    en: '{name} does not state its coordinate system and the numbers leave a doubt, so nothing was imported. It may be: {candidates}. Make sure and give it with --crs.',
  },
  'import.crsNotFound': {
    zh: '{name} 没有写明坐标系，其数值也不像任何常用坐标系，未导入。请向提供方核实坐标系，用 --crs 指定。',
    en: '{name} does not state its coordinate system and its numbers fit none of the usual ones, so nothing was imported. Ask where it comes from and give the system with --crs.',
  },
  'import.crsUnsupported': {
    zh: '{name} 写明的坐标系“{crs}”不受支持，未导入。请先转换为 CGCS2000（EPSG:4490 或 3° 带），或确知坐标系时用 --crs 指定。',
    en: '{name} states the coordinate system “{crs}”, which is not supported, so nothing was imported. Convert it to CGCS2000 first, or give the system with --crs if you know it.',
  },
  'import.mapTarget': { zh: '没有目标字段“{target}”。可用：{available}。', en: 'There is no target column “{target}”. There are: {available}.' },
  'import.mapSource': { zh: '来源中没有列“{source}”。现有：{available}。', en: 'The source has no column “{source}”. It has: {available}.' },
  'import.keyColumn': {
    zh: '不能按“{key}”匹配：目标中没有这个字段，来源中也没有这一列。来源的列：{available}。',
    en: 'Rows cannot be matched by “{key}”: neither the target nor the source has such a column. Columns of the source: {available}.',
  },
  'import.notAnImport': { zh: '操作 {action} 不是导入，不能用 undo-import 撤销。', en: 'Action {action} is no import, so undo-import does not apply.' },
  'import.builtUpon': {
    zh: '导入 {action} 不能撤销：其后的操作 {later}（{what}，{actor}，{time}）用到了导入的记录。请先撤销那一步。',
    en: 'Import {action} cannot be taken back: action {later} ({what}, by {actor}, {time}) built on its rows. Undo that first.',
  },
  'import.remembered': { zh: '沿用 {date} 导入“{file}”时确定的列对应和选项', en: 'Columns and choices were taken over from the import of “{file}” on {date}' },
  'import.newSkipped': { zh: '{count} 条新记录按要求未导入', en: '{count} new rows were left out, as was asked' },
  'import.missingInUse': { zh: '文件中没有的记录里有 {count} 条仍被任务、函单或监测数据引用，未删除：{keys}', en: '{count} rows that the file lacks are in use by tasks, letters or readings and were not deleted: {keys}' },
  'crs.shiftApplied': { zh: '已用本单位设置的参数由 {datum} 转换到 CGCS2000', en: 'Brought from {datum} to CGCS2000 with the parameters that the bureau has set' },
  'import.noReadings': {
    zh: '{name} 中认不出监测项目列（如 总磷、氨氮），也认不出“项目、数值”两列。请核对表头，或用 --map 指明。',
    en: '{name} has no column of a monitored item (such as 总磷) and no pair of item and value columns. Check the headings, or name columns with --map.',
  },
  'import.noCoordinates': { zh: '没有图形，也没有坐标列：各行将只有属性，不在地图上显示', en: 'There is neither geometry nor a column of coordinates: rows will have attributes only and not show on the map' },
  'import.columnsLeft': { zh: '以下列未导入：{columns}', en: 'These columns were not imported: {columns}' },
  'import.vintageAssumed': { zh: '没有版本日期，已记为 {date} 版本', en: 'No version date is given; the rows were stored as the version of {date}' },
  'import.keyMissing': { zh: '“{key}”为空，无法与已有记录匹配', en: '“{key}” is empty, so the row cannot be matched' },
  'import.keyRepeated': { zh: '“{key}”与第 {row} 条重复', en: '“{key}” repeats that of record {row}' },
  'import.keyAmbiguous': { zh: '工作区中有 {count} 条记录的键为“{key}”，不能确定是哪一条', en: 'The workspace has {count} rows with the key “{key}”' },
  'import.moreProblems': { zh: '另有 {count} 处同样的问题（{code}），未逐条列出', en: '{count} more of the same ({code}) are not listed' },
  'geometry.missing': { zh: '没有图形或坐标', en: 'No geometry or coordinates' },
  'geometry.outsideCrs': { zh: '坐标（{x}, {y}）不在 {crs} 能表示的范围内', en: 'The coordinate ({x}, {y}) is no place in {crs}' },
  'geometry.wrongType': { zh: '图形类型是 {found}，此图层要求 {expected}', en: 'The geometry is a {found}; this layer takes {expected}' },
  'geometry.closedLine': { zh: '闭合的线已作为面', en: 'A closed line was taken as a polygon' },
  'geometry.heightLeftOut': { zh: '有 {count} 条记录带高程或量测值（Z、M），只保存平面坐标', en: '{count} records have heights or measures (Z, M); only plane coordinates are stored' },
  'geometry.ringOrder': { zh: '环的方向已改正', en: 'The direction of a ring was put right' },
  'geometry.duplicatePoints': { zh: '已去掉 {count} 个重复点', en: '{count} repeated points were removed' },
  'geometry.ringNotClosed': { zh: '环未闭合（{lon}, {lat}）', en: 'A ring is not closed at ({lon}, {lat})' },
  'geometry.tooFewPoints': { zh: '点数过少，不成图形（{lon}, {lat}）', en: 'Too few points to make a shape at ({lon}, {lat})' },
  'geometry.selfIntersection': { zh: '边界相交（{lon}, {lat}）', en: 'Boundaries cross at ({lon}, {lat})' },
  'geometry.ringSelfIntersection': { zh: '环自相接触（{lon}, {lat}）', en: 'A ring touches itself at ({lon}, {lat})' },
  'geometry.holeOutsideShell': { zh: '孔在外环之外（{lon}, {lat}）', en: 'A hole lies outside its shell at ({lon}, {lat})' },
  'geometry.nestedHoles': { zh: '孔中有孔（{lon}, {lat}）', en: 'A hole lies inside another at ({lon}, {lat})' },
  'geometry.nestedShells': { zh: '外环套在另一外环之内（{lon}, {lat}）', en: 'A shell lies inside another at ({lon}, {lat})' },
  'geometry.disconnectedInterior': { zh: '内部被孔隔断（{lon}, {lat}）', en: 'Holes cut the interior apart at ({lon}, {lat})' },
  'value.noCode': { zh: '“{field}”的值“{value}”不在选项内，原文已保留在其他列', en: '“{field}”: “{value}” is none of its codes; the text was kept with the other columns' },
  'value.badBoolean': { zh: '“{field}”应为是或否：{value}', en: '“{field}” should be yes or no: {value}' },
  'value.notInteger': { zh: '“{field}”应为整数：{value}', en: '“{field}” should be a whole number: {value}' },
  'value.dateWithoutDay': { zh: '“{field}”的日期不到日：{value}，已记为 {taken}', en: '“{field}” has no day: {value} was taken as {taken}' },
  'value.unknownUnit': { zh: '“{field}”的单位无法换算：{unit}', en: 'The unit of “{field}” cannot be converted: {unit}' },
  'crs.numbersContradict': {
    zh: '文件写明 {crs}，但只有 {percent}% 的坐标落在其适用范围内，请核对',
    en: 'The file states {crs}, but only {percent} % of the coordinates lie in its area of use; check it',
  },
  'crs.axesSwapped': { zh: '{crs} 的横纵坐标互换存放，已按互换读取', en: 'The axes of {crs} are exchanged in the file and were read so' },
  'crs.outsideWorkspace': { zh: '全部坐标在工作区范围之外，最近处相距约 {kilometers} 千米，请核对坐标系', en: 'All coordinates lie outside the workspace, {kilometers} km away at the nearest; check the coordinate system' },
  'crs.offsetSuspected': {
    zh: '去掉 {offset} 偏移后与工作区的水系、已有点位吻合得更好（典型相差 {meters} 米），坐标可能取自网络地图，请核对',
    en: 'With the {offset} offset removed the points fit the workspace’s waters and features better (some {meters} m); they may come from a web map',
  },
  'crs.offsetRemoved': { zh: '已去除 {offset} 偏移', en: 'The {offset} offset was removed' },
  'crs.assumed': { zh: '文件没有写明坐标系，按 {crs} 处理，把握 {percent}%', en: 'The file does not state its coordinate system; {crs} was assumed, {percent} % sure' },
  'crs.givenContradictsFile': { zh: '指定的坐标系是 {given}，而文件写明 {file}', en: '{given} was given, but the file states {file}' },
  'coordinate.packedDegrees': { zh: '坐标按“度.分分秒秒”读取（如 120.53245 即 120°53′24.5″）', en: 'Coordinates were read as packed degrees (120.53245 is 120°53′24.5″)' },
  'place.districtContradicts': { zh: '文件写明属地“{stated}”，位置却在“{found}”，已保留文件所写', en: 'The file states the district “{stated}”, the place lies in “{found}”; the file’s was kept' },
  'task.closingNotImported': { zh: '任务 {task}：台账写的是已销号，未采用。销号要按办理环节核对材料、照片和断面后办理。', en: 'Task {task}: the ledger says closed, which was not taken over. Close it by its step, which asks for the evidence.' },
  'task.stateAssumed': { zh: '有 {count} 条任务没有写明状态，已记为“交办”', en: '{count} tasks state no status and were stored as assigned' },
  'reading.sectionUnknown': { zh: '工作区中没有断面或监测站“{section}”，请先导入断面', en: 'The workspace has no section or station “{section}”; import it first' },
  'reading.sectionMissing': { zh: '没有断面名称', en: 'No section is named' },
  'reading.timeUnreadable': { zh: '监测时间无法识别：{value}。请写成 2023-10-05 或 2023年10月', en: 'The time cannot be read: {value}. Write it as 2023-10-05 or 2023-10' },
  'reading.timeMissing': { zh: '没有监测时间，请在表中补填“监测时间”', en: 'There is no time in the row. Fill it in (监测时间)' },
  'reading.timeFromCaptions': { zh: '{count} 行没有写明年月，按表名“{text}”补上', en: '{count} rows do not say their year or month; it was taken from “{text}”' },
  'reading.noValues': { zh: '没有任何监测值', en: 'There is no value in the row' },
  'reading.unknownItem': { zh: '不认识监测项目“{item}”', en: 'The item “{item}” is not known' },
  'reading.itemRepeated': { zh: '第 {row} 条已有同一断面、同一时间的“{item}”', en: 'Record {row} already has “{item}” of the same section and time' },
}
