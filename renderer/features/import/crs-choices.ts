/**
 * Coordinate systems that a person may name, as the trade calls them. The codes are runs of the EPSG register, zone after zone; a
 * unit test holds them against `data/crs/definitions.json`.
 */
import type { Language, Message } from '../../../shared/messages/translate'

export type CrsChoice = { readonly code: string; readonly title: Message; /** Degrees east; null for systems without a zone. */ readonly meridian: number | null }

type Run = { readonly datum: string; readonly firstCode: number; readonly width: 3 | 6; readonly prefixed: boolean }

/** 3° zones 25–45 lie around 75°–135°, 6° zones 13–23 likewise. */
const FIRST_MERIDIAN = 75
const ZONES = { 3: { first: 25, count: 21 }, 6: { first: 13, count: 11 } } as const

const runs: readonly Run[] = [
  { datum: 'CGCS2000', firstCode: 4513, width: 3, prefixed: true },
  { datum: 'CGCS2000', firstCode: 4534, width: 3, prefixed: false },
  { datum: 'CGCS2000', firstCode: 4491, width: 6, prefixed: true },
  { datum: 'CGCS2000', firstCode: 4502, width: 6, prefixed: false },
  { datum: 'Xian1980', firstCode: 2349, width: 3, prefixed: true },
  { datum: 'Xian1980', firstCode: 2370, width: 3, prefixed: false },
  { datum: 'Xian1980', firstCode: 2327, width: 6, prefixed: true },
  { datum: 'Xian1980', firstCode: 2338, width: 6, prefixed: false },
  { datum: 'Beijing1954', firstCode: 2401, width: 3, prefixed: true },
  { datum: 'Beijing1954', firstCode: 2422, width: 3, prefixed: false },
  { datum: 'Beijing1954', firstCode: 21413, width: 6, prefixed: true },
]

const datumTitles: Readonly<Record<string, Message>> = {
  CGCS2000: { zh: 'CGCS2000', en: 'CGCS2000' },
  Xian1980: { zh: '西安80', en: 'Xian 1980' },
  Beijing1954: { zh: '北京54', en: 'Beijing 1954' },
}

const plain = (code: string, zh: string, en: string): CrsChoice => ({ code, title: { zh, en }, meridian: null })

const crsChoices: readonly CrsChoice[] = [
  plain('EPSG:4490', 'CGCS2000 经纬度', 'CGCS2000 degrees'),
  plain('EPSG:4326', 'WGS 84 经纬度', 'WGS 84 degrees'),
  plain('EPSG:3857', '网络墨卡托', 'Web Mercator'),
  plain('EPSG:4610', '西安80 经纬度', 'Xian 1980 degrees'),
  plain('EPSG:4214', '北京54 经纬度', 'Beijing 1954 degrees'),
  ...runs.flatMap(choicesOfRun),
]

function choicesOfRun({ datum, firstCode, width, prefixed }: Run): CrsChoice[] {
  const { first, count } = ZONES[width]
  const name = datumTitles[datum]!
  return Array.from({ length: count }, (_, index): CrsChoice => {
    const meridian = FIRST_MERIDIAN + width * index
    const zh = prefixed ? `${name.zh} ${width}° 带第 ${first + index} 带` : `${name.zh} ${width}° 带 中央经线 ${meridian}°`
    const en = prefixed ? `${name.en} ${width}° zone ${first + index}` : `${name.en} ${width}° zone, meridian ${meridian}°`
    return { code: `EPSG:${firstCode + index}`, title: { zh, en }, meridian }
  })
}

/** What a system is called; a code that is not in the list stands for itself. */
export function crsTitle(code: string | null, language: Language): string {
  const choice = crsChoices.find((candidate) => candidate.code === code)
  return choice === undefined ? (code ?? '') : choice.title[language]
}

/** All choices; systems whose zone is nearest to a longitude come first, those without a zone before all. */
export function crsChoicesNear(longitude: number | null): readonly CrsChoice[] {
  if (longitude === null) return crsChoices
  const distance = ({ meridian }: CrsChoice) => (meridian === null ? -1 : Math.abs(meridian - longitude))
  return crsChoices.toSorted((a, b) => distance(a) - distance(b))
}
