/** Bytes to text, strictly: whether the bytes are valid in an encoding is part of the answer. */
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { EncodingName } from './encoding-name'

export type DecodedText = { readonly text: string; /** Every byte was valid. */ readonly valid: boolean }

/** GBK text is decoded as GB 18030, which contains it; anything else under its own name. */
const decoderOf = (encoding: EncodingName) => (encoding === 'gbk' ? 'gb18030' : encoding)

/** @param bytes without a byte order mark */
export function decodeText(bytes: Buffer, encoding: EncodingName): DecodedText {
  if (isAscii(bytes) && !encoding.startsWith('utf-16')) return { text: bytes.toString('latin1'), valid: true }
  if (encoding === 'utf-8') return { text: bytes.toString('utf8'), valid: isUtf8(bytes) }
  const text = iconv.decode(bytes, decoderOf(encoding), { stripBOM: false })
  return { text, valid: !text.includes('\uFFFD') && !(encoding.startsWith('utf-16') && bytes.length % 2 === 1) }
}

export function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index]! >= 0x80) return false
  return true
}

/** A decoder for a stream of chunks; `end` gives what is left of a cut character. */
export function createStreamDecoder(encoding: EncodingName): { write(chunk: Buffer): string; end(): string } {
  const decoder = iconv.getDecoder(decoderOf(encoding), { stripBOM: false })
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' }
}

/**
 * Cuts off the bytes of a character that a fixed-width field left incomplete, in multi-byte encodings.
 *
 * @returns the bytes up to the last whole character; the same object where nothing is cut
 */
export function withoutCutCharacter(bytes: Buffer, encoding: EncodingName): Buffer {
  if (bytes.length === 0 || bytes.at(-1)! < 0x80) return bytes
  if (encoding === 'utf-8') {
    let start = bytes.length - 1
    while (start > 0 && bytes.length - start < 4 && (bytes[start]! & 0xc0) === 0x80) start--
    const lead = bytes[start]!
    const expected = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
    return expected > bytes.length - start ? bytes.subarray(0, start) : bytes
  }
  if (!['gbk', 'gb18030', 'big5', 'euc-kr', 'euc-jp'].includes(encoding)) return bytes
  let index = 0
  while (index < bytes.length) {
    const width = bytes[index]! < 0x81 ? 1 : 2
    if (index + width > bytes.length) return bytes.subarray(0, index)
    index += width
  }
  return bytes
}
