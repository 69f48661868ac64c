/** A scene as a PNG picture of a given resolution. */
import { renderAsync } from '@resvg/resvg-js'
import { crc32 } from './crc32'
import type { FontSet } from '../fonts/font-set'
import type { Scene } from '../scene/scene'
import { sceneToSvg } from '../svg/scene-to-svg'

const MILLIMETRES_PER_INCH = 25.4

/** @param dotsPerInch written into the file as well, so that other programs know its size on paper */
export async function sceneToPng(scene: Scene, fonts: FontSet, dotsPerInch: number, signal?: AbortSignal): Promise<Uint8Array> {
  const pixels = Math.round((scene.width / MILLIMETRES_PER_INCH) * dotsPerInch)
  signal?.throwIfAborted()
  // resvg binds itself to a signal and takes the same one only once: it is asked before and after instead.
  const rendered = await renderAsync(sceneToSvg(scene, fonts), { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false }, background: '#ffffff' })
  signal?.throwIfAborted()
  return withResolution(rendered.asPng(), dotsPerInch)
}

/** Insert the chunk `pHYs` (PNG, 11.3.5.3) after the header, which ends at byte 33 of every PNG. */
function withResolution(png: Buffer, dotsPerInch: number): Uint8Array {
  const HEADER_END = 33
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  const perMetre = Math.round((dotsPerInch / MILLIMETRES_PER_INCH) * 1000)
  chunk.writeUInt32BE(perMetre, 8)
  chunk.writeUInt32BE(perMetre, 12)
  chunk.writeUInt8(1, 16)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)])
}
