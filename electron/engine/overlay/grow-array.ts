/** Buffers that grow by doubling, so that adding stays cheap and used space is kept from pair to pair. */

export function doubledFloat64(old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * old.length)
  larger.set(old)
  return larger
}

export function doubledInt32(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * old.length)
  larger.set(old)
  return larger
}

export function doubledUint32(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * old.length)
  larger.set(old)
  return larger
}

export function doubledUint8(old: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * old.length)
  larger.set(old)
  return larger
}
