/**
 * A briefing at the desk: chosen, seen as it will print, its figures opened, exported, a template of the bureau's own.
 *
 * Figures are compared with what the command line counts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demonstrationDesk } from './support/demonstration-desk'

const { answerOf, profile, start, workspace } = demonstrationDesk('简报')

test('the page is seen as it will print, and a figure opens the rows that the command line counts', async () => {
  const tasks = await answerOf<{ total: number }>('tasks', '--workspace', workspace)
  const window = await start()
  await window.briefing.choose('生态环境监管态势一页图')
  expect(await window.briefing.pageCount()).toBe('第 1 / 1 页')
  // A4 lying: 297 × 210 mm.
  expect(await window.briefing.sheetRatio()).toBeCloseTo(297 / 210, 1)
  const figure = (await window.briefing.figures()).find((id) => id.includes('task.count') && id.includes('total'))
  expect(await window.briefing.rowsBehind(figure!)).toEqual({ text: String(tasks.total), rows: tasks.total })
  expect(window.complaints).toEqual([])
})

test('a briefing is written where the person says, whole', async () => {
  const window = await start()
  await window.briefing.choose('督察整改任务进展')
  await window.briefing.pageCount()
  const path = join(profile, '任务进展.pdf')
  await window.answerSaveDialog(path)
  await window.briefing.export('PDF')
  const file = readFileSync(path)
  expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(file.subarray(-6).toString('latin1')).toContain('%%EOF')
})

test('a template that the bureau reworded is its own', async () => {
  const window = await start()
  await window.briefing.choose('美丽海湾建设情况')
  await window.briefing.pageCount()
  await window.briefing.rename('我市美丽海湾')
  expect(await window.sees('模板已保存')).toBe(true)
})

test('a public edition waits for its number: until then only the copy for review can be written', async () => {
  const window = await start()
  await window.briefing.choose('入河（海）排污口排查整治情况')
  await window.briefing.pageCount()
  expect(await window.briefing.exportButtons()).toEqual(['导出 PDF', '导出 Word', '导出 PNG'])
  await window.briefing.setAudience('公开')
  expect(await window.briefing.exportButtons()).toEqual(['送审稿 PDF', '送审稿 Word', '送审稿 PNG'])
  expect(await window.sees('公开版待审图号')).toBe(true)
})

test('the page follows what is changed in the editor before it is saved', async () => {
  const window = await start()
  await window.briefing.choose('入河（海）排污口排查整治情况')
  await window.briefing.pageCount()
  await window.briefing.edit()
  const before = await window.briefing.sheet()
  await window.briefing.setPage('横向')
  const lying = await window.briefing.waitForOtherPage(before)
  expect(await window.briefing.sheetRatio()).toBeGreaterThan(1)
  await window.briefing.addPart('任务按责任单位')
  await window.briefing.waitForOtherPage(lying)
  expect(window.complaints).toEqual([])
})
