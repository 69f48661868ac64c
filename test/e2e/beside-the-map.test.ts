/**
 * Journeys between map, lists, cards, table and search, on the demonstration workspace.
 *
 * What is expected is read from the workspace's file by SQL and from the command line, not from the window.
 */
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SectionReport } from '../../shared/domain/section'
import { vocabularies } from '../../shared/domain/vocabularies'
import { runCommand } from '../support/run-command'
import { createTemporaryFolder } from '../support/temporary-folder'
import { withSqlite } from '../support/workspace'
import { Driver, type StartOptions } from './support/driver'
import type { StartCamera } from './support/map-view'

const profile = createTemporaryFolder()
const workspace = join(profile, 'nantong.gpkg')
let desk: Driver | null = null

type Linked = { readonly name: string; readonly code: string; readonly lon: number; readonly lat: number; readonly task: string; readonly tasks: number }

/** Linked outfalls that stand alone, so that a click on one means no other. */
function lonelyLinkedOutfalls(): readonly Linked[] {
  return withSqlite(
    workspace,
    (database) =>
      database
        .prepare(
          `SELECT o.name, o.code, (r.minx + r.maxx) / 2 AS lon, (r.miny + r.maxy) / 2 AS lat, t.title AS task, count(*) AS tasks
           FROM task_link l JOIN outfall o ON o.fid = l.feature_id JOIN task t ON t.fid = l.task_id JOIN rtree_outfall_geom r ON r.id = o.fid
           WHERE l.layer = 'outfall'
             AND NOT EXISTS (SELECT 1 FROM rtree_outfall_geom n WHERE n.id <> r.id AND abs(n.minx - r.minx) < 0.002 AND abs(n.miny - r.miny) < 0.002)
           GROUP BY o.fid ORDER BY o.fid`,
        )
        .all() as Linked[],
  )
}

/** Extent of all features of a task. */
function boundsOfTask(title: string): { readonly west: number; readonly south: number; readonly east: number; readonly north: number; readonly features: number } {
  return withSqlite(
    workspace,
    (database) =>
      database
        .prepare(
          `SELECT min(r.minx) AS west, min(r.miny) AS south, max(r.maxx) AS east, max(r.maxy) AS north, count(*) AS features
           FROM task_link l JOIN task t ON t.fid = l.task_id JOIN rtree_outfall_geom r ON r.id = l.feature_id WHERE l.layer = 'outfall' AND t.title = ?`,
        )
        .get(title) as ReturnType<typeof boundsOfTask>,
  )
}

async function sectionsOf(month: string): Promise<SectionReport> {
  return JSON.parse((await runCommand('sections', '--workspace', workspace, '--period', month, '--json')).out) as SectionReport
}

async function start(options: Omit<StartOptions, 'profile'> = {}): Promise<Driver> {
  desk = await Driver.start({ profile, language: 'zh', theme: 'light', ...options })
  return desk
}

beforeAll(async () => {
  await runCommand('new', workspace, '--sample', 'nantong')
})

afterEach(async () => {
  await desk?.close()
  desk = null
})

