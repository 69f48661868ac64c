/** Sentences for the evidence behind a coordinate system that was concluded from numbers. */
import type { CandidateReason } from '../domain/crs/candidates'
import { type Language, type Message, translate } from './translate'

const reasonMessages: Record<CandidateReason['code'], Message> = {
  'crs.reason.degrees': { zh: '数值像经纬度', en: 'the numbers look like longitude and latitude' },
  'crs.reason.zonePrefix': { zh: '横坐标带号为 {zone}', en: 'the eastings begin with zone {zone}' },
  'crs.reason.centralMeridian': { zh: '六位横坐标，中央经线 {meridian}°', en: 'six-digit eastings, central meridian {meridian}°' },
  'crs.reason.webMercator': { zh: '数值像网络墨卡托', en: 'the numbers look like Web Mercator' },
  'crs.reason.swapped': { zh: '两列坐标互换', en: 'the two axes are exchanged' },
  'crs.reason.offsetRemoved': { zh: '去除 {offset} 偏移', en: '{offset} offset removed' },
  'crs.reason.hint': { zh: '文件提到 {datum}', en: 'the file mentions {datum}' },
  'crs.reason.insideArea': { zh: '{percent}% 的点在该坐标系适用范围内', en: '{percent}% of the points lie in the area of use' },
  'crs.reason.insideExtent': { zh: '{percent}% 的点在工作区范围内', en: "{percent}% of the points lie in the workspace's extent" },
  'crs.reason.nearKeyPoints': { zh: '距已知点约 {meters} 米', en: 'about {meters} m from known points' },
}

/** Every reason of a candidate, as one line. */
export function translateCandidateReasons(reasons: readonly CandidateReason[], language: Language): string {
  const sentences = reasons.map(({ code, params }) => translate(reasonMessages[code], language, params))
  return sentences.join(language === 'zh' ? '；' : '; ')
}
