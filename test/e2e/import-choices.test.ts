/**
 * What a person settles while a file is imported, and what is left of an import that was given up.
 *
 * Expected places on Xian 1980 are those of PROJ 9.1.1 (`cct`: +inv tmerc with IAG 1975, cart, helmert +convention=position_vector, +inv cart with
 * GRS 80; see test/unit/shared/domain/crs/transform.test.ts). The words in Big5 are those that iconv encoded.
 */
import iconv from 'iconv-lite'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readJsonFixture } from '../support/read-fixture'
import { runCommand } from '../support/run-command'
import { createTemporaryFolder } from '../support/temporary-folder'
import { dumpData, withSqlite } from '../support/workspace'
import { writePointShapefile } from '../support/write-point-shapefile'
import { Driver } from './support/driver'

const profile = createTemporaryFolder()
const workspace = join(profile, 'empty.gpkg')
let desk: Driver | null = null

beforeEach(async () => {
  await runCommand('new', workspace, '--force')
  desk = null
})

afterEach(() => desk?.close())

async function start(): Promise<Driver> {
  desk = await Driver.start({ profile, language: 'zh', theme: 'light', workspace })
  return desk
}

type Stored = { readonly name: string; readonly lon: number; readonly lat: number }
const outfalls = () =>
  withSqlite(workspace, (database) => database.prepare('SELECT o.name, (r.minx + r.maxx) / 2 AS lon, (r.miny + r.maxy) / 2 AS lat FROM outfall o LEFT JOIN rtree_outfall_geom r ON r.id = o.fid ORDER BY o.fid').all() as Stored[])

test('an import tells how fast it is and how long yet, and leaves no trace when it is cancelled', async () => {
  const file = join(profile, '大表.csv')
  const rows = 400_000
  writeFileSync(file, ['排污口编号,排污口名称,经度,纬度', ...Array.from({ length: rows }, (_, row) => `N${row},第${row}号排口,${120 + (row % 1000) / 1000},${32 + row / 800_000}`)].join('\n'))
  const before = dumpData(workspace)
  const window = await start()
  await window.import.drop([file])
  expect(await window.import.choiceOf('导入为')).toBe('排污口')
  await window.import.start()
  expect(await window.import.progressWithPace()).toMatch(/^[\d,]+ \/ 400,000 条 · [\d,]+ 条\/秒 · 约剩 \d+ (?:秒|分钟)$/)
  await window.import.pressButton('取消')
  await window.import.notice('已取消，没有写入任何内容')
  // The file is still there to be looked at, and nothing says that it was imported.
  expect(await window.import.fileName()).toBe('大表.csv')
  expect(window.complaints).toEqual([])
  await window.close()
  desk = null
  expect(dumpData(workspace)).toEqual(before)
  expect(readdirSync(profile).filter((name) => name.startsWith('empty.gpkg'))).toEqual(['empty.gpkg'])
})

test('a bureau’s own seven parameters bring a file on Xian 1980 to its place, and the next one without being asked', async () => {
  const { texts } = readJsonFixture<{ texts: { code: string; flavour: string; text: string }[] }>('crs/projinfo-texts.json')
  const prj = texts.find(({ code, flavour }) => code === 'EPSG:2364' && flavour === 'WKT1:ESRI')!.text
  const write = (name: string) => {
    const file = join(profile, `${name}.shp`)
    writePointShapefile(file, ['排污口名称'], [{ xy: [40_584_119, 3_539_981], texts: [name] }])
    writeFileSync(file.replace('.shp', '.prj'), prj)
    return file
  }
  const first = write('西安八零')
  const second = write('又一个')
  const window = await start()
  await window.import.drop([first])
  await window.import.plan()
  await window.import.openStep('坐标系')
  expect(await window.import.shiftNote()).toContain('不附带')
  await window.import.useShift({ 'ΔX (m)': '-12.3', 'ΔY (m)': '45.6', 'ΔZ (m)': '-7.8', 'Rx (″)': '0.5', 'Ry (″)': '-0.7', 'Rz (″)': '1.1', 'm (ppm)': '2.5' })
  await expect.poll(() => window.import.shiftNote(), { timeout: 15_000 }).toBe('已使用本单位的七参数')
  await window.import.plan()
  await window.import.start()
  expect(await window.import.result()).toMatchObject({ 新增: 1 })
  await window.import.drop([second])
  await window.import.plan()
  await window.import.openStep('坐标系')
  expect(await window.import.shiftNote()).toBe('已使用本单位的七参数')
  await window.import.start()
  expect(await window.import.result()).toMatchObject({ 新增: 1 })
  const stored = outfalls()
  expect(stored.map(({ name }) => name)).toEqual(['西安八零', '又一个'])
  for (const { lon, lat } of stored) {
    // The index holds 32-bit floats: boxes are up to a metre wide.
    expect(Math.abs(lon - 120.8903204862)).toBeLessThan(1e-5)
    expect(Math.abs(lat - 31.9797295354)).toBeLessThan(1e-5)
  }
  expect(window.complaints).toEqual([])
})

test('where the encoding was judged wrongly, the words show which one is right', async () => {
  const file = join(profile, '短.csv')
  // One word of Big5 that is as good a word of GBK.
  writeFileSync(file, iconv.encode('code,name,lon,lat\nB1,高雄,121.1,32.1\n', 'big5'))
  const window = await start()
  await window.import.drop([file])
  await window.import.choose('导入为', '排污口')
  expect(await window.import.choiceOf('文字编码')).toContain('GBK')
  expect(await window.import.encodingSample()).toBe('蔼动')
  expect(await window.import.encodingOffers()).toMatchObject({ GBK: '蔼动', BIG5: '高雄' })
  await window.import.choose('文字编码', 'BIG5')
  await expect.poll(() => window.import.encodingSample(), { timeout: 15_000 }).toBe('高雄')
  await window.import.plan()
  await window.import.start()
  expect(await window.import.result()).toMatchObject({ 新增: 1 })
  expect(outfalls().map(({ name }) => name)).toEqual(['高雄'])
  expect(window.complaints).toEqual([])
})