describe('features and tasks', () => {
  test('a click on an outfall shows its card with its tasks, and leads on to one', async () => {
    const [outfall] = lonelyLinkedOutfalls()
    const camera: StartCamera = { center: [outfall!.lon, outfall!.lat], zoom: 16 }
    const window = await start({ camera })
    const [x, y] = await window.map.pointAt(camera.center, camera)
    // Below the tip of the task's pin.
    await window.map.click([x, y + 4])
    expect(await window.panels.cardTitle(outfall!.name)).toBe(outfall!.name)
    expect(await window.panels.cardText()).toContain('示范数据')
    const tasks = await window.panels.cardListOf('整改任务', outfall!.tasks)
    expect(tasks).toContain(outfall!.task)
    await window.panels.chooseFromCard(outfall!.task)
    expect(await window.panels.cardTitle(outfall!.task)).toBe(outfall!.task)
    expect(window.complaints).toEqual([])
  })

  test('a task lists its features and frames them all', async () => {
    const title = '入海排污口分类整治（如东县）'
    const expected = boundsOfTask(title)
    const window = await start({ camera: { center: [120.3, 32.5], zoom: 14 } })
    await window.panels.open('任务')
    await window.panels.chooseTask(title)
    expect(await window.panels.cardTitle(title)).toBe(title)
    expect(await window.panels.cardListOf('关联要素', expected.features)).toHaveLength(expected.features)
    const isFramed = async () => {
      const [west, south, east, north] = await window.map.visibleBounds()
      const shown = west < expected.west && south < expected.south && east > expected.east && north > expected.north
      // Framed, not just somewhere within the whole city.
      return shown && east - west < 4 * Math.max(expected.east - expected.west, expected.north - expected.south)
    }
    await expect.poll(isFramed, { timeout: 30_000, interval: 500 }).toBe(true)
  })

  test('five columns, state and path stand on a task’s card', async () => {
    const window = await start()
    await window.panels.open('任务')
    await window.panels.chooseTask('国省考断面溯源整治')
    await window.panels.cardTitle('国省考断面溯源整治')
    const text = await window.panels.cardText()
    for (const column of ['责任单位', '验收单位', '整改目标', '整改时限', '整改措施']) expect(text).toContain(column)
    for (const state of ['交办', '签收', '方案', '整改中']) expect(text).toContain(state)
    expect(text).toContain('2022-03-15')
  })

  test('a task is linked to an outfall and taken off again, by notice and by Ctrl+Z', async () => {
    const [outfall] = lonelyLinkedOutfalls()
    const title = '国省考断面溯源整治'
    const window = await start()
    await window.panels.search(outfall!.code)
    await window.panels.chooseHit(outfall!.name)
    await window.panels.cardTitle(outfall!.name)
    const before = await window.panels.cardListOf('整改任务', outfall!.tasks)

    await window.panels.linkTask(title)
    expect(await window.panels.cardListOf('整改任务', outfall!.tasks + 1)).toContain(title)
    await window.panels.undoFromNotice()
    expect(await window.panels.cardListOf('整改任务', outfall!.tasks)).toEqual(before)

    await window.panels.unlink(before[0]!)
    expect(await window.panels.cardListOf('整改任务', outfall!.tasks - 1)).not.toContain(before[0])
    await window.focusButton('定位')
    await window.press('Control+z')
    expect(await window.panels.cardListOf('整改任务', outfall!.tasks)).toEqual(before)
    expect(window.complaints).toEqual([])
  })

  test('a task waits for the feature that is selected next', async () => {
    const title = '国省考断面溯源整治'
    const window = await start()
    await window.panels.open('任务')
    await window.panels.chooseTask(title)
    await window.panels.cardTitle(title)
    const before = await window.panels.cardList('关联要素')
    await window.panels.pickFeatureForTask()
    await window.panels.search('小洋口')
    await window.panels.chooseHit('小洋口')
    await window.panels.acceptOffer()
    await window.panels.cardTitle(title)
    expect(await window.panels.cardListOf('关联要素', before.length + 1)).toEqual(expect.arrayContaining([...before]))
    await window.panels.undoFromNotice()
    expect(await window.panels.cardListOf('关联要素', before.length)).toEqual(before)
  })

  test('every figure above the tasks shows as many tasks as it says', async () => {
    const window = await start()
    await window.panels.open('任务')
    // The demonstration's published counts: 43 tasks, 32 of them with rectification completed.
    expect(await window.panels.taskFigure('任务')).toBe(43)
    expect(await window.panels.taskFigure('完成整改')).toBe(32)
    expect(await window.panels.taskFigure('推进中')).toBe(11)
    for (const figure of ['完成整改', '推进中', '超期']) {
      const count = await window.panels.taskFigure(figure)
      await window.panels.pressTaskFigure(figure)
      await expect.poll(() => window.panels.taskCount(), { timeout: 10_000 }).toBe(`${count} / 43 项`)
    }
  })
})

