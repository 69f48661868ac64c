/** The task panel's views and the card of a task. Part of the driver: specs do not see Playwright. */
import type { Locator, Page } from 'playwright'

const PATIENCE_MILLISECONDS = 20_000

export class TaskPanel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async openView(name: '任务' | '函单' | '信访件' | '设置'): Promise<void> {
    await this.#page.locator('.panel-switch .ant-segmented-item', { hasText: name }).click()
  }

  /** Look at the tasks as they stood on a day. */
  async showDay(date: string): Promise<void> {
    const field = this.#page.locator('.task-tools input')
    await field.fill(date)
    await field.press('Enter')
    await this.#page.locator('.past-banner', { hasText: date }).waitFor({ timeout: PATIENCE_MILLISECONDS })
    // Until the figures are of that day those of the day before stand there.
    await this.#page.locator('.figures-foot', { hasText: date }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async backToToday(): Promise<void> {
    await this.#page.locator('.past-banner').getByRole('button', { name: '回到当前' }).click()
  }

  // — the card

  /** Text of a part of the card by its heading, once it holds a text. */
  async part(heading: string, holding: string): Promise<string> {
    const part = this.#part(heading).filter({ hasText: holding })
    await part.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return part.innerText()
  }

  /** The dialog for files is to be answered before. */
  async addDocuments(role: string): Promise<void> {
    const part = this.#part('材料')
    await part.getByRole('button', { name: '添加材料' }).click()
    await part.getByRole('combobox', { name: '用途' }).click()
    await this.#page.locator('.ant-select-item-option', { hasText: role }).click()
    await part.getByRole('button', { name: '添加', exact: true }).click()
  }

  /** Width in pixels of the picture that a photo is shown by, once it is drawn. */
  async photoWidth(name: string): Promise<number> {
    const picture = this.#page.locator('.document', { hasText: name }).locator('img')
    await picture.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
  }

  async removeDocument(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `更多操作：${name}` }).click()
    await this.#page.locator('.ant-dropdown-menu-item', { hasText: '移除' }).click()
  }

  async addMilestone(title: string, dueOn: string): Promise<void> {
    const part = this.#part('节点')
    await part.getByRole('button', { name: '添加节点' }).click()
    await part.locator('textarea').first().fill(title)
    await part.locator('.ant-picker input').fill(dueOn)
    await part.locator('.ant-picker input').press('Enter')
    await part.getByRole('button', { name: '保存', exact: true }).click()
  }

  async reachMilestone(title: string, on: string): Promise<void> {
    const line = this.#page.locator('.milestone', { hasText: title })
    await line.getByRole('button', { name: '完成', exact: true }).click()
    await line.locator('.ant-picker input').fill(on)
    await line.locator('.ant-picker input').press('Enter')
    await line.getByRole('button', { name: '保存', exact: true }).click()
  }

  /** Change texts of the task by their titles, and say why. */
  async edit(values: Readonly<Record<string, string>>, why: string): Promise<void> {
    await this.#page.locator('.card-actions').getByRole('button', { name: '修改' }).click()
    const form = this.#page.locator('.page-form')
    for (const [title, value] of Object.entries({ ...values, '修改理由（记入日志）': why })) await form.locator('label', { hasText: title }).locator('textarea').first().fill(value)
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
  }

  // — letters

  /** Begin a letter about the shown task; its paper as text. */
  async writeLetter(name: string): Promise<string> {
    await this.#part('函单').getByRole('button', { name: '发函' }).click()
    await this.#page.locator('.ant-dropdown-menu-item', { hasText: name }).click()
    return this.#page.locator('.letter-paper').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** The dialog for the file is to be answered before. */
  async issueLetter(format: 'Word' | 'PDF'): Promise<void> {
    await this.#page.getByRole('button', { name: `签发为 ${format}` }).click()
    await this.#page.locator('.letter-form').waitFor({ state: 'detached', timeout: 90_000 })
  }

  async noteAnswer(number: string): Promise<void> {
    await this.#page.getByRole('button', { name: `更多操作：提醒函 ${number}` }).click()
    await this.#page.locator('.ant-dropdown-menu-item', { hasText: '登记反馈' }).click()
    await this.#page.locator('.letter-answer').getByRole('button', { name: '保存', exact: true }).click()
  }

  /** Letters due: what is called for and why, a line each. */
  async lettersDue(): Promise<string[]> {
    await this.#page.locator('.due-letter').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    return this.#page.locator('.due-letter .letter-main > span:first-child').allInnerTexts()
  }

  // — many at once

  /** Tick tasks of the list. */
  async choose(...titles: readonly string[]): Promise<void> {
    await this.#page.getByRole('button', { name: '批量', exact: true }).click()
    for (const title of titles) await this.#page.locator('.virtual-row', { hasText: title }).first().click()
  }

  /** Choose the step for all and do it; what the judgement said. */
  async stepForAll(move: string, count: number): Promise<string> {
    await this.#page.getByRole('button', { name: '办理环节' }).click()
    await this.#page.locator('.ant-dropdown-menu-item', { hasText: move }).click()
    const form = this.#page.locator('.step-form')
    const judged = await form.locator('.step-verdicts').first().innerText({ timeout: PATIENCE_MILLISECONDS })
    await form.getByRole('button', { name: `办理 ${count} 件` }).click()
    await form.waitFor({ state: 'detached', timeout: PATIENCE_MILLISECONDS })
    return judged
  }

  // — tools and settings

  async saveFilter(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: '常用筛选' }).click()
    await this.#page.getByLabel('筛选名称').fill(name)
    await this.#page.getByLabel('筛选名称').press('Enter')
  }

  /** Whatever was pressed since has closed the list of filters. */
  async takeFilter(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: '常用筛选' }).click()
    await this.#page.locator('.saved-filters').getByRole('button', { name, exact: true }).click()
  }

  /** The dialog for the file is to be answered before. */
  async exportLedger(audience: '内部台账' | '公开版', format: 'Excel' | 'Word' | 'CSV'): Promise<void> {
    await this.#page.getByRole('button', { name: '导出台账' }).click()
    await this.#page.locator('.ant-dropdown-menu-item-group', { hasText: audience }).locator('.ant-dropdown-menu-item', { hasText: format }).click()
    await this.#page.getByText(/已导出 \d+ 项任务/).waitFor({ timeout: 60_000 })
  }

  async setYellowDays(days: number): Promise<void> {
    const field = this.#page.getByLabel('到期前多少天转黄')
    await field.fill(String(days))
    await field.press('Tab')
    await this.#page.locator('.setting-form').first().getByRole('button', { name: '保存', exact: true }).click()
  }

  // — petitions

  async tickPetitionFlag(flag: '重点件' | '重复件'): Promise<void> {
    await this.#page.locator('.petition-flag-filters .ant-checkbox-wrapper', { hasText: flag }).click()
  }

  /** What the list says of its length (`18 / 259 件`), once it is the wanted one. */
  async listCount(wanted: string): Promise<string> {
    const count = this.#page.locator('section.panel .list-head > span', { hasText: wanted })
    await count.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return count.innerText()
  }

  #part(heading: string): Locator {
    return this.#page.locator('aside.panel .card-part', { has: this.#page.locator('h3', { hasText: new RegExp(`^${heading}( |$)`) }) })
  }
}
