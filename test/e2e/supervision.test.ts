/**
 * Supervision at the desk: wording of letters, petitions, who may do what.
 *
 * What is expected comes from the workspace's file by SQL and from the command line, not from the window.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TaskStatistics } from '../../shared/domain/task'
import { runCommand } from '../support/run-command'
import { demonstrationDesk } from './support/demonstration-desk'

const { answerOf, close, profile, rows, start, workspace } = demonstrationDesk('任务')

test('a letter’s wording is changed, seen as it will print, and written so by the command line', async () => {
  const window = await start()
  await window.tasks.openView('设置')
  await window.supervision.editLetter('提醒函')
  expect(await window.supervision.sheetShapes()).toBeGreaterThan(50)
  await window.supervision.writeParagraph(0, '请抓紧办理{unti}')
  expect(await window.supervision.canSaveLetter()).toBe(false)
  await window.supervision.writeParagraph(0, '请抓紧办理')
  await window.supervision.insertField(0, '任务编号')
  await window.supervision.replyDays(9)
  await window.supervision.saveLetter()
  expect(rows("SELECT key FROM setting WHERE area = 'letters'")).toEqual([{ key: 'own nantong' }])
  await close()
  const path = join(profile, '提醒函.docx')
  expect((await runCommand('task', 'letter', 'SJ2-1-07', '提醒函', '--workspace', workspace, '--out', path, '--json')).status).toBe(0)
  const [letter] = rows('SELECT issued_on, reply_by FROM letter ORDER BY fid DESC LIMIT 1')
  expect(letter).toEqual({ issued_on: '2023-10-31', reply_by: '2023-11-09' })
})

test('a petition is entered with overlapping flags, and changed', async () => {
  const window = await start()
  await window.tasks.openView('信访件')
  await window.supervision.newPetition({ 受理编号: 'X-2023-1', 批次: '第31批', 内容: '反映河道异味', 重复件编号: 'SF-X001' }, true)
  const stored = () => rows("SELECT number, batch, content, key_case, repeats, outcome FROM petition WHERE number LIKE 'X-2023%'")
  expect(stored()).toEqual([{ number: 'X-2023-1', batch: '第31批', content: '反映河道异味', key_case: 1, repeats: 'SF-X001', outcome: 'handling' }])
  const statistics = await answerOf<TaskStatistics>('tasks', '--workspace', workspace)
  expect(statistics.petitions.total).toBe(260)
  await window.supervision.changePetition('X-2023-1', { 内容: '反映河道异味和漂浮物' })
  expect(stored()[0]!['content']).toBe('反映河道异味和漂浮物')
  expect(window.complaints).toEqual([])
})

test('a step is taken from a role', async () => {
  const window = await start()
  await window.tasks.openView('设置')
  await window.supervision.takeRole('签收', '整改办')
  expect(await window.sees('办理权限已修改：签收')).toBe(true)
  expect(JSON.parse(String(rows("SELECT value FROM setting WHERE area = 'permission' AND key = 'task'")[0]!['value']))).toEqual({ receive: ['responsibleUnit'] })
})
