/**
 * Rectification tasks at the desk: documents, milestones, edits, letters, many at once, past days, ledger, petitions.
 *
 * What is expected comes from the workspace's file by SQL and from the command line, not from the window.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import type { TaskStatistics } from '../../shared/domain/task'
import { demonstrationDesk } from './support/demonstration-desk'

const { answerOf, profile, rows, start, workspace } = demonstrationDesk('任务')

test('a task’s page: a photo with place and time, a milestone, an edit with its why, all in the story', async () => {
  const [task] = rows("SELECT fid, number, title, responsible_unit FROM task WHERE state = 'rectifying' ORDER BY number LIMIT 1")
  const window = await start()
  await window.panels.chooseTask(String(task!['title']))
  await window.panels.cardTitle(String(task!['title']))

  // Taken at 120.871, 32.175 (test/fixtures/photos/make.sh).
  const photo = join(import.meta.dirname, '../fixtures/photos/at-place.jpg')
  await window.answerOpenDialog(photo)
  await window.tasks.addDocuments('整改后照片')
  const documents = await window.tasks.part('材料', '拍摄于')
  expect(documents).toContain('整改后照片')
  expect(documents).toContain('120.87100, 32.17500')
  expect(await window.tasks.photoWidth(basename(photo))).toBeGreaterThan(0)
  expect(rows("SELECT d.name, l.role FROM document_link l JOIN document d ON d.fid = l.document_id WHERE l.layer = 'task' AND l.feature_id = ? AND l.role = 'photoAfter'", task!['fid'] as number)).toEqual([
    { name: basename(photo), role: 'photoAfter' },
  ])

  await window.tasks.addMilestone('管网改造完工', '2023-11-15')
  await window.tasks.part('节点', '管网改造完工')
  await window.tasks.reachMilestone('管网改造完工', '2023-10-20')
  expect(await window.tasks.part('节点', '2023-10-20')).toContain('已于 2023-10-20 完成')
  expect(rows('SELECT title, due_on, reached_on FROM task_milestone WHERE task_id = ? ORDER BY fid DESC LIMIT 1', task!['fid'] as number)).toEqual([{ title: '管网改造完工', due_on: '2023-11-15', reached_on: '2023-10-20' }])

  await window.tasks.edit({ 责任单位: '海门区人民政府' }, '机构调整')
  const story = await window.tasks.part('办理经过', '机构调整')
  expect(story).toContain('海门区人民政府')
  expect(story).toContain(String(task!['responsible_unit']))
  expect(story).toContain(`材料：${basename(photo)}（整改后照片）`)
  expect(rows('SELECT responsible_unit FROM task WHERE fid = ?', task!['fid'] as number)).toEqual([{ responsible_unit: '海门区人民政府' }])

  await window.tasks.removeDocument(basename(photo))
  expect(await window.tasks.part('办理经过', '移除材料')).toContain(basename(photo))
  expect(window.complaints).toEqual([])
})

test('a reminder is read, issued, numbered without a gap, and its answer noted', async () => {
  const [task] = rows("SELECT fid, number, title, responsible_unit FROM task WHERE state = 'rectifying' ORDER BY number DESC LIMIT 1")
  const window = await start()
  await window.panels.chooseTask(String(task!['title']))
  await window.panels.cardTitle(String(task!['title']))
  const paper = await window.tasks.writeLetter('提醒函')
  expect(paper).toContain(`“${String(task!['title'])}”整改工作的提醒函`)
  expect(paper).toContain(`${String(task!['responsible_unit'])}：`)
  const path = join(profile, '提醒函.docx')
  await window.answerSaveDialog(path)
  await window.tasks.issueLetter('Word')
  expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK')
  const [letter] = rows('SELECT number, task_id, recipient, replied_on FROM letter ORDER BY fid DESC LIMIT 1')
  expect(letter).toMatchObject({ task_id: task!['fid'], recipient: task!['responsible_unit'], replied_on: null })
  expect(letter!['number']).toMatch(/〔2023〕1号$/)
  expect(await window.tasks.part('函单', String(letter!['number']))).toContain('前反馈')
  await window.tasks.noteAnswer(String(letter!['number']))
  expect(await window.tasks.part('函单', '已反馈')).toContain('2023-10-31 已反馈')
  expect(rows('SELECT replied_on FROM letter ORDER BY fid DESC LIMIT 1')).toEqual([{ replied_on: '2023-10-31' }])
})

test('one step for several tasks, as the command line would do it, and taken back in one', async () => {
  const [first, second] = rows("SELECT fid, number, title FROM task WHERE state = 'completed' ORDER BY deadline, number LIMIT 2")
  const window = await start()
  await window.tasks.choose(String(first!['title']), String(second!['title']))
  expect(await window.tasks.stepForAll('申请验收', 2)).toContain('2 件中 2 件可以办理')
  const states = () => rows('SELECT state FROM task WHERE fid IN (?, ?)', first!['fid'] as number, second!['fid'] as number).map(({ state }) => state)
  expect(states()).toEqual(['acceptanceRequested', 'acceptanceRequested'])
  await window.panels.undoFromNotice()
  expect(await window.sees('已撤销')).toBe(true)
  expect(states()).toEqual(['completed', 'completed'])
})

test('figures of a past day, a saved filter, a public ledger: the same numbers as the command line', async () => {
  const past = await answerOf<TaskStatistics>('tasks', '--workspace', workspace, '--as-of', '2022-06-30')
  const now = await answerOf<TaskStatistics>('tasks', '--workspace', workspace)
  const window = await start()
  expect(await window.panels.taskFigure('完成整改')).toBe(now.completed)
  await window.tasks.showDay('2022-06-30')
  expect(await window.panels.taskFigure('完成整改')).toBe(past.completed)
  expect(await window.panels.taskFigure('超期')).toBe(past.overdue)
  expect(past.completed).not.toBe(now.completed)
  await window.tasks.backToToday()

  await window.panels.pressTaskFigure('超期')
  expect(await window.tasks.listCount(`${now.overdue} /`)).toBe(`${now.overdue} / ${now.total} 项`)
  await window.tasks.saveFilter('超期清单')
  await window.panels.pressTaskFigure('超期')
  await window.tasks.listCount(`${now.total} /`)
  await window.tasks.takeFilter('超期清单')
  expect(await window.tasks.listCount(`${now.overdue} /`)).toBe(`${now.overdue} / ${now.total} 项`)

  const path = join(profile, '公开.csv')
  await window.answerSaveDialog(path)
  await window.tasks.exportLedger('公开版', 'CSV')
  const ledger = readFileSync(path, 'utf8')
  const [overdue] = rows("SELECT number, leader FROM task WHERE deadline < '2023-10-31' AND state IN ('assigned', 'received', 'plan', 'rectifying', 'reopened') AND deadline_type = 'date'")
  expect(ledger).toContain(String(overdue!['number']))
  // 包案领导 is an internal column.
  expect(ledger).not.toContain(String(overdue!['leader']))
})

test('letters due, thresholds and petitions', async () => {
  const window = await start()
  await window.tasks.openView('函单')
  const red = await answerOf<TaskStatistics>('tasks', '--workspace', workspace)
  const due = await window.tasks.lettersDue()
  expect(due.filter((line) => line.includes('红色预警'))).toHaveLength(red.byColour.red)

  await window.tasks.openView('设置')
  await window.tasks.setYellowDays(365)
  expect(await window.sees('预警阈值已修改')).toBe(true)
  const changed = await answerOf<TaskStatistics>('tasks', '--workspace', workspace)
  expect(changed.byColour.yellow).toBeGreaterThan(red.byColour.yellow)

  await window.tasks.openView('信访件')
  const [counts] = rows('SELECT count(*) AS total, sum(key_case) AS keyed, sum(key_case AND repeats IS NOT NULL) AS both FROM petition')
  await window.tasks.tickPetitionFlag('重点件')
  expect(await window.tasks.listCount(`${counts!['keyed']} /`)).toBe(`${counts!['keyed']} / ${counts!['total']} 件`)
  await window.tasks.tickPetitionFlag('重复件')
  expect(await window.tasks.listCount(`${counts!['both']} /`)).toBe(`${counts!['both']} / ${counts!['total']} 件`)
})
