/**
 * What people bring: a GeoPackage of another program, a base map of their own, 天地图 with their own key; and the map by keyboard alone.
 *
 * The GeoPackage is made by GDAL, whose PROJ puts its polygon into Gauss-Krüger; 天地图 is a server of this test on the loopback.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasGdal, runProgram } from '../support/gdal'
import { createTemporaryFolder } from '../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall } from '../support/workspace'
import { Driver, type StartOptions } from './support/driver'
import type { StartCamera } from './support/map-view'

const folder = createTemporaryFolder()
/** Any camera: its own centre lies in the middle of the map. */
const MIDDLE: StartCamera = { center: [0, 0], zoom: 0 }
/** A colour that no map of ours has. */
const MAGENTA = [220, 0, 220] as const
/** The sea of the bundled base map. */
const SEA = '#D3E5F0'
let desk: Driver | null = null

async function start(profile: string, options: Omit<StartOptions, 'profile'> = {}): Promise<Driver> {
  desk = await Driver.start({ profile: path.join(folder, profile), language: 'zh', theme: 'light', ...options })
  return desk
}

afterEach(async () => {
  await desk?.close()
  desk = null
})

/** A PNG of 256 by 256 pixels in one colour (RFC 2083). */
function picture([red, green, blue]: readonly [number, number, number]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: 256 }, () => [red, green, blue]).flat())])
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0])
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)))), chunk('IEND', Buffer.alloc(0))])
}

describe.skipIf(!hasGdal)('a GeoPackage of another program', () => {
  const file = path.join(folder, 'foreign.gpkg')

  beforeAll(() => {
    const write = (name: string, features: readonly unknown[]) => {
      const geojson = path.join(folder, `${name}.geojson`)
      writeFileSync(geojson, JSON.stringify({ type: 'FeatureCollection', features }))
      return geojson
    }
    const ring = [[121, 32], [121.1, 32], [121.1, 32.1], [121, 32.1], [121, 32]]
    const zones = write('zones', [{ type: 'Feature', properties: { 名称: '东片区', 用途: '湿地' }, geometry: { type: 'Polygon', coordinates: [ring] } }])
    const wells = write('wells', [{ type: 'Feature', properties: { 名称: '一号井', 深度: 12.5 }, geometry: { type: 'Point', coordinates: [121.02, 32.02] } }])
    expect(runProgram('ogr2ogr', ['-f', 'GPKG', '-t_srs', 'EPSG:4528', '-nln', 'zones', file, zones]).status).toBe(0)
    expect(runProgram('ogr2ogr', ['-update', '-nln', 'wells', file, wells]).status).toBe(0)
  })

  test('is drawn layer by layer, opens cards and tables, and can be gone through by keys alone', async () => {
    const window = await start('foreign', { workspace: file })
    expect(await window.layers.partsOfReference()).toEqual(['wells', 'zones'])
    await window.map.click(await window.map.pointAt(MIDDLE.center, MIDDLE))
    expect(await window.panels.cardTitle('东片区')).toBe('东片区')
    expect(await window.panels.cardText()).toContain('湿地')
    await window.press('Escape')

    await window.map.focus()
    await window.press('Enter')
    expect(await window.map.spoken('东片区')).toBe('参考图层 东片区')
    await window.press('Escape')
    await window.press('n')
    const first = await window.map.spoken('第 1 个，共 2 个')
    await window.press('n')
    const second = await window.map.spoken('第 2 个，共 2 个')
    expect([first, second].map((text) => text.split(' ').at(-1)).sort()).toEqual(['一号井', '东片区'])
    await window.press('?')
    expect(await window.sees('依次选中图上的下一个、上一个要素')).toBe(true)
    await window.press('Escape')

    await window.layers.toggleReferencePart('zones')
    await window.layers.openReferenceTable('wells')
    expect(await window.panels.tableHeads()).toEqual(expect.arrayContaining(['深度']))
    await window.map.click(await window.map.pointAt(MIDDLE.center, MIDDLE))
    expect(await window.map.isInspectorOpen()).toBe(false)
    expect(window.complaints).toEqual([])
  })
})

