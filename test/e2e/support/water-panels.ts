/** Alerts, the city's board, a section's page. Part of the driver: specs do not see Playwright. */
import type { Page } from 'playwright'

const PATIENCE_MILLISECONDS = 15_000

export class WaterPanels {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Show `断面` or `预警` in the section panel. */
  async show(what: '断面' | '预警'): Promise<void> {
    await this.#page.locator('.sections-switch .ant-segmented-item', { hasText: what }).click()
  }

  async choosePeriodKind(kind: '月' | '季度' | '累计' | '全年' | '汛期'): Promise<void> {
    await this.#page.locator('.period-control .ant-segmented-item', { hasText: new RegExp(`^${kind}$`) }).click()
  }

  // — alerts

  /** Figure above the alert list, such as `待研判`. */
  async alertFigure(name: string): Promise<number> {
    const figure = this.#page.locator('.alert-state', { hasText: name }).locator('strong')
    await figure.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return Number(await figure.innerText())
  }

  /** The number at the rail's button; 0 without one. */
  async badge(): Promise<number> {
    const badge = this.#page.locator('.alert-badge')
    return (await badge.count()) === 0 ? 0 : Number(await badge.innerText())
  }

  async lookForAlerts(): Promise<void> {
    await this.#page.getByRole('button', { name: '查找预警' }).click()
  }

  /** Found by the filter: the list draws only the rows in sight. */
  async chooseAlert(place: string): Promise<void> {
    await this.#page.getByLabel('断面、站点、属地').fill(place)
    await this.#page.locator('.alert-row', { hasText: place }).first().click()
    await this.#page.locator('.card-head h2', { hasText: place }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async judge(verdict: string, note: string): Promise<void> {
    await this.#page.locator('.work-form .ant-radio-button-wrapper', { hasText: verdict }).click()
    await this.#page.locator('.work-form textarea').fill(note)
    await this.#page.getByRole('button', { name: '确定研判结论' }).click()
    await this.#page.locator('.card-marks', { hasText: verdict }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async makeTask(deadline: string): Promise<void> {
    await this.#page.locator('.alert-buttons').getByRole('button', { name: '生成任务' }).click()
    const field = this.#page.locator('.work-form .ant-picker input').first()
    await field.fill(deadline)
    await field.press('Enter')
    await this.#page.locator('.work-form-line').getByRole('button', { name: '生成任务' }).click()
  }

  async recordStep(text: string): Promise<void> {
    await this.#page.locator('.alert-buttons').getByRole('button', { name: '记录处置' }).click()
    await this.#page.locator('.work-form textarea').fill(text)
    await this.#page.locator('.work-form').getByRole('button', { name: '记录处置' }).click()
    await this.#page.locator('.mechanism', { hasText: text }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async closeAlert(text: string): Promise<void> {
    await this.#page.locator('.alert-buttons').getByRole('button', { name: '反馈办结' }).click()
    await this.#page.locator('.work-form textarea').fill(text)
    await this.#page.locator('.work-form').getByRole('button', { name: '反馈办结' }).click()
  }

  /** States of the four mechanisms, in order: `done`, `begun`, `ahead`. */
  async mechanisms(): Promise<(string | null)[]> {
    const marks = await this.#page.locator('.mechanism').all()
    return Promise.all(marks.map((mark) => mark.getAttribute('data-state')))
  }

  // — board

  /** Rows of the districts: name, then figures. */
  async boardDistricts(): Promise<string[][]> {
    const table = this.#page.getByLabel('按属地', { exact: true })
    await table.locator('tbody tr').first().waitFor({ timeout: PATIENCE_MILLISECONDS })
    const rows = await table.locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  }

  /** Press a figure of a district's row by its place. */
  async pressDistrictFigure(district: string, figure: number): Promise<void> {
    await this.#page.getByLabel('按属地', { exact: true }).locator('tr', { hasText: district }).locator('.board-cell').nth(figure).click()
  }

  // — a section's page

  async addProblem(problem: string, measure: string): Promise<void> {
    await this.#page.getByRole('button', { name: '添加问题' }).click()
    const fields = this.#page.locator('.work-form textarea')
    await fields.nth(0).fill(problem)
    await fields.nth(1).fill(measure)
    await this.#page.locator('.work-form').getByRole('button', { name: '保存' }).click()
    await this.#page.locator('.worklist-line', { hasText: problem }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  async completeProblem(problem: string): Promise<void> {
    await this.#page.getByRole('button', { name: `完成 ${problem}` }).click()
    await this.#page.locator('.worklist-line[data-done="true"]', { hasText: problem }).waitFor({ timeout: PATIENCE_MILLISECONDS })
  }

  /** Trace the section whose card is open, and tell what was found: `排污口 3 · 企业 0 · 断面 1`. */
  async trace(): Promise<string> {
    await this.#page.locator('.trace-tools').getByRole('button', { name: '在图上显示' }).click()
    const found = this.#page.locator('.trace-head .link-button')
    await found.waitFor({ timeout: PATIENCE_MILLISECONDS })
    return found.innerText()
  }
}
