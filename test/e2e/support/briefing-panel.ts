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
