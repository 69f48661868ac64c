// @ts-check
/**
 * Writes a Windows icon of PNG pictures.
 *
 * Layout (Microsoft, "Icons", ICONDIR): reserved, type 1, count; for each picture sixteen bytes — width and height (0
 * for 256), colours, reserved, planes, bits, length and offset of its bytes —; then the pictures.
 */

/**
 * @param {readonly { size: number, png: Buffer }[]} pictures at most 256 pixels a side
 * @returns {Buffer}
 */
export function iconFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size === 256 ? 0 : size, at)
    head.writeUInt8(size === 256 ? 0 : size, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}
