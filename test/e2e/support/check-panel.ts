/** The conflict check's panel and the card of a finding. Part of the driver: specs do not see Playwright. */
import type { Page } from 'playwright'

const PATIENCE_MILLISECONDS = 20_000

export class CheckPanel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async run(): Promise<void> {
    await this.#page.locator('.check-subjects').getByRole('button', { name: '空间比对', exact: true }).click()
  }

  /** What the summary above the findings says, once there is one. */
  async summary(): Promise<string> {
    return this.#page.locator('.check-summary').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Counts on the buttons of the severities, severe first. */
  async severityCounts(): Promise<number[]> {
    await this.#page.locator('.severity-filter').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    const texts = await this.#page.locator('.severity-filter').allInnerTexts()
    return texts.map((text) => Number(/\d+$/.exec(text.trim())?.[0]))
  }

  async chooseFinding(subject: string, rule: string): Promise<void> {
    await this.#page.locator('.finding-row', { hasText: subject }).filter({ hasText: rule }).first().click()
  }

  /** What explains the chosen finding, once it tells of an amount. */
  async explanation(amount: string): Promise<string> {
    const part = this.#page.locator('.finding-sentence', { hasText: amount })
    return part.innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  /** A figure of the chosen finding, by its title. */
  async figure(title: string): Promise<string> {
    return this.#page.locator('.card .fact-row', { hasText: title }).first().locator('dd').innerText({ timeout: PATIENCE_MILLISECONDS })
  }

  async makeTask(unit: string): Promise<void> {
    await this.#page.getByRole('button', { name: '生成整改任务' }).click()
    await this.#page.locator('.task-form input').first().fill(unit)
    await this.#page.locator('.task-form').getByRole('button', { name: '生成', exact: true }).click()
  }

  async openView(name: '比对' | '规则' | '版本对比'): Promise<void> {
    await this.#page.locator('.check-views').getByText(name, { exact: true }).click()
  }

  async switchRule(id: string): Promise<void> {
    await this.#page.locator('.rule-row', { has: this.#page.locator('.rule-title', { hasText: new RegExp(`^${id} `) }) }).getByRole('switch').click()
  }

  /** Whether a rule is switched on, once it is as wanted. */
  async isRuleOn(id: string, wanted: boolean): Promise<boolean> {
    const control = this.#page.locator('.rule-row', { has: this.#page.locator('.rule-title', { hasText: new RegExp(`^${id} `) }) }).getByRole('switch', { checked: wanted })
    return control.waitFor({ timeout: PATIENCE_MILLISECONDS }).then(() => wanted, () => !wanted)
  }

  async draw(): Promise<void> {
    await this.#page.getByRole('button', { name: '在地图上画地块' }).click()
  }

  /** Last row of the table of categories of a comparison: 合计, 调出, 调入, 净变化. */
  async comparisonTotal(): Promise<string[]> {
    await this.#page.locator('.check-subjects').getByRole('button', { name: '对比', exact: true }).click()
    const row = this.#page.locator('.compare-table').first().locator('tbody tr').last()
    await row.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return row.locator('td').allInnerTexts()
  }

  async writeReport(format: string): Promise<void> {
    await this.#page.locator('.check-summary').getByRole('button', { name: '报告', exact: true }).click()
    await this.#page.locator('.ant-dropdown-menu-item', { hasText: format }).click()
    await this.#page.getByText('报告已写出').waitFor({ timeout: 90_000 })
  }
}
