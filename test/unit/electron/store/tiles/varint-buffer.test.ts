import { PbfReader, PbfWriter } from 'pbf'
import { expect, it } from 'vitest'
import { VarintBuffer } from '../../../../../electron/store/tiles/varint-buffer'

/** Peer: the library pbf. */
it('writes the bytes that pbf writes', () => {
  const numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 2 ** 21 - 1, 2 ** 21, 2 ** 26, 2 ** 28, 2 ** 31 - 1]
  const buffer = new VarintBuffer()
  for (let round = 0; round < 3; round++) {
    const pbf = new PbfWriter()
    buffer.clear()
    buffer.reserve(2 * numbers.length)
    for (const number of numbers) {
      buffer.write(number)
      pbf.writeVarint(number)
    }
    // Zigzag of 32 bits: one bit is the sign's.
    for (const number of numbers.filter((value) => value < 2 ** 27)) {
      for (const signed of [number, -number]) {
        buffer.reserve(1)
        buffer.writeSigned(signed)
        pbf.writeSVarint(signed)
      }
    }
    expect([...buffer.take()]).toEqual([...pbf.finish()])
  }
})

it('keeps what it has when it grows', () => {
  const buffer = new VarintBuffer()
  buffer.reserve(1)
  buffer.writeSigned(-3)
  buffer.reserve(100_000)
  for (let number = 0; number < 100_000; number++) buffer.write(number)
  const reader = new PbfReader(buffer.take())
  expect(reader.readSVarint()).toBe(-3)
  for (let number = 0; number < 100_000; number++) if (reader.readVarint() !== number) throw new Error(`${number} is lost`)
})
