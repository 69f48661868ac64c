/** Messages about lives of tasks and outfalls, their documents, letters and petitions. */
import type { Message } from '../translate'

export type TaskErrorParams = {
  'life.stepRefused': { subject: string; step: string; reasons: string }
  'life.stepsRefused': { refused: number; asked: number; subject: string; reasons: string }
  'life.badRule': { path: string; detail: string }
  'field.notEditable': { field: string }
  'field.badValue': { field: string; value: string }
  'document.notFound': { document: string }
  'document.cannotRead': { path: string }
  'document.unknownFormat': { path: string }
  'document.tooLarge': { path: string; limit: number }
  'document.alreadyLinked': { name: string }
  'milestone.notFound': { milestone: string }
  'petition.notFound': { petition: string }
  'petition.numberTaken': { number: string }
  'petition.repeatsItself': { number: string }
  'petition.closedEarly': { number: string; closedOn: string; receivedOn: string }
  'letter.unknownKind': { kind: string; kinds: string }
  'letter.needsTask': { kind: string }
  'letter.notFound': { letter: string }
  'letter.noRecipient': { task: string }
  'letter.badSet': { path: string; detail: string }
  'letter.unknownFact': { letter: string; fact: string }
  'campaign.notFound': { campaign: string }
  'setting.badName': { name: string }
  'feature.notNamed': { text: string }
  'feature.ambiguous': { text: string; count: number }
}

export const taskErrorMessages: Record<keyof TaskErrorParams, Message> = {
  'life.stepRefused': { zh: '{subject}不能办理“{step}”：{reasons}', en: '{subject}: “{step}” cannot be done: {reasons}' },
  'life.stepsRefused': { zh: '{asked} 项中有 {refused} 项不能办理，全部未作改动。例如{subject}：{reasons}', en: '{refused} of {asked} cannot be done; nothing was changed. For example {subject}: {reasons}' },
  'life.badRule': { zh: '流程设置不正确（{path}）：{detail}', en: 'The rules of the life are wrong ({path}): {detail}' },
  'field.notEditable': { zh: '“{field}”不能在这里修改。', en: '“{field}” cannot be changed here.' },
  'field.badValue': { zh: '“{field}”不能是“{value}”。', en: '“{field}” cannot be “{value}”.' },
  'document.notFound': { zh: '没有编号为 {document} 的文档，可能已被撤销。', en: 'There is no document {document}; it may have been taken back.' },
  'document.cannotRead': { zh: '读不了文件：{path}。请检查路径和权限。', en: 'Cannot read {path}. Check the path and the permissions.' },
  'document.tooLarge': { zh: '文件超过 {limit} MB，不能存入工作区：{path}', en: 'The file is larger than {limit} MB and is not stored: {path}' },
  'document.unknownFormat': { zh: '不知道要生成什么格式：{path}。文件名请以 .docx 或 .pdf 结尾。', en: 'Unknown format: {path}. End the file name in .docx or .pdf.' },
  'document.alreadyLinked': { zh: '“{name}”已在这里，未重复添加。', en: '“{name}” is already here and was not added again.' },
  'milestone.notFound': { zh: '没有这个节点（{milestone}），可能已被删除。', en: 'That milestone ({milestone}) is gone; it may have been deleted.' },
  'petition.notFound': { zh: '没有信访件 {petition}。', en: 'There is no petition {petition}.' },
  'petition.numberTaken': { zh: '已有受理编号为 {number} 的信访件。', en: 'There is a petition {number} already.' },
  'petition.repeatsItself': { zh: '信访件 {number} 不能与自己重复。', en: 'Petition {number} cannot repeat itself.' },
  'petition.closedEarly': { zh: '信访件 {number} 的办结日期 {closedOn} 早于受理日期 {receivedOn}。', en: 'Petition {number} was closed on {closedOn}, before it came on {receivedOn}.' },
  'letter.unknownKind': { zh: '没有“{kind}”这种函单。可用：{kinds}', en: 'There is no letter “{kind}”. Possible: {kinds}' },
  'letter.needsTask': { zh: '“{kind}”是对一项任务发的，请指明任务。', en: '“{kind}” is written about one task: name it.' },
  'letter.notFound': { zh: '没有编号为 {letter} 的函单，可能已被撤销。', en: 'There is no letter {letter}; it may have been taken back.' },
  'letter.noRecipient': { zh: '任务 {task} 没有责任单位，不知道发给谁。请先填写责任单位。', en: 'Task {task} names no responsible unit, so the letter has no recipient. Fill it in first.' },
  'letter.badSet': { zh: '函单模板不正确（{path}）：{detail}', en: 'The letter templates are wrong ({path}): {detail}' },
  'letter.unknownFact': { zh: '“{letter}”里的 {{fact}} 不是可用的字段，这句话将永远印不出来。请改用可用字段。', en: '“{letter}” names {{fact}}, which no letter knows: that text would never be printed. Use a field of the list.' },
  'campaign.notFound': { zh: '没有名为“{campaign}”的专项。', en: 'There is no campaign “{campaign}”.' },
  'setting.badName': { zh: '名称不能为空，也不能超过 60 个字：{name}', en: 'A name must have 1 to 60 characters: {name}' },
  'feature.notNamed': { zh: '找不到“{text}”。请写成 图层:编号，如 outfall:12 或 section:JQ02。', en: 'Nothing is called “{text}”. Write LAYER:ID, such as outfall:12 or section:JQ02.' },
  'feature.ambiguous': { zh: '“{text}”有 {count} 个要素。请写成 图层:编号，如 outfall:12。', en: '“{text}” names {count} features. Write LAYER:ID, such as outfall:12.' },
}
