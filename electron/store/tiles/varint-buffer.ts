/**
 * Protobuf varints of whole numbers of 32 bits, one after another, into bytes that are used again and again.
 *
 * Source: protobuf.dev, “Encoding”: base 128, least significant group first; signed ones as zigzag.
 */

/** A number of 32 bits has five groups of seven at most. */
const MOST_BYTES = 5

export class VarintBuffer {
  #bytes = new Uint8Array(4096)
  #length = 0

  clear(): void {
    this.#length = 0
  }

  /** Make room for so many numbers, before they are written. */
  reserve(numbers: number): void {
    const needed = this.#length + numbers * MOST_BYTES
    if (needed <= this.#bytes.length) return
    const larger = new Uint8Array(2 * needed)
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }

  /** @param value 0 to 2^32 − 1 */
  write(value: number): void {
    const bytes = this.#bytes
    let rest = value >>> 0
    while (rest > 0x7f) {
      bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    bytes[this.#length++] = rest
  }

  /** @param value −2^31 to 2^31 − 1 */
  writeSigned(value: number): void {
    this.write((value << 1) ^ (value >> 31))
  }

  /** What was written, as a copy. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }
}
