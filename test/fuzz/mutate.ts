/** Damages bytes in reproducible ways: the same seed always gives the same damage. */

/** Numbers from 0 to 1. Source: mulberry32 by Tommy Ettinger, public domain. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const BYTES = [0x00, 0x01, 0x0a, 0x0d, 0x1a, 0x20, 0x22, 0x2c, 0x2d, 0x3c, 0x5b, 0x5d, 0x7b, 0x7d, 0x7f, 0x80, 0xfe, 0xff]
const WORDS = [0, 1, -1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000]
const TEXTS = ['', '"', "'", '<', '>', '&', ']]>', '<![CDATA[', '<!DOCTYPE x>', '[', '{', '}', '\0', '1e308', '-1e999', 'NaN', 'null', '9'.repeat(400), ',,,,', '\n\n', '\uFFFD', '锟斤拷', '@', '=1+1', '../..', 'EMPTY']

/** @param other a second file to take pieces from */
export function mutate(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  let result: Buffer = Buffer.from(bytes)
  const changes = 1 + Math.floor(random() ** 2 * 8)
  for (let change = 0; change < changes; change++) result = mutateOnce(result, other, random)
  return result
}

function mutateOnce(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * (bytes.length + 1))
  const length = Math.floor(random() ** 3 * Math.min(bytes.length, 4096))
  const piece = (source: Buffer) => {
    const from = Math.floor(random() * source.length)
    return source.subarray(from, from + length)
  }
  const replace = (from: number, count: number, by: Buffer) => Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(from + count)])
  switch (Math.floor(random() * 11)) {
    case 0:
      if (at < bytes.length) bytes[at]! ^= 1 << Math.floor(random() * 8)
      return bytes
    case 1:
      if (at < bytes.length) bytes[at] = BYTES[Math.floor(random() * BYTES.length)]!
      return bytes
    case 2:
      if (at + 4 <= bytes.length) bytes.writeInt32LE(WORDS[Math.floor(random() * WORDS.length)]!, at)
      return bytes
    case 3:
      if (at + 4 <= bytes.length) bytes.writeInt32BE(WORDS[Math.floor(random() * WORDS.length)]!, at)
      return bytes
    case 4:
      if (at + 8 <= bytes.length) bytes.writeDoubleLE([NaN, Infinity, 1e308, -1e308, 0, 5e-324][Math.floor(random() * 6)]!, at)
      return bytes
    case 5:
      return bytes.subarray(0, at)
    case 6:
      return replace(at, length, Buffer.alloc(0))
    case 7:
      return replace(at, 0, piece(bytes))
    case 8:
      return replace(at, Math.min(length, 16), piece(other))
    case 9:
      return replace(at, 0, Buffer.from(TEXTS[Math.floor(random() * TEXTS.length)]!))
    default:
      return replaceNumber(bytes, random)
  }
}

/** Some number of a text becomes an unlikely one. */
function replaceNumber(bytes: Buffer, random: () => number): Buffer {
  const text = bytes.toString('latin1')
  const from = Math.floor(random() * text.length)
  const match = /\d+(?:\.\d+)?/.exec(text.slice(from, from + 4096))
  if (!match) return bytes
  const numbers = ['0', '-1', '1e308', '99999999999999999999', '0.0000001', '2147483648', '1048577', 'NaN', '']
  const by = Buffer.from(numbers[Math.floor(random() * numbers.length)]!)
  return Buffer.concat([bytes.subarray(0, from + match.index), by, bytes.subarray(from + match.index + match[0].length)])
}
