/**
 * Files brought into the window: what they are, where they lie, what is wrong with them, and back out again.
 *
 * Rows are counted by SQL in the workspace's file. Places are those of the demonstration's own outfalls, moved by gcoord as a phone map
 * moves them; that they come back is what is expected.
 */
import gcoord from 'gcoord'
import iconv from 'iconv-lite'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../support/run-command'
import { createTemporaryFolder } from '../support/temporary-folder'
import { withSqlite } from '../support/workspace'
import { writePointShapefile } from '../support/write-point-shapefile'
import { Driver } from './support/driver'

const profile = createTemporaryFolder()
const demonstration = join(profile, 'nantong.gpkg')
const empty = join(profile, 'empty.gpkg')
let desk: Driver | null = null

type Outfall = { readonly name: string; readonly code: string; readonly lon: number; readonly lat: number }

function outfalls(): readonly Outfall[] {
  return withSqlite(
    demonstration,
    (database) =>
      database
        .prepare('SELECT o.name, o.code, (r.minx + r.maxx) / 2 AS lon, (r.miny + r.maxy) / 2 AS lat FROM outfall o JOIN rtree_outfall_geom r ON r.id = o.fid ORDER BY o.fid % 97, o.fid LIMIT 16')
        .all() as Outfall[],
  )
}

const countOf = (workspace: string) => withSqlite(workspace, (database) => database.prepare('SELECT count(*) FROM outfall').pluck().get() as number)

async function start(workspace: string): Promise<Driver> {
  desk = await Driver.start({ profile, language: 'zh', theme: 'light', workspace })
  return desk
}

beforeAll(async () => {
  await runCommand('new', demonstration, '--sample', 'nantong')
  await runCommand('new', empty)
})

afterEach(async () => {
  await desk?.close()
  desk = null
})

test('what dropping will do is said before, and an open check takes the file instead', async () => {
  const file = join(profile, 'parcels.csv')
  writeFileSync(file, '名称,经度,纬度\nA,121,32\n')
  const window = await start(demonstration)
  await window.import.dragOver([file], [500, 650])
  expect(await window.import.aimedUse()).toBe('导入图层')
  await window.import.dragAway([file])
  await window.pressButton('比对')
  await window.import.dragOver([file], [500, 650])
  expect(await window.import.aimedUse()).toBe('空间比对')
})

describe('a shapefile in GBK without .prj, taken from a phone map', () => {
  const file = join(profile, '核查点位.shp')

  test('shows where it may lie, comes in with one click, and is taken back whole', async () => {
    const known = outfalls()
    writePointShapefile(
      file,
      ['排污口名称', '地方编码', '测绘员'],
      known.map(({ name, lon, lat }, index) => ({ xy: gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number], texts: [`${name}（复核）`, `FH-${index}`, '张工'] })),
    )
    const before = countOf(demonstration)
    const window = await start(demonstration)
    await window.import.drop([file, file.replace('.shp', '.dbf'), file.replace('.shp', '.shx')])
    expect(await window.import.fileName()).toBe('核查点位.shp')
    expect(await window.import.facts()).toBe(`Shapefile · ${known.length} 条 · 点`)
    expect(await window.import.choiceOf('文字编码')).toContain('GBK')
    expect(await window.import.choiceOf('导入为')).toBe('排污口')

    const candidates = await window.import.candidates()
    expect(candidates.map(([title]) => title)).toContain('CGCS2000 经纬度，去除 GCJ-02 偏移')
    expect(await window.import.summaryOf('逐条检查')).toBe('选定坐标系后检查')
    await window.import.chooseCandidate('GCJ-02')
    expect(await window.import.plan()).toBe(`将新增 ${known.length}，更新 0，未变 0，拒绝 0`)
    expect(await window.import.summaryOf('列对应')).toBe('2 列对应字段，1 列保留为其他列')
    await window.import.start()
    expect(await window.import.result()).toMatchObject({ 读取: known.length, 新增: known.length, 拒绝: 0 })

    expect(countOf(demonstration)).toBe(before + known.length)
    const stored = withSqlite(
      demonstration,
      (database) =>
        database
          .prepare("SELECT o.name, o.extra, (r.minx + r.maxx) / 2 AS lon, (r.miny + r.maxy) / 2 AS lat FROM outfall o JOIN rtree_outfall_geom r ON r.id = o.fid WHERE o.code_local LIKE 'FH-%' ORDER BY o.fid")
          .all() as (Outfall & { readonly extra: string })[],
    )
    for (const [index, { name, lon, lat, extra }] of stored.entries()) {
      expect(name).toBe(`${known[index]!.name}（复核）`)
      expect(JSON.parse(extra)).toMatchObject({ 测绘员: '张工' })
      // 1e-5° is a metre; the moved copies lay some 500 m away.
      expect(Math.abs(lon - known[index]!.lon)).toBeLessThan(1e-5)
      expect(Math.abs(lat - known[index]!.lat)).toBeLessThan(1e-5)
    }
    await window.import.pressButton('打开属性表')
    await expect.poll(() => window.panels.rowCount(), { timeout: 15_000 }).toBe(`${(before + known.length).toLocaleString('zh')} 行`)

    await window.import.pressButton('撤销此次导入')
    await window.import.notice(`已撤销：删除 ${known.length} 条，恢复 0 条`)
    expect(countOf(demonstration)).toBe(before)
    await expect.poll(() => window.panels.rowCount(), { timeout: 15_000 }).toBe(`${before.toLocaleString('zh')} 行`)
    expect(window.complaints).toEqual([])
  })
})

