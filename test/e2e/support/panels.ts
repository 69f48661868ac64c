/** What stands beside the map: lists, cards, table, search. Part of the driver: specs do not see Playwright. */
import type { Locator, Page } from 'playwright'

const PATIENCE_MILLISECONDS = 15_000

/** Left panels and lower panels by what their buttons say. */
export type PanelName = '图层' | '任务' | '断面' | '比对' | '简报' | '导入' | '属性表' | '逐月' | '记录'

export class Panels {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(name: PanelName): Promise<void> {
    const button = this.#page.locator('.rail-button', { hasText: name })
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  }

  // — tasks

  /** A figure above the task list. */
  async taskFigure(name: string): Promise<number> {
    return Number(await this.#figure(name).locator('strong').innerText({ timeout: PATIENCE_MILLISECONDS }))
  }

  async pressTaskFigure(name: string): Promise<void> {
    await this.#figure(name).click()
  }

  /** What the list says of its length: `32 / 43 项`. */
  async taskCount(): Promise<string> {
    return this.#page.locator('section.panel .list-head > span').first().innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async chooseTask(title: string): Promise<void> {
    await this.#page.getByLabel('编号、任务、问题').fill(title)
    await this.#page.locator('.task-row', { hasText: title }).first().click()
  }

  #figure(name: string): Locator {
    return this.#page.locator('.figure', { has: this.#page.getByText(name, { exact: true }) })
  }

  // — the card

  /** Title of the card, once it is the wanted one. */
  async cardTitle(wanted: string): Promise<string> {
    const title = this.#page.locator('.card-head h2')
    await title.filter({ hasText: wanted }).waitFor({ timeout: PATIENCE_MILLISECONDS })
    return title.innerText()
  }

