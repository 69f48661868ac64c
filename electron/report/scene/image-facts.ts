/** Size and orientation of a PNG or JPEG, from its head. */

/** @property orientation EXIF 2.32, tag 0x0112: 1 upright, 3 upside down, 6 and 8 quarter turns; mirrored ones count as their turn */
export type ImageFacts = { readonly type: 'png' | 'jpeg'; readonly width: number; readonly height: number; readonly orientation: 1 | 3 | 6 | 8 }

/** @returns null for anything else */
export function readImageFacts(data: Uint8Array): ImageFacts | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.length > 24 && view.getUint32(0) === 0x89504e47) return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), orientation: 1 }
  if (data.length > 4 && view.getUint16(0) === 0xffd8) return readJpeg(view)
  return null
}

function readJpeg(view: DataView): ImageFacts | null {
  let orientation: ImageFacts['orientation'] = 1
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    // Start of frame, of every coding but the tables that share its numbers.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation }
    if (marker === 0xe1 && view.getUint32(at + 4) === EXIF) orientation = readOrientation(view, at + 10, at + 2 + length)
    at += 2 + length
  }
  return null
}

const EXIF = 0x45786966
const ORIENTATION_TAG = 0x0112

function readOrientation(view: DataView, start: number, end: number): ImageFacts['orientation'] {
  if (end > view.byteLength || start + 14 > end) return 1
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > end) return 1
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > end) break
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue
    const value = view.getUint16(at + 8, little)
    return value === 3 || value === 4 ? 3 : value === 5 || value === 6 ? 6 : value === 7 || value === 8 ? 8 : 1
  }
  return 1
}
