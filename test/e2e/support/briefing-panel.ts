/** The briefings' panel and the page over the map. Part of the driver: specs do not see Playwright. */
import type { Page } from 'playwright'

const PATIENCE_MILLISECONDS = 60_000

export class BriefingPanel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async choose(template: string): Promise<void> {
    await this.#page.locator('.template-row', { hasText: template }).click()
  }

  /** `第 1 / 2 页`, once the page is there. */
  async pageCount(): Promise<string> {
    await this.#page.locator('.briefing-sheet svg').waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.briefing-bar > span').first().innerText()
  }

  /** Width of the sheet divided by its height. */
  async sheetRatio(): Promise<number> {
    const box = await this.#page.locator('.briefing-sheet').boundingBox()
    return box === null ? Number.NaN : box.width / box.height
  }

  /** Ids of the live figures on the page. */
  async figures(): Promise<string[]> {
    return this.#page.locator('.briefing-sheet [data-figure]').evaluateAll((groups) => [...new Set(groups.map((group) => group.getAttribute('data-figure') ?? ''))])
  }

  /** Click a figure: its value and the number of rows behind it. */
  async rowsBehind(figure: string): Promise<{ readonly text: string; readonly rows: number }> {
    await this.#page.locator(`.briefing-sheet [data-figure="${quoted(figure)}"]`).first().click()
    const part = this.#page.locator('.figure-rows')
    await part.locator('h3').waitFor({ timeout: PATIENCE_MILLISECONDS })
    return { text: await part.locator('h3 strong').innerText(), rows: await part.locator('tbody tr').count() }
  }

  async setAudience(audience: '内部' | '公开'): Promise<void> {
    await this.#page.locator('.briefing-fields').getByText(audience, { exact: true }).click()
  }

  async export(format: 'PDF' | 'Word' | 'PNG'): Promise<void> {
    await this.#page.getByRole('button', { name: `导出 ${format}` }).click()
    await this.#page.getByText(/已写出，共 \d+ 页/).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  /** What the buttons that write files say. */
  async exportButtons(): Promise<string[]> {
    return this.#page.locator('.briefing-settings .ant-space-compact button').allInnerTexts()
  }

  /** Begin to change the chosen template. */
  async edit(): Promise<void> {
    await this.#page.getByRole('button', { name: '修改模板' }).click()
    await this.#page.locator('.part-list').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Choose an option of the page, e.g. 横向. */
  async setPage(option: string): Promise<void> {
    await this.#page.locator('.editor-form-body').getByText(option, { exact: true }).click()
  }

  /** Add a part of the library to the running text. */
  async addPart(label: string): Promise<void> {
    const select = this.#page.getByRole('combobox', { name: '添加部件' }).first()
    await select.click()
    await select.fill(label)
    await this.#page.locator('.ant-select-item-option', { hasText: label }).first().click()
  }

  /** Waits until the page beside the editor is another than before. */
  async waitForOtherPage(before: string): Promise<string> {
    await this.#page.waitForFunction((old) => document.querySelector('.briefing-sheet svg')?.outerHTML !== old, before, { timeout: PATIENCE_MILLISECONDS })
    return this.sheet()
  }

  async sheet(): Promise<string> {
    return this.#page.locator('.briefing-sheet').innerHTML()
  }

  /** Rename the chosen template and keep it as the bureau's own. */
  async rename(title: string): Promise<void> {
    await this.#page.getByRole('button', { name: '修改模板' }).click()
    await this.#page.locator('.editor-field input').first().fill(title)
    await this.#page.getByRole('button', { name: '保存为本单位模板' }).click()
    await this.#page.locator('.template-row', { hasText: title }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }
}

/** Quotes inside an attribute selector. */
const quoted = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