  async cardText(): Promise<string> {
    return this.#page.locator('.card').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** First lines of the list under a heading of the card (`整改任务`, `关联要素`), as many as the heading counts. */
  async cardList(heading: string): Promise<string[]> {
    const part = this.#part(heading)
    const count = Number(/\d+$/.exec(await part.locator('h3').innerText({ timeout: PATIENCE_MILLISECONDS }))?.[0])
    const names = part.locator('.card-line-text > span:first-child')
    if (count > 0) await names.nth(count - 1).waitFor({ timeout: PATIENCE_MILLISECONDS })
    return names.allInnerTexts()
  }

  /** The list under a heading, once it holds so many. */
  async cardListOf(heading: string, count: number): Promise<string[]> {
    await this.#part(heading).locator('h3', { hasText: new RegExp(`${heading} ${count}$`) }).waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.cardList(heading)
  }

  async chooseFromCard(name: string): Promise<void> {
    await this.#page.locator('.card-line-main', { hasText: name }).first().click()
  }

  async unlink(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `取消关联 ${name}` }).click()
  }

  /** From a feature's card: hang a task on it. */
  async linkTask(title: string): Promise<void> {
    await this.#page.getByRole('button', { name: '关联任务', exact: true }).click()
    await this.#page.locator('.link-form input').first().fill(title)
    await this.#page.locator('.ant-select-item-option', { hasText: title }).first().click()
    await this.#page.locator('.link-form').getByRole('button', { name: '关联', exact: true }).click()
  }

  /** From a task's card: wait for the next feature that is selected. */
  async pickFeatureForTask(): Promise<void> {
    await this.#page.getByRole('button', { name: '关联要素', exact: true }).click()
    await this.#page.getByRole('button', { name: '图上点选' }).click()
  }

  /** Take the feature that is offered to the waiting task. */
  async acceptOffer(): Promise<void> {
    await this.#page.locator('.link-offer').getByRole('button', { name: '关联', exact: true }).click()
  }

  /** The notice of the last action, and its undo. */
  async undoFromNotice(): Promise<void> {
    await this.#page.locator('.ant-message').getByRole('button', { name: '撤销' }).click()
  }

  #part(heading: string): Locator {
    return this.#page.locator('.card-part', { has: this.#page.locator('h3', { hasText: new RegExp(`^${heading} \\d+$`) }) })
  }

  // — sections

  /** The month that the slider stands on. */
  async shownMonth(): Promise<string> {
    return this.#page.locator('.month-shown').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Move the month slider by keyboard, months back when negative. */
  async stepMonths(count: number): Promise<void> {
    const handle = this.#page.locator('.month-slider .ant-slider-handle')
    await handle.focus()
    for (let step = 0; step < Math.abs(count); step += 1) await this.#page.keyboard.press(count < 0 ? 'ArrowLeft' : 'ArrowRight')
  }

  /** Ratios of a level as the table shows them (`优Ⅲ`, `劣Ⅴ`, `达标`), once they are those of the shown month. */
  async ratiosOf(level: string): Promise<string[]> {
    await this.#page.locator('.ratios[aria-busy="false"]').waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.ratios tbody tr', { hasText: level }).locator('td strong').allInnerTexts()
  }

  /** Class and target of a section in the list: accessible name of its disc, and what stands beside its name. */
  async sectionInList(name: string): Promise<{ readonly waterClass: string; readonly target: string }> {
    const row = this.#page.locator('.section-row', { has: this.#page.locator(`.section-row-line .ellipsis[title="${name}"]`) })
    await row.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return { waterClass: (await row.locator('.class-disc').getAttribute('aria-label')) ?? '', target: await row.locator('.section-target').innerText() }
  }

  async pressRatio(level: string, measure: string): Promise<void> {
    await this.#page.getByTitle(`查看 ${level}${measure}的断面`).click()
  }

  async sectionCount(): Promise<string> {
    return this.#page.locator('section.panel .list-head > span').first().innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  // — search

  /** Titles of what a text finds, in order, once it was looked for. */
  async search(text: string): Promise<string[]> {
    await this.#page.keyboard.press('Control+k')
    await this.#page.getByLabel('搜索', { exact: true }).fill(text)
    await this.#page.locator('.search-popup .search-hit', { hasText: text }).first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.search-popup .search-hit > .ellipsis:not(.search-details)').allInnerTexts()
  }

  async chooseHit(title: string): Promise<void> {
    await this.#page.locator('.search-popup').getByText(title, { exact: true }).first().click()
  }

  // — table

  /** What the table says of its length: `8,954 行`. */
  async rowCount(): Promise<string> {
    return this.#page.locator('.table-count').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async chooseTable(layer: string): Promise<void> {
    await this.#page.locator('.table-kind').click()
    await this.#page.locator('.ant-select-item-option', { hasText: layer }).click()
    await this.#page.locator('.table-row').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Show only rows with a value in a column. */
  async filterTable(column: string, value: string): Promise<void> {
    await this.#page.getByRole('button', { name: `筛选：${column}` }).click()
    await this.#page.locator('.column-values li', { hasText: value }).locator('input').check()
    await this.#page.keyboard.press('Escape')
  }

  /** Click the row that holds a text. */
  async chooseRow(text: string): Promise<void> {
    await this.#page.locator('.table-row', { hasText: text }).first().click()
  }

  /** Cells of the row of the selected feature, once it is in sight. */
  async selectedRow(): Promise<string[]> {
    const row = this.#page.locator('.table-row[aria-selected="true"]')
    await row.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return row.locator('.table-cell').allInnerTexts()
  }

  /** Scroll the table to its end. */
  async scrollTableToEnd(): Promise<void> {
    await this.#page.locator('.table-grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight))
  }

  /** Texts of the first cells of the rows in sight, once they are read. */
  async firstCells(): Promise<string[]> {
    await this.#page.waitForFunction(() => document.querySelector('.table-row') !== null && document.querySelector('.table-waiting') === null)
    return this.#page.locator('.table-row .table-cell:first-child').allInnerTexts()
  }

  /** Headings of the attribute table. */
  async tableHeads(): Promise<string[]> {
    await this.#page.locator('.table-head-cell').first().waitFor({ timeout: 10_000 })
    return this.#page.locator('.table-head-cell').allInnerTexts()
  }
}
