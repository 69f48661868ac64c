import { describe, expect, it } from 'vitest'
import { readImageFacts } from '../../../../../electron/report/scene/image-facts'

/** A JPEG's head as EXIF 2.32 and ITU-T T.81 lay it out: start, EXIF with one entry, start of frame. */
function jpeg(orientation: number, little: boolean): Uint8Array {
  const exif = Buffer.alloc(32)
  exif.write('Exif\0\0', 0, 'latin1')
  const [u16, u32] = little ? [exif.writeUInt16LE.bind(exif), exif.writeUInt32LE.bind(exif)] : [exif.writeUInt16BE.bind(exif), exif.writeUInt32BE.bind(exif)]
  exif.write(little ? 'II' : 'MM', 6, 'latin1')
  u16(42, 8)
  u32(8, 10)
  u16(1, 14)
  u16(0x0112, 16)
  u16(3, 18)
  u32(1, 20)
  u16(orientation, 24)
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2])
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0x03, 0x20, 0x04, 0xb0, 1, 1, 0x11, 0, 0xff, 0xd9])
  return new Uint8Array(Buffer.concat([head, exif, frame]))
}

describe('facts of a picture', () => {
  it.each([
    [1, 1],
    [3, 3],
    [6, 6],
    [8, 8],
    // Mirrored ones count as their turn.
    [4, 3],
    [5, 6],
    [7, 8],
  ])('reads orientation %i of both byte orders', (written, read) => {
    for (const little of [true, false]) expect(readImageFacts(jpeg(written, little))).toEqual({ type: 'jpeg', width: 1200, height: 800, orientation: read })
  })

  it('reads a PNG and nothing else', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgQAcAABIAAWS7vhMAAAAASUVORK5CYII=', 'base64')
    expect(readImageFacts(new Uint8Array(png))).toEqual({ type: 'png', width: 2, height: 3, orientation: 1 })
    expect(readImageFacts(new TextEncoder().encode('GIF89a, not a picture that paper takes'))).toBeNull()
    expect(readImageFacts(new Uint8Array(0))).toBeNull()
  })

  it('does not read past the end of a cut-off file', () => {
    const whole = jpeg(6, true)
    for (let length = 0; length < whole.length; length++) expect(() => readImageFacts(whole.slice(0, length))).not.toThrow()
  })
})
