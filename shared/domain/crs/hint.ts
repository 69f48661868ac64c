/** What the words around coordinates say about their system: headings, titles, sheet and file names. */
import type { Datum } from '../crs'
import type { WebMapOffset } from './offset'

/** Hearsay: it moves candidates up, it decides nothing. */
export type CrsHint = {
  readonly datum?: Datum
  /** Degrees east. */
  readonly centralMeridian?: number
  readonly offset?: WebMapOffset
}

const DATUMS: readonly (readonly [RegExp, Datum])[] = [
  [/新北京(?:19)?54|新(?:19)?54北京/, 'NewBeijing'],
  [/西安\s*(?:19)?80|(?:19)?80\s*西安|xian\s*(?:19)?80|80坐标/i, 'Xian1980'],
  [/北京\s*(?:19)?54|(?:19)?54\s*北京|beijing\s*(?:19)?54|54坐标/i, 'Beijing1954'],
  [/cgcs\s*2000|国家\s*2000|2000\s*(?:国家|大地|坐标)|大地\s*2000/i, 'CGCS2000'],
  [/wgs[\s-]*(?:19)?84/i, 'WGS84'],
]
const GCJ02 = /gcj[\s-]*02|火星坐标|高德|腾讯(?:地图|坐标)|amap/i
const BD09 = /bd[\s-]*09|百度/i
const MERIDIAN = /中央(?:子午线|经线|经度)\D{0,4}(\d{2,3}(?:\.\d+)?)|(?:^|\D)(\d{2,3})(?:°|度)?\s*(?:中央)?经线/

/** @returns an empty hint where nothing is said */
export function crsHintOfTexts(texts: readonly string[]): CrsHint {
  const text = texts.join('\n').slice(0, 20_000)
  const datum = DATUMS.find(([pattern]) => pattern.test(text))?.[1]
  const match = MERIDIAN.exec(text)
  const meridian = Number(match?.[1] ?? match?.[2])
  const offset = GCJ02.test(text) ? 'gcj02' : BD09.test(text) ? 'bd09' : undefined
  return {
    ...(datum ? { datum } : {}),
    ...(meridian >= 72 && meridian <= 138 ? { centralMeridian: meridian } : {}),
    ...(offset ? { offset } : {}),
  }
}