describe('a ledger in text', () => {
  const row = (index: number, place = `${121 + index / 100},${32 + index / 100}`, name = `排口${index}`) => `L${String(index).padStart(3, '0')},${name},${place},如东县`
  const write = (file: string, rows: readonly string[]) => writeFileSync(file, iconv.encode(['排污口编号,排污口名称,经度,纬度,县市区', ...rows].join('\r\n'), 'gb18030'))

  test('says which rows are rejected and gives them back as a file', async () => {
    const file = join(profile, '台账.csv')
    write(file, [row(1), row(2, '缺,缺'), row(3), row(4, '1e308,32.1'), row(5)])
    const window = await start(empty)
    await window.answerOpenDialog(file)
    await window.panels.open('导入')
    await window.import.pressButton('选择文件')
    expect(await window.import.plan()).toBe('将新增 3，更新 0，未变 0，拒绝 2')
    await window.import.openStep('逐条检查')
    const problems = await window.import.problems()
    expect(problems[0]).toMatch(/拒绝\s*第 3 行/)
    expect(problems[1]).toMatch(/拒绝\s*第 5 行/)

    const sentBack = join(profile, '退回.csv')
    await window.answerSaveDialog(sentBack)
    await window.import.pressButton('导出被拒的行')
    await window.import.notice('已导出 2 条被拒的行')
    const lines = readFileSync(sentBack, 'utf8').trim().split(/\r?\n/)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('排口2')
    expect(lines[2]).toContain('排口4')
    expect(countOf(empty)).toBe(0)
  })

  test('that comes again shows first what is new, changed and missing', async () => {
    const first = join(profile, '一季度.csv')
    const second = join(profile, '二季度.csv')
    write(first, [row(1), row(2), row(3)])
    write(second, [row(1), row(2, undefined, '排口2（更名）'), row(4)])
    const window = await start(empty)
    await window.import.drop([first])
    expect(await window.import.plan()).toContain('将新增 3')
    await window.import.start()
    expect(await window.import.result()).toMatchObject({ 新增: 3 })

    await window.import.drop([second])
    expect(await window.import.summaryOf('与已有数据')).toBe('全部新增（已有 3 条）')
    await window.import.choose('匹配依据', '编号')
    await expect.poll(() => window.import.summaryOf('与已有数据'), { timeout: 15_000 }).toBe('新增 1 · 变更 1 · 缺少 1')
    const [changed] = await window.import.differences('变更')
    expect(changed).toContain('L002')
    expect(changed).toContain('排口2（更名）')
    expect((await window.import.differences('新增'))[0]).toContain('L004')
    expect((await window.import.differences('缺少'))[0]).toContain('L003')
    await window.import.choose('缺少的记录', '删除')
    await window.import.plan()
    await window.import.start()
    expect(await window.import.result()).toMatchObject({ 读取: 3, 新增: 1, 更新: 1, 未变: 1, 拒绝: 0, 删除: 1 })
    const names = withSqlite(empty, (database) => database.prepare('SELECT name FROM outfall ORDER BY name').pluck().all())
    expect(names).toEqual(['排口1', '排口2（更名）', '排口4'])
    await window.import.pressButton('撤销此次导入')
    await window.import.notice('已撤销')
    expect(withSqlite(empty, (database) => database.prepare('SELECT name FROM outfall ORDER BY name').pluck().all())).toEqual(['排口1', '排口2', '排口3'])
    expect(window.complaints).toEqual([])
  })
})
