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
import { LayerPanel } from './layer-panel'
import { MapView, type StartCamera } from './map-view'
import { BriefingPanel } from './briefing-panel'
import { CheckPanel } from './check-panel'
import { Panels } from './panels'
import { SupervisionPanels } from './supervision-panels'
import { TaskPanel } from './task-panel'
import { WaterPanels } from './water-panels'

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

/** The first run makes the demonstration workspace: on a slow computer that takes its time. */
const START_PATIENCE_MILLISECONDS = 150_000

export class Driver {
  readonly #app: ElectronApplication
  readonly #page: Page
  readonly #complaints: string[] = []
  /** The map itself. */
  readonly map: MapView
  /** The tree of layers, the base map. */
  readonly layers: LayerPanel
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
  /** What a bureau sets and counts. */
  readonly supervision: SupervisionPanels
  /** The import panel, and files dragged over the window. */
  readonly import: ImportPanel

  private constructor(app: ElectronApplication, page: Page) {
    this.#app = app
    this.#page = page
    this.map = new MapView(page)
    this.layers = new LayerPanel(page)
    this.panels = new Panels(page)
    this.water = new WaterPanels(page)
    this.briefing = new BriefingPanel(page)
    this.check = new CheckPanel(page)
    this.import = new ImportPanel(page)
    this.tasks = new TaskPanel(page)
    this.supervision = new SupervisionPanels(page)
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
  async textOf(part: 'inspector' | 'measuring' | 'stamp'): Promise<string> {
    const selectors = { inspector: 'aside.panel', measuring: '.measure', stamp: '.map-stamp' }
    return this.#page.locator(selectors[part]).innerText({ timeout: 10_000 })
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

  async focusButton(name: string): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).first().focus()
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

  /** From now on files are not opened by other programs; their paths are kept. */
  async keepOpenedFiles(): Promise<void> {
    await this.#app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { openedFiles: opened })
      shell.openPath = (path) => {
        opened.push(path)
        return Promise.resolve('')
      }
    })
  }

  async openedFiles(): Promise<readonly string[]> {
    return this.#app.evaluate(() => (globalThis as unknown as { openedFiles: string[] }).openedFiles)
  }

  // — misfortunes

  /** Kill the process that holds the workspace. */
  async killService(): Promise<void> {
    const processId = await this.#app.evaluate(({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Dutu service')?.pid)
    if (processId === undefined) throw new Error('no service process')
    process.kill(processId, 'SIGKILL')
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
