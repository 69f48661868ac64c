/** The tree of layers with its legends, and the base map. Part of the driver: specs do not see Playwright. */
import type { Page } from 'playwright'

const LOADING_PATIENCE_MILLISECONDS = 60_000

export class LayerPanel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Show or hide a layer by its title. */
  async toggle(title: string): Promise<void> {
    await this.#layer(title).locator('.ant-tree-checkbox').click()
  }

  async isShown(title: string): Promise<boolean> {
    return this.#layer(title).locator('.ant-tree-checkbox-checked').isVisible()
  }

  /** Open the legend and settings of a layer. */
  async open(title: string): Promise<void> {
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
    await this.#press(`${name}的属性表`)
  }

  /** Choose a file as base map; the dialog is to be answered before. */
  async chooseBasemapFile(): Promise<void> {
    await this.#press('更换底图')
    await this.#press('选择文件…')
  }

  async chooseTianditu(key: string): Promise<void> {
    await this.#press('更换底图')
    const choice = this.#page.locator('.basemap-choice').last()
    await choice.getByRole('textbox').fill(key)
    await choice.getByRole('button').last().click()
    // The window is loaded anew: pictures from there are allowed only with it.
    await this.#page.waitForFunction(() => performance.getEntriesByName('dutu:idle').length > 0, null, { timeout: LOADING_PATIENCE_MILLISECONDS })
  }

  async #press(name: string): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).first().click()
  }

  #layer(title: string) {
    return this.#page.locator('.ant-tree-treenode').filter({ has: this.#page.locator('.layer-title', { hasText: new RegExp(`^${title}$`, 'i') }) })
  }
}
