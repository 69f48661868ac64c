/**
 * Journeys over the map and its layers, on the demonstration workspace that the first run makes.
 *
 * Expected names and numbers are those that the demonstration is made to: the published ones (`data/samples/`).
 */
import { area, polygon } from '@turf/turf'
import { afterEach, describe, expect, test } from 'vitest'
import { createTemporaryFolder } from '../support/temporary-folder'
import { Driver, type StartOptions } from './support/driver'
import type { StartCamera } from './support/map-view'

/** In the wetland reserve at the Yangtze's northern mouth, which also lies in the bay 圆陀角. */
const reserve: StartCamera = { center: [121.92, 31.72], zoom: 12.5 }
/** On the northern edge of 蛎岈山, inside its version of 2022-10-01 and outside that of 2018-06-09. */
const edge: StartCamera = { center: [121.56, 32.1725], zoom: 14 }
const CRIMSON = '#B5122B'

const profile = createTemporaryFolder()
let desk: Driver | null = null

async function start(options: Omit<StartOptions, 'profile'> = {}): Promise<Driver> {
  desk = await Driver.start({ profile, language: 'zh', theme: 'light', ...options })
  return desk
}

afterEach(async () => {
  await desk?.close()
  desk = null
})

test('the first run makes the demonstration workspace, opens it and says everywhere what it is', async () => {
  const window = await start()
  expect(await window.sees('南通')).toBe(true)
  expect(await window.textOf('stamp')).toContain('示范数据')
  expect(await window.title()).toContain('示范数据')
  expect(await window.layers.isShown('排污口')).toBe(true)
  expect(window.complaints).toEqual([])
})

describe('layers', () => {
  test('a hidden layer leaves the map and comes back', async () => {
    const window = await start({ camera: reserve })
    const shown = await window.map.shareOfColourUntil(CRIMSON, 60, (share) => share > 0.001)
    expect(shown).toBeGreaterThan(0.001)
    await window.layers.toggle('生态保护红线')
    expect(await window.map.shareOfColourUntil(CRIMSON, 60, (share) => share < shown / 10)).toBeLessThan(shown / 10)
    await window.layers.toggle('生态保护红线')
    expect(await window.map.shareOfColourUntil(CRIMSON, 60, (share) => share > shown / 2)).toBeGreaterThan(shown / 2)
  })

  test('the legend of sections counts every section once', async () => {
    const window = await start()
    const legend = await window.layers.legendOf('断面')
    const classes = legend.filter(([title]) => /类$|无数据/.test(title))
    expect(classes.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(104)
  })

  test('the legend of outfalls counts every outfall once by stage and once by class', async () => {
    const window = await start()
    await window.layers.open('排污口')
    const total = async () => (await window.layers.legendOf('排污口')).reduce((sum, [, count]) => sum + Number(count.replaceAll(',', '')), 0)
    // The tree unfolds while the counts are read.
    await expect.poll(total, { timeout: 15_000 }).toBe(2 * (1336 + 7618))
  })

  test('what was hidden and folded stays so in the next session', async () => {
    const first = await start()
    await first.layers.toggle('海湾')
    const width = await first.leftPanelWidth()
    await first.widenLeftPanel(80)
    expect(Math.abs((await first.leftPanelWidth()) - width - 80)).toBeLessThan(10)
    await first.pressButton('收起面板')
    expect(await first.leftPanelWidth()).toBe(0)
    // View state is written shortly after a change.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await first.close()
    const second = await start()
    expect(await second.leftPanelWidth()).toBe(0)
    await second.pressButton('图层')
    expect(Math.abs((await second.leftPanelWidth()) - width - 80)).toBeLessThan(10)
    expect(await second.layers.isShown('海湾')).toBe(false)
    await second.widenLeftPanel(-80)
    await second.layers.toggle('海湾')
    expect(await second.layers.isShown('海湾')).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1500))
  })
})

