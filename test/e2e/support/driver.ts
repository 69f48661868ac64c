/**
 * The window as a person at the desk sees it. Only this file knows Playwright.
 *
 * One profile folder holds settings and, after a first run, the demonstration workspace; a driver started again on the same
 * profile finds things as they were left.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { CHECKOUT } from '../../../build/scripts/runtime/checkout.mjs'
import { readyElectron } from '../../support/ready-electron'
import { ImportPanel } from './import-panel'
import { BriefingPanel } from './briefing-panel'
import { CheckPanel } from './check-panel'
import { Panels } from './panels'
import { TaskPanel } from './task-panel'
import { WaterPanels } from './water-panels'

/** Where the map is to stand at the start. */
export type StartCamera = { readonly center: readonly [lon: number, lat: number]; readonly zoom: number }

export type StartOptions = {
  /** Folder for settings and the demonstration workspace. */
  readonly profile: string
  readonly language?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly size?: readonly [width: number, height: number]
  readonly camera?: StartCamera
  /** Workspace to open instead of the demonstration. */
  readonly workspace?: string
  /** Start as on a computer without WebGL. */
  readonly withoutWebGl?: boolean
  /** Further switches of the browser in it. */
  readonly flags?: readonly string[]
}

/** A point of the window in CSS pixels. */
export type Point = readonly [x: number, y: number]

/** The first run makes the demonstration workspace: on a slow computer that takes its time. */
const START_PATIENCE_MILLISECONDS = 150_000

/** A click on the map is answered well within this time. */
const CLICK_ANSWER_MILLISECONDS = 1500

export class Driver {
  readonly #app: ElectronApplication
  readonly #page: Page
  readonly #complaints: string[] = []
  /** Lists, cards, table and search beside the map. */
  readonly panels: Panels
  /** Alerts, board, a section's page. */
  readonly water: WaterPanels
  /** Briefings. */
  readonly briefing: BriefingPanel
  /** The conflict check. */
  readonly check: CheckPanel
  /** Tasks: the panel's views and the card. */
  readonly tasks: TaskPanel
  /** The import panel, and files dragged over the window. */
  readonly import: ImportPanel

