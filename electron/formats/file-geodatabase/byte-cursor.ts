/** Goes through the bytes of one record. Reading past their end throws `PastEnd`, which the record's reader turns into a problem. */
export class PastEnd extends Error {}

export class ByteCursor {
  constructor(
    readonly buffer: Buffer,
    public offset: number,
    readonly end: number,
  ) {}

  private take(count: number): number {
    const start = this.offset
    if (!(count >= 0) || start + count > this.end) throw new PastEnd()
    this.offset += count
    return start
  }

  skip(count: number): void {
    this.take(count)
  }

  uint8(): number {
    return this.buffer[this.take(1)]!
  }

  int16(): number {
    return this.buffer.readInt16LE(this.take(2))
  }

  uint16(): number {
    return this.buffer.readUInt16LE(this.take(2))
  }

  int32(): number {
    return this.buffer.readInt32LE(this.take(4))
  }

  uint32(): number {
    return this.buffer.readUInt32LE(this.take(4))
  }

  int64(): bigint {
    return this.buffer.readBigInt64LE(this.take(8))
  }

  float32(): number {
    return this.buffer.readFloatLE(this.take(4))
  }

  float64(): number {
    return this.buffer.readDoubleLE(this.take(8))
  }

  bytes(count: number): Buffer {
    const start = this.take(count)
    return this.buffer.subarray(start, start + count)
  }

  /** UTF-16 text of so many characters. */
  wideText(characters: number): string {
    return this.bytes(2 * characters).toString('utf16le')
  }

  /** Seven bits a byte, the lowest first. Exact up to 2⁵³. */
  varuint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.uint8()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
      if (factor > 2 ** 63) throw new PastEnd()
    }
  }

  /** The first byte has the sign in bit 6 and six bits of the value. */
  varint(): number {
    const first = this.uint8()
    let value = first & 0x3f
    let factor = 64
    for (let byte = first; byte >= 0x80; ) {
      byte = this.uint8()
      value += (byte & 0x7f) * factor
      factor *= 128
      if (factor > 2 ** 63) throw new PastEnd()
    }
    return (first & 0x40) === 0 ? value : -value
  }
}