describe('sections', () => {
  test('the month slider changes classes, targets and ratios together', async () => {
    const window = await start()
    await window.panels.open('断面')
    await window.panels.stepMonths(24)
    for (const [back, month] of [[0, '2023-10'], [-3, '2023-07']] as const) {
      await window.panels.stepMonths(back)
      expect(await window.panels.shownMonth()).toBe(month)
      const report = await sectionsOf(month)
      const city = report.levels.find(({ controlLevel }) => controlLevel === 'city')!
      await expect.poll(() => window.panels.ratiosOf('市考以上'), { timeout: 10_000 }).toEqual([city.goodRatio, city.worseThanVRatio, city.passRate].map(percent))
      const worst = report.sections.filter(({ meetsTarget }) => meetsTarget === false).toSorted((a, b) => (b.class ?? 0) - (a.class ?? 0))[0]!
      const shown = await window.panels.sectionInList(worst.name)
      expect(shown.waterClass).toBe(vocabularies.waterClass[worst.class!].zh)
      expect(shown.target).toContain('未达标')
    }
  })

  test('a ratio opens the sections that it counts', async () => {
    const window = await start()
    await window.panels.open('断面')
    // The month of an earlier session is kept.
    const report = await sectionsOf(await window.panels.shownMonth())
    const national = report.levels.find(({ controlLevel }) => controlLevel === 'national')!
    await window.panels.pressRatio('国考', '优Ⅲ')
    await expect.poll(() => window.panels.sectionCount(), { timeout: 10_000 }).toBe(`${national.goodOrBetter} / 104 个断面`)
  })
})

describe('search', () => {
  test('finds 如东 in names, and a task by its number, and goes there', async () => {
    const window = await start()
    expect(await window.panels.search('如东')).toContain('如东县')
    await window.panels.chooseHit('如东县')
    expect(await window.panels.cardTitle('如东县')).toBe('如东县')
    expect(await window.panels.search('SJ2-1-01')).toContain('国省考断面溯源整治')
    await window.panels.chooseHit('国省考断面溯源整治')
    expect(await window.panels.cardTitle('国省考断面溯源整治')).toBe('国省考断面溯源整治')
  })

  test('carries out commands', async () => {
    const window = await start()
    await window.panels.search('切换深色')
    await window.press('Enter')
    expect(await window.map.shareOfColourUntil('#22282B', 12, (share) => share > 0.2)).toBeGreaterThan(0.2)
    await window.panels.search('切换浅色')
    await window.press('Enter')
    expect(await window.map.shareOfColourUntil('#22282B', 12, (share) => share < 0.01)).toBeLessThan(0.01)
  })
})

describe('the table', () => {
  test('counts its rows, reaches the last one and narrows by a column', async () => {
    const window = await start()
    await window.panels.open('属性表')
    await window.panels.chooseTable('排污口')
    // Published: 1,336 sea outfalls and 7,618 river outfalls.
    await expect.poll(() => window.panels.rowCount(), { timeout: 10_000 }).toBe('8,954 行')
    const last = withSqlite(workspace, (database) => database.prepare('SELECT code FROM outfall ORDER BY fid DESC LIMIT 1').pluck().get() as string)
    await window.panels.scrollTableToEnd()
    await expect.poll(() => window.panels.firstCells(), { timeout: 10_000 }).toContain(last)
    const inRudong = withSqlite(workspace, (database) => database.prepare("SELECT count(*) FROM outfall WHERE district = '如东县'").pluck().get() as number)
    await window.panels.filterTable('属地', '如东县')
    await expect.poll(() => window.panels.rowCount(), { timeout: 10_000 }).toBe(`${inRudong.toLocaleString('zh')} 行`)
  })

  test('a row selects its feature; a feature found elsewhere brings its row into sight', async () => {
    const [outfall] = lonelyLinkedOutfalls().slice(-1)
    const window = await start()
    await window.panels.open('属性表')
    await window.panels.chooseTable('断面')
    const [code] = await window.panels.firstCells()
    const name = withSqlite(workspace, (database) => database.prepare('SELECT name FROM section WHERE code = ?').pluck().get(code) as string)
    await window.panels.chooseRow(code!)
    expect(await window.panels.cardTitle(name)).toBe(name)
    expect(await window.panels.selectedRow()).toContain(name)

    await window.panels.chooseTable('排污口')
    await window.panels.search(outfall!.code)
    await window.panels.chooseHit(outfall!.name)
    await window.panels.cardTitle(outfall!.name)
    expect(await window.panels.selectedRow()).toContain(outfall!.code)
  })
})

/** One decimal; no share of 104 or 55 sections lies on a half. */
function percent(ratio: number | null): string {
  return ratio === null ? '–' : `${(100 * ratio).toFixed(1)}%`
}
