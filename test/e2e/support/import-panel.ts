/** The import panel and what is dropped onto the window. Part of the driver: specs do not see Playwright. */
import type { CDPSession, Locator, Page } from 'playwright'

const PATIENCE_MILLISECONDS = 30_000

/** Steps of the panel by their titles. */
export type StepName = '坐标系' | '列对应' | '预览' | '与已有数据' | '逐条检查'

export class ImportPanel {
  readonly #page: Page
  #devTools: CDPSession | null = null

  constructor(page: Page) {
    this.#page = page
  }

  // — dropping

  /** Drag files over the window, as the system does it; nothing is dropped yet. */
  async dragOver(paths: readonly string[], [x, y]: readonly [number, number]): Promise<void> {
    await this.#drag('dragEnter', paths, x, y)
    await this.#drag('dragOver', paths, x, y)
  }

  /** Give the drag up; that a drag has ended the page is not told, but the pointer moves again. */
  async dragAway(paths: readonly string[]): Promise<void> {
    await this.#drag('dragCancel', paths, 0, 0)
    await this.#page.mouse.move(300, 300)
    await this.#page.locator('.drop-overlay').waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
  }

  /** What the overlay says that dropping would do. */
  async aimedUse(): Promise<string> {
    return this.#page.locator('.drop-target.aimed strong').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async drop(paths: readonly string[], at: readonly [number, number] = [500, 650]): Promise<void> {
    await this.dragOver(paths, at)
    await this.#drag('drop', paths, ...at)
  }

  /** Drop files onto one of the places that the overlay offers. */
  async dropFor(use: 'documents' | 'import' | 'check', paths: readonly string[]): Promise<void> {
    await this.dragOver(paths, [500, 650])
    const place = this.#page.locator(`[data-drop-use="${use}"]`)
    await place.waitFor({ timeout: PATIENCE_MILLISECONDS })
    const box = await place.boundingBox()
    if (box === null) throw new Error(`nothing can be dropped for ${use}`)
    await this.drop(paths, [box.x + box.width / 2, box.y + box.height / 2])
  }

  async #drag(type: 'dragEnter' | 'dragOver' | 'dragCancel' | 'drop', files: readonly string[], x: number, y: number): Promise<void> {
    this.#devTools ??= await this.#page.context().newCDPSession(this.#page)
    await this.#devTools.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], files: [...files], dragOperationsMask: 1 } })
  }

  // — what the file is

  async fileName(): Promise<string> {
    return this.#page.locator('.import-head strong').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Format, count and geometry. */
  async facts(): Promise<string> {
    return this.#page.locator('.import-kind').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** What a field of the panel stands on, by its label. */
  async choiceOf(label: string): Promise<string> {
    return this.#field(label).locator('.ant-select').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#field(label).locator('.ant-select').click()
    await this.#page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first().click()
  }

  #field(label: string): Locator {
    return this.#page.locator('.import-field', { hasText: label }).first()
  }

  // — coordinates

  /** Candidates as title and share, best first. */
  async candidates(): Promise<(readonly [title: string, share: string])[]> {
    await this.#page.locator('.crs-candidate').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    const titles = await this.#page.locator('.crs-candidate-title').all()
    return Promise.all(titles.map(async (title) => [await title.locator('span').innerText(), await title.locator('strong').innerText()] as const))
  }

  async pointAtCandidate(title: string): Promise<void> {
    await this.#page.locator('.crs-candidate', { hasText: title }).hover()
  }

  async chooseCandidate(title: string): Promise<void> {
    await this.#page.locator('.crs-candidate', { hasText: title }).locator('.crs-candidate-main').click()
  }

  /** Fill parameters in by what stands in front of them, and use them. */
  async useShift(parameters: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(parameters)) await this.#page.locator('.datum-shift').getByLabel(label, { exact: true }).fill(value)
    await this.pressButton('使用参数')
  }

  /** What is said about the parameters of an old datum. */
  async shiftNote(): Promise<string> {
    return this.#page.locator('.datum-shift .import-note').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  // — text

  /** Words of the file as they are read now. */
  async encodingSample(): Promise<string> {
    return this.#page.locator('.encoding-sample').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** How each encoding that is offered would read the same words. */
  async encodingOffers(): Promise<Readonly<Record<string, string>>> {
    await this.#field('文字编码').locator('.ant-select').click()
    const options = this.#page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .encoding-option')
    await options.first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    await expectAll(options, (text) => text.split('\n').length > 1)
    const texts = await options.allInnerTexts()
    await this.#page.keyboard.press('Escape')
    return Object.fromEntries(texts.map((text) => text.split('\n') as [string, string]))
  }

  // — steps

  /** What a step's line says. */
  async summaryOf(step: StepName): Promise<string> {
    return this.#step(step).locator('.step-summary').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async openStep(step: StepName): Promise<void> {
    const head = this.#step(step).locator('.import-step-head')
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
  }

  #step(name: StepName): Locator {
    return this.#page.locator('.import-step', { has: this.#page.locator('.step-title', { hasText: name }) })
  }

  /** First problems of the list, each as severity, row and sentence. */
  async problems(): Promise<string[]> {
    await this.#page.locator('.problem-row').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.problem-row').allInnerTexts()
  }

  /** Differences of one kind: `变更`, `新增`, `缺少`. */
  async differences(kind: string): Promise<string[]> {
    await this.#page.locator('.differences .ant-segmented-item', { hasText: kind }).click({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.difference').allInnerTexts()
  }

  // — doing

  /** What will be written, once the rows have been gone through. */
  async plan(): Promise<string> {
    await this.#page.locator('.import-counts:not(.outdated)', { hasText: '将新增' }).waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.import-counts').innerText()
  }

  async start(): Promise<void> {
    await this.#page.locator('.import-footer .ant-btn-primary').click({ timeout: PATIENCE_MILLISECONDS })
  }

  /** The line of progress once it tells rate and time left. */
  async progressWithPace(): Promise<string> {
    const line = this.#page.locator('.import-footer .import-progress span').filter({ hasText: '约剩' })
    return line.innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Counts of the result by title. */
  async result(): Promise<Readonly<Record<string, number>>> {
    await this.#page.locator('.import-numbers').waitFor({ timeout: PATIENCE_MILLISECONDS })
    const entries = await this.#page.locator('.import-numbers > div').all()
    const counts = await Promise.all(entries.map(async (entry) => [await entry.locator('dt').innerText(), Number((await entry.locator('dd').innerText()).replaceAll(',', ''))] as const))
    return Object.fromEntries(counts)
  }

  async pressButton(name: string): Promise<void> {
    await this.#page.locator('section.panel').getByRole('button', { name, exact: true }).click({ timeout: PATIENCE_MILLISECONDS })
  }

  /** The notice that something was written or taken back. */
  async notice(text: string): Promise<void> {
    await this.#page.locator('.ant-message, .ant-notification').getByText(text).first().waitFor({ timeout: PATIENCE_MILLISECONDS })
  }
}

/** Waits until every text fulfils the condition. */
async function expectAll(texts: Locator, isReady: (text: string) => boolean): Promise<void> {
  for (const until = Date.now() + PATIENCE_MILLISECONDS; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const found = await texts.allInnerTexts()
    if (found.length > 0 && found.every((text) => isReady(text))) return
  }
  throw new Error(`not ready: ${(await texts.allInnerTexts()).join(' / ')}`)
}
