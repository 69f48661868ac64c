import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHECKOUT } from '../../../../../build/scripts/runtime/checkout.mjs'
import { iconFile } from '../../../../../build/scripts/icons/icon-file.mjs'

const icons = join(CHECKOUT, 'build/icons')
const picture = (size: number) => ({ size, png: readFileSync(join(icons, `${size}x${size}.png`)) })

/** Reads an icon directory after Microsoft's description of ICONDIRENTRY, independently of the writer. */
function readIcon(file: Buffer) {
  return Array.from({ length: file.readUInt16LE(4) }, (_unused, index) => {
    const entry = file.subarray(6 + 16 * index, 22 + 16 * index)
    const start = entry.readUInt32LE(12)
    const png = file.subarray(start, start + entry.readUInt32LE(8))
    // PNG: width and height are the first numbers of the IHDR chunk.
    return { declared: entry.readUInt8(0) || 256, signature: png.toString('latin1', 1, 4), width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  })
}

test('every picture lies where the directory says', () => {
  expect(readIcon(iconFile([picture(16), picture(256)]))).toEqual([
    { declared: 16, signature: 'PNG', width: 16, height: 16 },
    { declared: 256, signature: 'PNG', width: 256, height: 256 },
  ])
})

test('the icon in the repository has the sizes that Windows asks for', () => {
  expect(readIcon(readFileSync(join(icons, 'icon.ico'))).map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 256])
})
