/** What a bureau sets and counts about tasks and outfalls: letters’ wording, petitions, roles, statistics, the past. Part of the driver. */
import type { Locator, Page } from 'playwright'

const PATIENCE_MILLISECONDS = 20_000

export class SupervisionPanels {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  // — letters’ wording

  async editLetter(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `修改“${name}”` }).click()
    await this.#page.locator('.editor-form').waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async writeParagraph(index: number, text: string): Promise<void> {
    await this.#page.getByRole('region', { name: '正文段落' }).locator('textarea').nth(index).fill(text)
  }

  /** Put a field where the caret stands: at the end of a paragraph. */
  async insertField(index: number, field: string): Promise<void> {
    const paragraph = this.#page.getByRole('region', { name: '正文段落' }).locator('textarea').nth(index)
    await paragraph.click()
    await paragraph.press('End')
    await this.#page.getByRole('region', { name: /可插入的字段/ }).getByRole('button', { name: field, exact: true }).click()
  }

  async replyDays(days: number): Promise<void> {
    const field = this.#page.locator('.editor-field', { hasText: '反馈天数' }).locator('input')
    await field.fill(String(days))
    await field.press('Tab')
  }

  /** Number of shapes on the sheet over the map, once it is drawn. */
  async sheetShapes(): Promise<number> {
    const sheet = this.#page.locator('.briefing-sheet svg')
    await sheet.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return sheet.evaluate((svg) => svg.querySelectorAll('path, use').length)
  }

  async saveLetter(): Promise<void> {
    await this.#page.getByRole('button', { name: '保存为本单位模板' }).click()
    await this.#page.locator('.editor-form').waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
  }

  /** Whether saving is offered. */
  async canSaveLetter(): Promise<boolean> {
    return this.#page.getByRole('button', { name: '保存为本单位模板' }).isEnabled()
  }

  // — who may do what

  /** Take a role from a step. */
  async takeRole(step: string, role: string): Promise<void> {
    await this.#page.locator('.permission-table tr', { has: this.#page.getByRole('rowheader', { name: step, exact: true }) }).locator('.ant-select').click()
    await this.#page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: role }).click()
  }

  // — petitions

  async newPetition(values: Readonly<Record<string, string>>, isKey: boolean): Promise<void> {
    await this.#page.getByRole('button', { name: '登记信访件' }).click()
    await this.#fillPetition(values)
    if (isKey) await this.#form().locator('.ant-checkbox-wrapper', { hasText: '重点件' }).click()
    await this.#savePetition()
  }

  async changePetition(number: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.#page.getByLabel('受理编号、内容').fill(number)
    await this.#page.locator('.petition-head', { hasText: number }).click()
    await this.#page.locator('.petition-body').getByRole('button', { name: '修改' }).click()
    await this.#fillPetition(values)
    await this.#savePetition()
  }

  async #fillPetition(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [title, value] of Object.entries(values)) await this.#form().locator('label', { has: this.#page.getByText(title, { exact: true }) }).locator('input, textarea').first().fill(value)
  }

  async #savePetition(): Promise<void> {
    await this.#form().getByRole('button', { name: '保存', exact: true }).click()
    await this.#form().waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
  }

  #form(): Locator {
    return this.#page.locator('.page-form')
  }

  // — statistics

  async openStatistics(view: '整改任务' | '时限日历' | '排污口' | '信访件'): Promise<void> {
    const button = this.#page.locator('.rail-button', { hasText: '统计' })
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
    await this.#page.locator('.statistics-drawer, section.panel').locator('.ant-segmented-item', { hasText: view }).last().click()
  }

  /** Counts of a row, left to right. */
  async countsOf(row: string): Promise<number[]> {
    const cells = this.#row(row).locator('td:not(.count-ratio)')
    await cells.first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    return (await cells.allInnerTexts()).map(Number)
  }

  /** Press a count: its rows are shown. */
  async pressCount(row: string, column: number): Promise<void> {
    await this.#row(row).locator('td').nth(column).locator('button').click()
  }

  #row(name: string): Locator {
    return this.#page.locator('.count-table tr', { has: this.#page.getByRole('rowheader', { name, exact: true }) })
  }

  // — cards

  /** The dialog for the file is to be answered before. */
  async printCard(audience: '内部版' | '公开版', format: 'Word' | 'PDF'): Promise<void> {
    await this.#page.locator('.card-actions').getByRole('button', { name: '打印卡片' }).click()
    await this.#page.locator('.ant-dropdown-menu-item-group', { hasText: audience }).locator('.ant-dropdown-menu-item', { hasText: format }).click()
    await this.#page.locator('.ant-notification-notice').last().waitFor({ timeout: 60_000 })
  }

  async openDocument(name: string): Promise<void> {
    await this.#page.locator('.document .link-button', { hasText: name }).first().click()
  }

  async confirmDropped(): Promise<void> {
    const form = this.#page.locator('.link-form', { hasText: '添加' })
    await form.getByRole('button', { name: '添加', exact: true }).click()
    await form.waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
  }

  // — the past

  async bannerText(): Promise<string> {
    return this.#page.locator('.past-banner').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Whether a new task can be made. */
  async canMakeTask(): Promise<boolean> {
    return this.#page.locator('.task-tools').getByRole('button', { name: '新建任务' }).isEnabled()
  }
}