describe('a base map of one’s own', () => {
  let workspace: string
  const magenta = `#${MAGENTA.map((part) => part.toString(16).padStart(2, '0')).join('')}`
  /** Pictures are toned down under the themes. */
  const TONED = 70

  beforeAll(async () => {
    workspace = await makeWorkspaceFile(folder, 'own', [pointOutfall('甲', 121.05, 32.05)])
  })

  test('an MBTiles file of pictures takes the place of the bundled one, and stays after a restart', async () => {
    const file = path.join(folder, 'own.mbtiles')
    const database = new Database(file)
    database.exec('CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)')
    const metadata = { name: 'own', format: 'png', minzoom: '0', maxzoom: '0', attribution: '本单位影像' }
    for (const [name, value] of Object.entries(metadata)) database.prepare('INSERT INTO metadata VALUES (?, ?)').run(name, value)
    database.prepare('INSERT INTO tiles VALUES (0, 0, 0, ?)').run(picture(MAGENTA))
    database.close()
    let window = await start('mbtiles', { workspace })
    expect(await window.map.shareOfColour(magenta, TONED)).toBeLessThan(0.01)
    await window.answerOpenDialog(file)
    await window.layers.chooseBasemapFile()
    expect(await window.map.shareOfColourUntil(magenta, TONED, (share) => share > 0.5)).toBeGreaterThan(0.5)
    expect(await window.sees('本单位影像')).toBe(true)
    await window.close()
    window = await start('mbtiles', { workspace })
    expect(await window.map.shareOfColourUntil(magenta, TONED, (share) => share > 0.5)).toBeGreaterThan(0.5)
  })

  test('a PMTiles file with our layers is drawn in our style', async () => {
    const file = path.join(folder, 'own.pmtiles')
    copyFileSync(path.join(import.meta.dirname, '../../data/basemap/nantong.pmtiles'), file)
    const buoy = await makeWorkspaceFile(folder, 'buoy', [pointOutfall('浮标', 122.4, 32.2)])
    const window = await start('pmtiles', { workspace: buoy })
    await window.answerOpenDialog(file)
    await window.layers.chooseBasemapFile()
    // The credit that the file itself states.
    expect(await window.sees('GSHHG/WDBII (LGPL) · GeoNames (CC BY 4.0)')).toBe(true)
    expect(await window.map.shareOfColourUntil(SEA, 6, (share) => share > 0.3)).toBeGreaterThan(0.3)
    expect(window.complaints).toEqual([])
  })

  test('天地图 is asked with the bureau’s own key, for the map and its names', async () => {
    const asked: URL[] = []
    const server = await serveSecurely(folder, (url) => {
      asked.push(url)
      return picture(MAGENTA)
    })
    try {
      const { port } = server.address() as AddressInfo
      const flags = [`--host-resolver-rules=MAP *.tianditu.gov.cn 127.0.0.1:${port}`, '--ignore-certificate-errors']
      const window = await start('wmts', { workspace, flags })
      await window.layers.chooseTianditu('0123456789abcdef')
      expect(await window.map.shareOfColourUntil(magenta, TONED, (share) => share > 0.5)).toBeGreaterThan(0.5)
      expect(await window.sees('天地图')).toBe(true)
    } finally {
      server.close()
    }
    expect(new Set(asked.map(({ pathname }) => pathname))).toEqual(new Set(['/vec_w/wmts', '/cva_w/wmts']))
    for (const { searchParams: parameters } of asked) {
      expect(parameters.get('tk')).toBe('0123456789abcdef')
      expect([parameters.get('SERVICE'), parameters.get('REQUEST'), parameters.get('TILEMATRIXSET')]).toEqual(['WMTS', 'GetTile', 'w'])
      expect(['TILEMATRIX', 'TILEROW', 'TILECOL'].map((name) => Number(parameters.get(name))).every(Number.isInteger)).toBe(true)
    }
  })
})

/** A server with a certificate that nobody vouches for. */
function serveSecurely(place: string, answer: (url: URL) => Buffer): Promise<Server> {
  const [key, certificate] = [path.join(place, 'key.pem'), path.join(place, 'certificate.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=tianditu.gov.cn'], { stdio: 'ignore' })
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' })
    response.end(answer(new URL(request.url ?? '/', 'https://t0.tianditu.gov.cn')))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}
