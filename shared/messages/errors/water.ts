/** Messages about readings, standards and periods of water quality. Params name columns and texts as the person's own file has them. */
import type { Message } from '../translate'

export type WaterErrorParams = {
  'water.badPeriod': { period: string }
  'water.badReferenceFile': { file: string; path: string; detail: string }
  'water.noItems': { columns: string }
  'water.notANumber': { column: string; text: string }
  'water.implausible': { column: string; text: string }
  'water.unknownUnit': { column: string; unit: string }
  'water.detectionLimitUnknown': { column: string; text: string }
  'water.aboveRange': { column: string; text: string }
  'water.duplicateColumn': { column: string; used: string }
  'water.ambiguousColumn': { column: string; items: string }
  'water.roundedAcrossLimit': { column: string; text: string; rounded: string }
  'water.detectionLimitTooHigh': { column: string; text: string }
  'water.areaMissing': { point: string }
  'water.unknownItem': { text: string }
  'water.repeatedItem': { text: string }
  'water.lakeByName': { count: number; names: string }
}

export const waterErrorMessages: Record<keyof WaterErrorParams, Message> = {
  'water.badPeriod': {
    zh: '看不懂时段“{period}”。请写成 2025-11、2025-Q3、2025、2025-01..2025-10 或 2025-flood（汛期）。',
    en: 'Cannot read the period “{period}”. Write 2025-11, 2025-Q3, 2025, 2025-01..2025-10 or 2025-flood (flood season).',
  },
  'water.badReferenceFile': {
    zh: '标准数据文件 {file} 有误（{path}）：{detail}。请改正该文件，或恢复随程序提供的版本。',
    en: 'The reference file {file} is wrong at {path}: {detail}. Correct it, or restore the one that came with the program.',
  },
  'water.noItems': {
    zh: '没有认出任何监测项目列。表中的列为：{columns}。请用 --map 指定，如 --map totalPhosphorus=总磷。',
    en: 'No column is a known item. The columns are: {columns}. Name them with --map, e.g. --map totalPhosphorus=TP.',
  },
  'water.notANumber': {
    zh: '“{column}”的值“{text}”不是数值，未参与评价。',
    en: '“{text}” in “{column}” is not a number and was not graded.',
  },
  'water.implausible': {
    zh: '“{column}”的值“{text}”不可能，未参与评价。请核对原始记录和单位。',
    en: '“{text}” in “{column}” is impossible and was not graded. Check the record and the unit.',
  },
  'water.unknownUnit': {
    zh: '“{column}”的单位“{unit}”不认识，该列未参与评价。',
    en: 'The unit “{unit}” of “{column}” is unknown; the column was not graded.',
  },
  'water.detectionLimitUnknown': {
    zh: '“{column}”的值“{text}”没有给出检出限，未参与评价。请填写为“检出限L”，如 0.01L。',
    en: '“{text}” in “{column}” gives no detection limit and was not graded. Write the limit with an L, e.g. 0.01L.',
  },
  'water.aboveRange': {
    zh: '“{column}”的值“{text}”超出测定上限，只知不低于该值，未参与评价。',
    en: '“{text}” in “{column}” is above the measuring range, so only a lower bound; it was not graded.',
  },
  'water.duplicateColumn': {
    zh: '“{column}”与“{used}”是同一项目，采用了“{used}”。',
    en: '“{column}” and “{used}” are the same item; “{used}” was used.',
  },
  'water.ambiguousColumn': {
    zh: '“{column}”可能是不同的项目（{items}），未采用。请用 --map 指定。',
    en: '“{column}” may be different items ({items}) and was not used. Say which with --map.',
  },
  'water.roundedAcrossLimit': {
    zh: '“{column}”的值“{text}”修约为 {rounded} 后类别变好。请留意。',
    en: '“{text}” in “{column}” gets a better class after rounding to {rounded}. Take note.',
  },
  'water.detectionLimitTooHigh': {
    zh: '“{column}”的检出限“{text}”高于较好类别的限值，按一半评价的类别不可靠。',
    en: 'The detection limit “{text}” in “{column}” is above the limit of a better class; the class from its half is uncertain.',
  },
  'water.areaMissing': {
    zh: '点位“{point}”没有代表面积，不能按面积计算比例。请补充面积，或按点位计算。',
    en: 'Point “{point}” has no area, so no ratio by area. Add the area, or count points.',
  },
  'water.unknownItem': {
    zh: '不认识的监测项目“{text}”，该行未参与评价。',
    en: 'Unknown item “{text}”; the row was not graded.',
  },
  'water.lakeByName': {
    zh: '{count} 行没有说明水体类型，按水体名称（{names}）作为湖库评价总磷。如不符，请用 --water-type 指定。',
    en: '{count} rows do not say what water they are of; their names ({names}) speak for lakes, so the phosphorus limits of lakes were used. Name the type with --water-type where that is wrong.',
  },
  'water.repeatedItem': {
    zh: '同一断面同一时间的“{text}”出现多次，采用了第一个。',
    en: '“{text}” stands more than once for the same section and time; the first was used.',
  },
}
