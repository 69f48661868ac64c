/** Decides the encoding of a file from what a person said, what the file states and what its bytes show. */
import { AppError } from '../../../shared/errors'
import type { SourceEncoding, SourceProblem } from '../../../shared/domain/source-record'
import { decodeText, isAscii, withoutCutCharacter } from './decode-text'
import { detectEncoding } from './detect-encoding'
import { normaliseEncodingName, type EncodingName } from './encoding-name'

/** A statement of the file, the weightier first. */
export type StatedEncoding = { readonly name: EncodingName; readonly how: 'cpg' | 'dbf-ldid' | 'detected' }

export type EncodingChoice = { readonly encoding: SourceEncoding; readonly problems: readonly SourceProblem[] }

/** At least this share of the samples must be valid for a statement to be believed. */
const MIN_VALID_SHARE = 0.9
/** Text that any single-byte reading would accept must be this clearly Chinese to overrule a single-byte statement. */
const MIN_OVERRULING_CONFIDENCE = 0.7

const MULTI_BYTE: ReadonlySet<EncodingName> = new Set(['utf-8', 'gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'utf-16le', 'utf-16be'])

/**
 * @param given what the person chose; never questioned
 * @param samples texts as bytes; each may be cut off in its last character
 * @throws AppError 'import.unknownEncoding' for a given name that has no decoder
 */
export function chooseEncoding(given: string | undefined, stated: readonly StatedEncoding[], samples: readonly Buffer[]): EncodingChoice {
  if (given !== undefined) {
    const name = normaliseEncodingName(given)
    if (name === null) throw new AppError('import.unknownEncoding', { encoding: given })
    return { encoding: { name, how: 'given', confidence: 1 }, problems: [] }
  }
  const found = detectEncoding(samples)
  const [statement] = stated
  if (!statement) return { encoding: { name: found.name, how: 'detected', confidence: found.confidence }, problems: [] }
  if (found.ascii || !isContradicted(statement.name, found, samples)) {
    return { encoding: { ...statement, confidence: 1 }, problems: [] }
  }
  const problem: SourceProblem = { severity: 'warning', code: 'layer.encodingContradicted', params: { stated: statement.name, found: found.name } }
  return { encoding: { name: found.name, how: 'detected', confidence: found.confidence }, problems: [problem] }
}

function isContradicted(name: EncodingName, found: { name: EncodingName; confidence: number }, samples: readonly Buffer[]): boolean {
  if (found.name === name || (name === 'gb18030' && found.name === 'gbk') || (name === 'gbk' && found.name === 'gb18030')) return false
  // Every second byte of UTF-16 is mostly NUL or ASCII: bytes alone neither prove nor disprove it.
  if (name.startsWith('utf-16')) return false
  if (!MULTI_BYTE.has(name)) return MULTI_BYTE.has(found.name) && found.confidence >= MIN_OVERRULING_CONFIDENCE
  // Chinese in UTF-8 reads as valid, but senseless, GBK.
  if (found.name === 'utf-8' && found.confidence > 0.95) return true
  return validShareOf(samples, name) < MIN_VALID_SHARE && found.confidence >= 0.5
}

function validShareOf(samples: readonly Buffer[], name: EncodingName): number {
  const telling = samples.filter((sample) => !isAscii(sample))
  const valid = telling.filter((sample) => decodeText(withoutCutCharacter(sample, name), name).valid).length
  return telling.length === 0 ? 1 : valid / telling.length
}