  private constructor(app: ElectronApplication, page: Page) {
    this.#app = app
    this.#page = page
    this.panels = new Panels(page)
    this.water = new WaterPanels(page)
    this.briefing = new BriefingPanel(page)
    this.check = new CheckPanel(page)
    this.import = new ImportPanel(page)
    this.tasks = new TaskPanel(page)
    page.on('pageerror', (error) => this.#complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(message.text())
    })
  }

  /** Start the window and wait until it is idle. */
  static async start(options: StartOptions): Promise<Driver> {
    const electron = await readyElectron()
    mkdirSync(options.profile, { recursive: true })
    if (options.camera !== undefined) keepCamera(options.profile, options.camera)
    const flags = options.withoutWebGl === true
      ? [...electron.flags.filter((flag) => !/angle|gpu|swiftshader/.test(flag)), '--disable-gpu', '--disable-software-rasterizer']
      : electron.flags
    const size = options.size ?? [1366, 768]
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [
        ...flags,
        ...(options.flags ?? []),
        `--user-data-dir=${options.profile}`,
        CHECKOUT,
        '--size', size.join('x'),
        ...(options.language === undefined ? [] : ['--lang', options.language]),
        ...(options.theme === undefined ? [] : ['--theme', options.theme]),
        ...(options.workspace === undefined ? [] : [options.workspace]),
      ],
      env: electron.environment,
    })
    const driver = new Driver(app, await app.firstWindow())
    await driver.untilIdle()
    return driver
  }

  async close(): Promise<void> {
    await this.#app.close()
  }

  /** The window has told that map and panels are idle. */
  async untilIdle(): Promise<void> {
    await this.#page.waitForFunction(() => performance.getEntriesByName('dutu:idle').length > 0, null, { timeout: START_PATIENCE_MILLISECONDS })
  }

  /** Errors that the window wrote to its console so far. */
  get complaints(): readonly string[] {
    return this.#complaints
  }

  // — reading

  /** Milliseconds from the page's start to one of its marks (`workspace-open`, `idle`). */
  async timeOf(mark: 'workspace-open' | 'idle'): Promise<number> {
    return this.#page.evaluate((name) => performance.getEntriesByName(`dutu:${name}`)[0]?.startTime ?? Number.NaN, mark)
  }

  /** Whether a text stands in the window now or appears soon. */
  async sees(text: string): Promise<boolean> {
    return this.#page.getByText(text).first().waitFor({ timeout: 10_000 }).then(() => true, () => false)
  }

  /** Whether a text is gone now or goes away soon. */
  async losesSightOf(text: string): Promise<boolean> {
    return this.#page.getByText(text).first().waitFor({ state: 'detached', timeout: 10_000 }).then(() => true, () => false)
  }

  /** Text of a part of the window, by its accessible name. */
  async textOf(part: 'inspector' | 'coordinates' | 'measuring' | 'stamp'): Promise<string> {
    const selectors = { inspector: 'aside.panel', coordinates: '.coordinates', measuring: '.measure', stamp: '.map-stamp' }
    return this.#page.locator(selectors[part]).innerText({ timeout: 10_000 })
  }

  /** Names of the features in the list of hits, topmost first. */
  async hitNames(): Promise<string[]> {
    await this.#page.locator('.hit-list .list-row').first().waitFor({ timeout: 10_000 })
    return this.#page.locator('.hit-list .list-row .ellipsis').allInnerTexts()
  }

  /** Whether something is selected, once the last click has been answered. */
  async isInspectorOpen(): Promise<boolean> {
    await this.#page.waitForTimeout(CLICK_ANSWER_MILLISECONDS)
    return (await this.#page.locator('aside.panel').count()) > 0
  }

  /** Width in pixels of the left panel; 0 when it is folded. */
  async leftPanelWidth(): Promise<number> {
    const panel = this.#page.locator('section.panel').first()
    return (await panel.count()) === 0 ? 0 : ((await panel.boundingBox())?.width ?? 0)
  }

  /** Name of the window in the system's task bar. */
  async title(): Promise<string> {
    return this.#page.title()
  }

  // — acting

  /** Drag the left panel's edge by some pixels. */
  async widenLeftPanel(pixels: number): Promise<void> {
    const edge = await this.#page.locator('.ant-splitter-bar-dragger').first().boundingBox()
    if (edge === null) throw new Error('the panel has no edge')
    const x = edge.x + edge.width / 2
    const y = edge.y + edge.height / 3
    await this.#page.mouse.move(x, y)
    await this.#page.mouse.down()
    await this.#page.mouse.move(x + pixels, y, { steps: 6 })
    await this.#page.mouse.up()
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  /** Press a button by what it says. */
  async pressButton(name: string): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).first().click()
  }

  /** Click the coordinate read-out: it goes on to the next form. */
  async nextCoordinateForm(): Promise<void> {
    await this.#page.locator('.coordinates').click()
  }

  async focusButton(name: string): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).first().focus()
  }

  /** Show or hide a layer by its title. */
  async toggleLayer(title: string): Promise<void> {
    await this.#layer(title).locator('.ant-tree-checkbox').click()
  }

  async isLayerShown(title: string): Promise<boolean> {
    return this.#layer(title).locator('.ant-tree-checkbox-checked').isVisible()
  }

  /** Open the legend and settings of a layer. */
  async openLayer(title: string): Promise<void> {
    await this.#layer(title).locator('.ant-tree-switcher').click()
  }

  /** Entries of the open legend below a layer, as title and count. */
  async legendOf(title: string): Promise<(readonly [title: string, count: string])[]> {
    const details = this.#page.locator('.ant-tree-treenode', { hasText: title }).locator('xpath=following-sibling::*[contains(@class,"layer-details")][1]')
    await details.locator('.legend-count').first().waitFor({ timeout: 10_000 })
    const entries = await details.locator('.legend li').all()
    return Promise.all(
      entries.map(async (entry) => {
        const count = entry.locator('.legend-count')
        return [await entry.locator('.legend-title').innerText(), (await count.count()) === 0 ? '' : await count.innerText()] as const
      }),
    )
  }

  /** Choose a version of a legal layer whose settings are open. */
  async chooseVersion(layer: string, date: string): Promise<void> {
    const details = this.#page.locator('.ant-tree-treenode', { hasText: layer }).locator('xpath=following-sibling::*[contains(@class,"layer-details")][1]')
    await details.locator('.ant-select').click()
    await this.#page.locator('.ant-select-item-option', { hasText: date }).click()
  }

  /** Names of the layers within the reference layer, sorted. */
  async partsOfReference(): Promise<string[]> {
    await this.#page.locator('.reference-parts .part-title').first().waitFor({ timeout: 10_000 })
    return (await this.#page.locator('.reference-parts .part-title').allInnerTexts()).toSorted()
  }

  async toggleReferencePart(name: string): Promise<void> {
    await this.#page.getByLabel(`在图上显示${name}`, { exact: true }).click()
  }

  async openReferenceTable(name: string): Promise<void> {
    await this.pressButton(`${name}的属性表`)
  }

  /** Headings of the attribute table. */
  async tableHeads(): Promise<string[]> {
    await this.#page.locator('.table-head-cell').first().waitFor({ timeout: 10_000 })
    return this.#page.locator('.table-head-cell').allInnerTexts()
  }

  /** Choose a file as base map; the dialog is to be answered before. */
  async chooseBasemapFile(): Promise<void> {
    await this.pressButton('更换底图')
    await this.pressButton('选择文件…')
  }

  async chooseTianditu(key: string): Promise<void> {
    await this.pressButton('更换底图')
    const choice = this.#page.locator('.basemap-choice').last()
    await choice.getByRole('textbox').fill(key)
    await choice.getByRole('button').last().click()
    // The window is loaded anew: pictures from there are allowed only with it.
    await this.#page.waitForFunction(() => performance.getEntriesByName('dutu:idle').length > 0, null, { timeout: START_PATIENCE_MILLISECONDS })
  }

  /** Put the focus on the map as the Tab key does. */
  async focusMap(): Promise<void> {
    await this.#page.locator('.map-canvas canvas').focus()
  }

  /** What the map has said to keys, once it holds a text. */
  async spoken(text: string): Promise<string> {
    const place = this.#page.locator('.map-spoken').filter({ hasText: text })
    await place.waitFor({ timeout: 15_000 })
    return place.innerText()
  }

  #layer(title: string) {
    return this.#page.locator('.ant-tree-treenode').filter({ has: this.#page.locator('.layer-title', { hasText: new RegExp(`^${title}$`, 'i') }) })
  }

  // — the map

  /** Where a place lies in the window while the camera stands as it was started. Web Mercator, 512 pixels at zoom 0. */
  async pointAt(place: readonly [lon: number, lat: number], camera: StartCamera): Promise<Point> {
    const box = await this.#page.locator('.map-canvas').boundingBox()
    if (box === null) throw new Error('no map')
    const world = 512 * 2 ** camera.zoom
    const mercator = ([lon, lat]: readonly [number, number]): Point => [
      (world * (lon + 180)) / 360,
      world * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)),
    ]
    const [x, y] = mercator(place)
    const [centreX, centreY] = mercator(camera.center)
    return [box.x + box.width / 2 + x - centreX, box.y + box.height / 2 + y - centreY]
  }

  /** Extent that the map shows now, by the read-out near its four edges: [west, south, east, north] in degrees. */
  async visibleBounds(): Promise<readonly [west: number, south: number, east: number, north: number]> {
    const box = await this.#page.locator('.map-canvas').boundingBox()
    if (box === null) throw new Error('no map')
    const placeAt = async (x: number, y: number) => {
      const before = await this.textOf('coordinates')
      await this.movePointer([box.x + x, box.y + y])
      await this.#page.waitForFunction((text) => document.querySelector<HTMLElement>('.coordinates')?.innerText !== text, before, { timeout: 10_000 })
      return [...(await this.textOf('coordinates')).matchAll(/(\d+\.\d+)°/g)].map((match) => Number(match[1]))
    }
    // Clear of what stands at the edges: credit, scale, buttons, and the bars that widen panels.
    const [west = Number.NaN] = await placeAt(16, box.height / 2)
    const [, south = Number.NaN] = await placeAt(box.width / 4, box.height - 6)
    const [east = Number.NaN] = await placeAt(box.width - 16, box.height / 2)
    const [, north = Number.NaN] = await placeAt(box.width / 2, 6)
    return [west, south, east, north]
  }

  async movePointer([x, y]: Point): Promise<void> {
    await this.#page.mouse.move(x, y, { steps: 3 })
  }

  async click([x, y]: Point): Promise<void> {
    await this.#page.mouse.move(x, y, { steps: 2 })
    await this.#page.mouse.click(x, y)
  }

  /**
   * Share of the map's pixels near a colour.
   *
   * @param colour `#RRGGBB`
   * @param tolerance largest difference of a channel
   */
  async shareOfColour(colour: string, tolerance: number): Promise<number> {
    const picture = await this.#page.locator('.map-canvas').screenshot()
    return this.#page.evaluate(
      async ([base64, wanted, within]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
        const channels = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16))
        let near = 0
        for (let at = 0; at < data.length; at += 4) {
          if (channels.every((channel, index) => Math.abs(channel - data[at + index]!) <= within)) near += 1
        }
        return near / (bitmap.width * bitmap.height)
      },
      [picture.toString('base64'), colour, tolerance] as const,
    )
  }

  /** Wait until the share of a colour satisfies a condition, and say what it was at last. */
  async shareOfColourUntil(colour: string, tolerance: number, satisfies: (share: number) => boolean): Promise<number> {
    const patience = Date.now() + 15_000
    let share = await this.shareOfColour(colour, tolerance)
    while (!satisfies(share) && Date.now() < patience) {
      await this.#page.waitForTimeout(200)
      share = await this.shareOfColour(colour, tolerance)
    }
    return share
  }

  // — the system's dialogs

  /** The next dialogs that ask where to save are answered with this path. */
  async answerSaveDialog(filePath: string): Promise<void> {
    await this.#app.evaluate(({ dialog }, answer) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer })
    }, filePath)
  }

  /** The next dialogs that ask for a file are answered with this path. */
  async answerOpenDialog(path: string): Promise<void> {
    await this.#app.evaluate(({ dialog }, answer) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] })
    }, path)
  }

  // — misfortunes

  /** Kill the process that holds the workspace. */
  async killService(): Promise<void> {
    const processId = await this.#app.evaluate(({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Dutu service')?.pid)
    if (processId === undefined) throw new Error('no service process')
    process.kill(processId, 'SIGKILL')
  }

  /** Take the graphics context from the map, and give it back. */
  async loseGraphics(): Promise<() => Promise<void>> {
    await this.#page.evaluate(() => {
      const extension = document.querySelector<HTMLCanvasElement>('.map-canvas canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      if (extension === null || extension === undefined) throw new Error('the context cannot be lost')
      Object.assign(window, { lostContext: extension })
      extension.loseContext()
    })
    return async () => {
      await this.#page.evaluate(() => (window as unknown as { lostContext: WEBGL_lose_context }).lostContext.restoreContext())
    }
  }
}

/** Put a camera into the profile's settings, for the demonstration workspace. */
function keepCamera(profile: string, camera: StartCamera): void {
  const file = join(profile, 'settings.json')
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { viewStates?: { path: string; state: string }[] }) : {}
  const path = join(profile, 'nantong.gpkg')
  const kept = settings.viewStates?.find((entry) => entry.path === path)
  const state = kept === undefined ? {} : (JSON.parse(kept.state) as object)
  const viewStates = [{ path, state: JSON.stringify({ ...state, camera: { ...camera, bearing: 0 } }) }]
  writeFileSync(file, JSON.stringify({ ...settings, viewStates }))
}
