/** Messages about briefings. */
import type { Message } from '../translate'

export type BriefErrorParams = {
  'brief.unknownTemplate': { template: string; known: string }
  'brief.badTemplate': { file: string; where: string; problem: string }
  'brief.unknownFormat': { path: string }
  'brief.unknownQuery': { query: string }
  'brief.noSeries': { template: string; series: string; known: string }
  'brief.nothingInSeries': { series: string }
  'brief.placeTooSmall': { sheet: string }
  'brief.internalOnly': { template: string }
  'brief.noPeriod': Record<string, never>
  'brief.noVersions': { layer: string }
  'brief.mapFailed': { reason: string }
  'brief.awaitsApproval': { template: string }
  'brief.cannotWrite': { path: string; reason: string }
  'brief.badPicture': { path: string }
}

export const briefErrorMessages: Record<keyof BriefErrorParams, Message> = {
  'brief.unknownTemplate': { zh: '没有名为“{template}”的简报模板。可用：{known}。', en: 'There is no briefing template “{template}”. There are: {known}.' },
  'brief.badTemplate': { zh: '简报模板 {file} 有误：{where}：{problem}。请改正后重试。', en: 'The briefing template {file} is wrong at {where}: {problem}. Correct it and try again.' },
  'brief.unknownFormat': { zh: '无法按 {path} 的扩展名确定格式。请用 .pdf、.docx 或 .png。', en: 'The ending of {path} names no format. Use .pdf, .docx or .png.' },
  'brief.unknownQuery': { zh: '模板引用了未知的数据项“{query}”。', en: 'The template asks for the unknown figure “{query}”.' },
  'brief.noSeries': { zh: '模板“{template}”不能按 {series} 成册。可用：{known}。', en: 'The template “{template}” makes no series by {series}. It knows: {known}.' },
  'brief.nothingInSeries': { zh: '工作空间中没有可成册的对象（{series}）。请先导入相应图层。', en: 'The workspace has nothing to make a series of ({series}). Import that layer first.' },
  'brief.placeTooSmall': { zh: '“{sheet}”一页放不下全部内容。请换大一号纸张，或减少该页的部件。', en: 'The page “{sheet}” cannot hold its contents. Use larger paper or fewer parts.' },
  'brief.internalOnly': { zh: '“{template}”含有不公开的边界，只能内部使用。', en: '“{template}” shows boundaries that are not public; it is for internal use only.' },
  'brief.noPeriod': { zh: '工作空间中没有断面监测数据，无法确定简报时段。请先导入监测数据，或用 --period 指定。', en: 'The workspace has no readings, so the period is unknown. Import readings or give --period.' },
  'brief.noVersions': { zh: '图层“{layer}”不足两个版本，无法比较调出、调入。请先导入另一版本。', en: 'The layer “{layer}” has fewer than two versions to compare. Import another version first.' },
  'brief.mapFailed': { zh: '地图绘制不完整，已停止出图：{reason}。', en: 'A map could not be drawn completely, so nothing was written: {reason}.' },
  'brief.awaitsApproval': { zh: '“{template}”的公开版须有审图号，没有写出。请填写审图号后再导出，或先导出送审稿（每页印“待审图号”，不得公开）。', en: 'The public edition of “{template}” waits for its map approval number; nothing was written. Enter the number, or export a draft for review, which is stamped on every page and not for publication.' },
  'brief.cannotWrite': { zh: '无法写入 {path}（{reason}）。请换一个文件夹，或检查其是否存在、是否可写。', en: '{path} cannot be written ({reason}). Choose another folder, or see whether it exists and may be written.' },
  'brief.badPicture': { zh: '{path} 不是可用的图片。请选择 2 MB 以内的 PNG 或 JPEG 文件。', en: '{path} is no picture that can be used. Choose a PNG or JPEG file of at most 2 MB.' },
}
