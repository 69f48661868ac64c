/** Texts about steps of a life: what a step asks for, whether it is there, why it cannot be done. */
import type { LifeText, Requirement } from '../domain/life/step-plan'
import { type Language, type Message, translate } from './translate'

const lifeTexts = {
  noMove: { zh: '“{from}”之后不能到“{to}”；可以：{allowed}', en: '“{from}” does not lead to “{to}”; possible: {allowed}' },
  unknownState: { zh: '没有“{to}”这一环节', en: 'There is no state “{to}”' },
  unknownRole: { zh: '没有“{role}”这一角色', en: 'There is no role “{role}”' },
  roleMayNot: { zh: '{role}不能办理“{move}”；可办理的：{roles}', en: '{role} may not do “{move}”; who may: {roles}' },
  beforeLast: { zh: '生效日期 {on} 早于上一环节的 {last}', en: 'The effective date {on} is before the last step’s, {last}' },
  inFuture: { zh: '生效日期 {on} 在今天（{today}）之后', en: 'The effective date {on} is after today ({today})' },
  fieldFilled: { zh: '已填写“{field}”', en: '“{field}” is filled in' },
  fieldEmpty: { zh: '未填写“{field}”', en: '“{field}” is empty' },
  noteGiven: { zh: '已说明情况', en: 'A note is given' },
  noteMissing: { zh: '未说明情况', en: 'A note is missing' },
  detailGiven: { zh: '已填写“{field}”', en: '“{field}” is given' },
  detailMissing: { zh: '未填写“{field}”', en: '“{field}” is missing' },
  detailBad: { zh: '“{field}”的值“{value}”不正确', en: '“{field}” cannot be “{value}”' },
  documentsEnough: { zh: '{role}已有 {count} 份', en: '{role}: {count} on file' },
  documentsMissing: { zh: '缺{role}（现有 {count} 份，需 {needed} 份）', en: '{role} missing ({count} on file, {needed} needed)' },
  daysNone: { zh: '本单位未设“{since}”天数', en: 'No number of days is set for “{since}”' },
  daysPassed: { zh: '自“{since}”起已满 {days} 天', en: '{days} days have passed since “{since}”' },
  daysShort: { zh: '自“{since}”（{from}）起仅 {passed} 天，不足 {days} 天', en: 'Only {passed} of {days} days since “{since}” ({from})' },
  daysUnknown: { zh: '没有“{since}”的记录', en: 'There is no record of “{since}”' },
  photoNoFeature: { zh: '没有关联的问题点位，不要求现场照片', en: 'No place of the problem is linked: no photo is asked for' },
  photoAtPlace: { zh: '{count} 个点位均有现场照片（{meters} 米以内，{from} 以后拍摄）', en: 'Photos at all {count} places (within {meters} m, taken from {from} on)' },
  photoAtOnePlace: { zh: '有现场照片：距“{feature}”{distance} 米', en: 'A photo {distance} m from “{feature}”' },
  photoNone: { zh: '没有带位置和时间的照片（需 {meters} 米以内，{from} 以后拍摄）', en: 'No photo with place and time (within {meters} m, taken from {from} on)' },
  photoMissing: { zh: '缺现场照片：{features}（{nearest}；需 {meters} 米以内，{from} 以后拍摄）', en: 'No photo at: {features} ({nearest}; within {meters} m, taken from {from} on)' },
  sectionNone: { zh: '没有关联断面', en: 'No section is linked' },
  sectionMeets: { zh: '关联断面均已达标（{sections}）', en: 'All linked sections meet their target ({sections})' },
  sectionFails: { zh: '断面未达标：{sections}', en: 'Sections that miss their target: {sections}' },
  recheckNone: { zh: '不是空间比对产生的任务，不需复核', en: 'Not from a conflict check: nothing to check again' },
  recheckNoSubject: { zh: '没有关联可以复核的地块', en: 'No subject is linked that could be checked again' },
  recheckClear: { zh: '空间复核：未发现占用（规则 {rules}）', en: 'Checked again: no conflict found (rules {rules})' },
  recheckConflict: { zh: '空间复核仍有疑似冲突：{findings}', en: 'Checked again, still conflicts: {findings}' },
  recheckUnable: { zh: '空间复核无法完成：{rules}', en: 'Cannot be checked again: {rules}' },
} as const satisfies Record<string, Message>

export type LifeTextCode = keyof typeof lifeTexts

/** Whether a stored code is one that this program has words for. */
export function isLifeTextCode(code: string): code is LifeTextCode {
  return Object.hasOwn(lifeTexts, code)
}

/** A judged requirement or problem as a sentence. */
export function translateLifeText({ code, params }: LifeText, language: Language): string {
  const words = Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value] as const)
  return translate(lifeTexts[code], language, Object.fromEntries(words))
}

export const lifeMessages = {
  met: { zh: '满足', en: 'met' },
  notMet: { zh: '不满足', en: 'not met' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
} as const satisfies Record<Requirement['verdict'], Message>
