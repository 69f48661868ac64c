/**
 * Decodes many short values of one file.
 *
 * Values repeat (names of counties, types), so results are remembered. A value that is not valid in the file's encoding is tried
 * in the others before anything is given up: ledgers that were pasted together mix encodings by field and by row.
 */
import { isUtf8 } from 'node:buffer'
import { COMMON_SIMPLIFIED } from './common-characters'
import { decodeText, withoutCutCharacter } from './decode-text'
import type { EncodingName } from './encoding-name'
import { isTextLost } from './lost-text'

export type DecodedValue = {
  readonly text: string
  /** `other`: read in `encoding` instead of the file's. `cut`: the last character was incomplete and left out. */
  readonly issue: 'other' | 'cut' | 'lost' | null
  readonly encoding: EncodingName
}

export type ValueDecoder = (bytes: Buffer, from: number, to: number) => DecodedValue

const MAX_REMEMBERED_VALUES = 20_000
const MAX_REMEMBERED_LENGTH_BYTES = 128
const ALTERNATIVES: readonly EncodingName[] = ['utf-8', 'gbk', 'big5']

/** @param encoding the file's encoding */
export function createValueDecoder(encoding: EncodingName): ValueDecoder {
  const remembered = new Map<string, DecodedValue>()
  const isWide = encoding.startsWith('utf-16')
  return (bytes, from, to) => {
    // The bytes as a one-byte string serve as the key, and are the answer where all is ASCII.
    const key = bytes.toString('latin1', from, to)
    if (!isWide && isPlain(bytes, from, to)) return { text: key, issue: null, encoding }
    const known = remembered.get(key)
    if (known) return known
    const value = decodeValue(bytes.subarray(from, to), encoding)
    if (to - from <= MAX_REMEMBERED_LENGTH_BYTES) {
      if (remembered.size >= MAX_REMEMBERED_VALUES) remembered.clear()
      remembered.set(key, value)
    }
    return value
  }
}

const QUESTION_MARK = 0x3f

/** ASCII, and without the question mark that may stand for a lost character. */
function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (bytes[index]! >= 0x80 || bytes[index] === QUESTION_MARK) return false
  return true
}

/** Chinese in UTF-8 mostly is valid GBK as well, but reads as rare characters (濠河 becomes 婵犳渤). */
function isRatherUtf8(bytes: Buffer, reading: string): boolean {
  if (bytes.length < 6 || !isUtf8(bytes)) return false
  return countCommon(bytes.toString('utf8')) > countCommon(reading)
}

function countCommon(text: string): number {
  let count = 0
  for (const character of text) if (COMMON_SIMPLIFIED.has(character.codePointAt(0)!)) count++
  return count
}

function decodeValue(bytes: Buffer, encoding: EncodingName): DecodedValue {
  const direct = decodeText(bytes, encoding)
  if (direct.valid && encoding !== 'utf-8' && isRatherUtf8(bytes, direct.text)) {
    return { text: decodeText(bytes, 'utf-8').text, issue: 'other', encoding: 'utf-8' }
  }
  if (direct.valid) return { text: direct.text, issue: isTextLost(direct.text) ? 'lost' : null, encoding }
  const whole = withoutCutCharacter(bytes, encoding)
  if (whole !== bytes) {
    const { text, valid } = decodeText(whole, encoding)
    if (valid && !(encoding !== 'utf-8' && isRatherUtf8(bytes, text))) return { text, issue: 'cut', encoding }
  }
  for (const other of ALTERNATIVES) {
    if (other === encoding) continue
    const { text, valid } = decodeText(bytes, other)
    if (valid) return { text, issue: 'other', encoding: other }
  }
  return { text: direct.text, issue: 'lost', encoding }
}
