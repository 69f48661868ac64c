/**
 * Which encoding texts without any statement are in, judged by their bytes.
 *
 * Evidence, in this order: valid UTF-8 with multi-byte characters; validity in GB 18030 and Big5 together with the share of
 * common characters that each reading gives; single high bytes between ASCII letters for Western text. Nothing is random, and
 * the same samples always give the same answer.
 */
import { COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from './common-characters'
import { decodeText, isAscii, withoutCutCharacter } from './decode-text'
import type { EncodingName } from './encoding-name'

export type DetectedEncoding = {
  readonly name: EncodingName
  /** 0 to 1; 1 also where all is ASCII and the question does not arise. */
  readonly confidence: number
  readonly ascii: boolean
}

const CANDIDATES: readonly { name: EncodingName; common: ReadonlySet<number> }[] = [
  { name: 'gb18030', common: COMMON_SIMPLIFIED },
  { name: 'big5', common: COMMON_TRADITIONAL },
]

/** A byte above 0x7F that stands alone between ASCII letters or at a word's edge, as é does in Western text. */
const MIN_WESTERN_SHARE = 0.6

/**
 * @param samples texts as bytes, e.g. the values of a DBF's text fields; each may be cut off in its last character
 */
export function detectEncoding(samples: readonly Buffer[]): DetectedEncoding {
  const telling = samples.filter((sample) => !isAscii(sample))
  if (telling.length === 0) return { name: 'utf-8', confidence: 1, ascii: true }
  const utf8 = utf8Evidence(telling)
  // Three-byte sequences are Chinese in UTF-8, and practically never come about by accident.
  if (utf8.validShare > 0.98 && utf8.threeByte) return { name: 'utf-8', confidence: 0.99, ascii: false }
  const ranked = CANDIDATES.map((candidate) => ({ name: candidate.name, ...chineseEvidence(telling, candidate.name, candidate.common) })).sort(
    (a, b) => b.score - a.score,
  )
  const [best, second] = ranked
  const western = westernShare(telling)
  if (utf8.validShare === 1 && (!best || best.commonShare < 0.5)) return { name: 'utf-8', confidence: 0.9, ascii: false }
  if (western >= MIN_WESTERN_SHARE && (!best || best.commonShare < 0.3)) return { name: 'windows-1252', confidence: 0.5 + western / 4, ascii: false }
  if (!best || best.validShare < 0.5) return { name: utf8.validShare > 0.5 ? 'utf-8' : 'windows-1252', confidence: 0.2, ascii: false }
  const name = best.name === 'gb18030' && !best.fourByte ? 'gbk' : best.name
  const lead = best.score - (second?.score ?? 0)
  return { name, confidence: Math.min(0.98, 0.4 + 0.3 * best.commonShare + Math.min(0.28, lead)), ascii: false }
}

function utf8Evidence(samples: readonly Buffer[]): { validShare: number; threeByte: boolean } {
  let valid = 0
  let threeByteSamples = 0
  for (const sample of samples) {
    const whole = withoutCutCharacter(sample, 'utf-8')
    if (whole.length === 0 || !decodeText(whole, 'utf-8').valid) continue
    valid++
    // A sample that is valid only without its last bytes proves half as much: 濠河 in GBK begins like 婺 in UTF-8.
    if (whole.some((byte) => byte >= 0xe0)) threeByteSamples += whole.length === sample.length ? 1 : 0.5
  }
  return { validShare: valid / samples.length, threeByte: threeByteSamples >= 1 }
}

function chineseEvidence(samples: readonly Buffer[], name: EncodingName, common: ReadonlySet<number>) {
  let validSamples = 0
  let characters = 0
  let commonCharacters = 0
  let ordinaryCharacters = 0
  let fourByte = false
  for (const sample of samples) {
    const whole = withoutCutCharacter(sample, name)
    const { text, valid } = decodeText(whole, name)
    if (valid) validSamples++
    fourByte ||= name === 'gb18030' && valid && hasFourByteCharacter(whole)
    for (const character of text) {
      const code = character.codePointAt(0)!
      if (code < 0x80) continue
      characters++
      if (common.has(code)) commonCharacters++
      if (isOrdinary(code)) ordinaryCharacters++
    }
  }
  const validShare = validSamples / samples.length
  const commonShare = characters === 0 ? 0 : commonCharacters / characters
  const ordinaryShare = characters === 0 ? 0 : ordinaryCharacters / characters
  return { validShare, commonShare, fourByte, score: validShare * (0.4 * commonShare + 0.4 * ordinaryShare + 0.2 * levelOneShare(samples, name)) }
}

/** Han characters and the punctuation of Chinese text; not the private use area, kana, Cyrillic or box drawing. */
function isOrdinary(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3020) || (code >= 0xff01 && code <= 0xff5e) || (code >= 0x2010 && code <= 0x2032)
}

/**
 * Share of two-byte characters in the first level of the character set: 3755 in GB 2312 (lead B0–D7, trail ≥ A1), 5401 in Big5
 * (lead A4–C6). Nearly all characters of ordinary text are there.
 */
function levelOneShare(samples: readonly Buffer[], name: EncodingName): number {
  let pairs = 0
  let levelOne = 0
  for (const sample of samples) {
    for (let index = 0; index + 1 < sample.length; index++) {
      const lead = sample[index]!
      if (lead < 0x81) continue
      const trail = sample[index + 1]!
      pairs++
      if (name === 'big5' ? lead >= 0xa4 && lead <= 0xc6 : lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) levelOne++
      index++
    }
  }
  return pairs === 0 ? 0 : levelOne / pairs
}

/** GB 18030's four-byte characters have a digit as their second byte. */
function hasFourByteCharacter(bytes: Buffer): boolean {
  for (let index = 0; index + 3 < bytes.length; index++) {
    if (bytes[index]! < 0x81) continue
    const second = bytes[index + 1]!
    if (second >= 0x30 && second <= 0x39) return true
    index++
  }
  return false
}

const isLetter = (byte: number | undefined) => byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

function westernShare(samples: readonly Buffer[]): number {
  let high = 0
  let alone = 0
  for (const sample of samples) {
    for (let index = 0; index < sample.length; index++) {
      if (sample[index]! < 0xa0) continue
      high++
      const before = sample[index - 1]
      const after = sample[index + 1]
      if ((before ?? 0) < 0x80 && (after ?? 0) < 0x80 && (isLetter(before) || isLetter(after))) alone++
    }
  }
  return high === 0 ? 0 : alone / high
}
