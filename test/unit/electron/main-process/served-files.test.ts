import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRange, resolveServedFile } from '../../../../electron/main-process/served-files'

const folders = { '': join('/app', 'out', 'renderer'), basemap: join('/app', 'data', 'basemap') }
const fileOf = (address: string) => resolveServedFile(new URL(address), folders)

describe('which file an address means', () => {
  it.each([
    ['app://dutu/index.html', join('/app', 'out', 'renderer', 'index.html')],
    ['app://dutu/assets/a%20b.js', join('/app', 'out', 'renderer', 'assets', 'a b.js')],
    ['app://dutu/basemap/nantong.pmtiles', join('/app', 'data', 'basemap', 'nantong.pmtiles')],
  ])('%s', (address, file) => expect(fileOf(address)).toBe(file))

  it.each([
    ['another host', 'app://elsewhere/index.html'],
    ['an encoded way out', 'app://dutu/%2e%2e%2f%2e%2e%2fpackage.json'],
    ['an encoded way out of a named folder', 'app://dutu/basemap/..%2f..%2fpackage.json'],
    ['a folder whose name begins alike', 'app://dutu/basemap/..%2fbasemap-private%2fkey'],
    ['a NUL byte', 'app://dutu/a%00.html'],
    ['a broken escape', 'app://dutu/%E0%A4%A'],
    ['a name of every object', 'app://dutu/constructor/x/../../../../etc/passwd%2f..%2f..%2f..%2f..%2fetc'],
  ])('refuses %s', (_reason, address) => {
    const file = fileOf(address)
    expect(file === null || file.startsWith(join('/app', 'out', 'renderer'))).toBe(true)
  })
})

describe('byte ranges (RFC 9110 §14.1.2)', () => {
  it.each([
    [null, null],
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=500-', { start: 500, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=0-99999', { start: 0, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'unsatisfiable'],
    ['bytes=0-1,4-5', null],
    ['items=0-1', null],
    ['bytes=-', null],
  ])('%s', (header, range) => expect(parseRange(header, 1000)).toEqual(range))
})