describe('the map', () => {
  test('a click lists all features under the pointer; Esc puts them away', async () => {
    const window = await start({ camera: reserve })
    await window.map.click(await window.map.pointAt(reserve.center, reserve))
    expect(await window.map.hitNames()).toEqual(expect.arrayContaining(['启东长江口（北支）湿地自然保护区', '圆陀角']))
    await window.press('Escape')
    expect(await window.losesSightOf('启东长江口（北支）湿地自然保护区')).toBe(true)
  })

  test('a click goes by the version of a legal layer that the map shows', async () => {
    const window = await start({ camera: edge })
    const place = await window.map.pointAt(edge.center, edge)
    await window.map.click(place)
    expect(await window.map.isInspectorOpen()).toBe(true)
    await window.press('Escape')
    await window.layers.open('生态保护红线')
    await window.layers.chooseVersion('生态保护红线', '2018-06-09')
    await window.map.click(place)
    expect(await window.map.isInspectorOpen()).toBe(false)
  })

  test('the read-out gives the place under the pointer in three forms', async () => {
    const window = await start({ camera: reserve })
    const middle = await window.map.pointAt(reserve.center, reserve)
    await window.map.movePointer(middle)
    const [lon, lat] = [...(await window.map.coordinates()).matchAll(/(\d+\.\d+)°/g)].map((match) => Number(match[1]))
    // A pixel at this zoom is 0.00012°.
    expect(lon).toBeCloseTo(121.92, 3)
    expect(lat).toBeCloseTo(31.72, 3)
    await window.map.nextCoordinateForm()
    await window.map.movePointer(middle)
    expect(await window.map.coordinates()).toMatch(/121°55′1[123]\.\d\d″E {2}31°43′1[123]\.\d\d″N/)
    await window.map.nextCoordinateForm()
    await window.map.movePointer(middle)
    const grid = await window.map.coordinates()
    const [north, east] = [...grid.matchAll(/[北东] ([\d\u2009.]+)/g)].map((match) => Number(match[1]?.replaceAll('\u2009', '')))
    // PROJ 9.1, EPSG:4490 → EPSG:4529.
    expect(Math.abs(north! - 3_511_312.09)).toBeLessThan(20)
    expect(Math.abs(east! - 41_397_635.76)).toBeLessThan(20)
    expect(grid).toContain('41 带')
    await window.map.nextCoordinateForm()
  })

  test('measuring gives the area that was drawn', async () => {
    const window = await start({ camera: reserve })
    const corners = [[121.9, 31.71], [121.94, 31.71], [121.94, 31.73], [121.9, 31.73]] as const
    await window.pressButton('量面积')
    for (const corner of corners) {
      await window.map.click(await window.map.pointAt(corner, reserve))
      await new Promise((resolve) => setTimeout(resolve, 350))
    }
    await window.press('Enter')
    const text = await window.textOf('measuring')
    const hectares = Number(/([\d,.]+) 公顷/.exec(text)?.[1]?.replaceAll(',', ''))
    // Turf computes on a sphere: up to half a percent off, and a click is a pixel off.
    const expected = area(polygon([[...corners, corners[0]].map((corner) => [...corner])])) / 10_000
    expect(Math.abs(hectares / expected - 1)).toBeLessThan(0.02)
    await window.press('Escape')
    expect(await window.losesSightOf('公顷')).toBe(true)
  })

  test('by keyboard alone a panel folds and opens', async () => {
    const window = await start()
    await window.focusButton('图层')
    await window.press('Enter')
    expect(await window.leftPanelWidth()).toBe(0)
    await window.press('Enter')
    expect(await window.leftPanelWidth()).toBeGreaterThan(200)
  })
})

describe('language and colours', () => {
  test('English and Chinese change places without a restart', async () => {
    const window = await start()
    await window.pressButton('English')
    expect(await window.sees('Demonstration data')).toBe(true)
    await window.pressButton('中文')
    expect(await window.sees('示范数据')).toBe(true)
  })

  test('the dark window has a dark map', async () => {
    const window = await start({ theme: 'dark' })
    expect(await window.map.shareOfColour('#22282B', 12)).toBeGreaterThan(0.2)
    expect(await window.map.shareOfColour('#F4F2EC', 12)).toBeLessThan(0.01)
  })
})

describe('misfortunes', () => {
  test('the service dies: the window says so, and clicks are answered again', async () => {
    const window = await start({ camera: reserve })
    await window.killService()
    expect(await window.sees('数据服务曾中断，已重新启动')).toBe(true)
    await window.map.click(await window.map.pointAt(reserve.center, reserve))
    expect(await window.map.hitNames()).toContain('圆陀角')
  })

  test('the graphics card drops the map: the window says so, and draws again', async () => {
    const window = await start({ camera: reserve })
    const before = await window.map.shareOfColourUntil(CRIMSON, 60, (share) => share > 0.001)
    const giveBack = await window.map.loseGraphics()
    expect(await window.sees('显卡中断了地图')).toBe(true)
    await giveBack()
    expect(await window.losesSightOf('显卡中断了地图')).toBe(true)
    expect(await window.map.shareOfColourUntil(CRIMSON, 60, (share) => share > before / 2)).toBeGreaterThan(before / 2)
  })

  test('without WebGL the window says so, and the layers are listed all the same', async () => {
    const window = await start({ withoutWebGl: true })
    expect(await window.sees('这台电脑不能显示地图')).toBe(true)
    expect(await window.layers.isShown('排污口')).toBe(true)
  })
})
