/** Work on tasks by requests: evidence for closing, bulk steps, the bureau's own rules, letters, ledgers out and back, petitions, the past. */
import { createRouterClient } from '@orpc/server'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from '@e965/xlsx'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import { openWorkspace } from '../../../electron/store'
import type { ColumnCondition } from '../../../electron/store/workspace-store'
import type { StepReply } from '../../../shared/domain/life/step-answer'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { dumpData, openEmptyWorkspace, pointOutfall, tester } from '../../support/workspace'

const folder = createTemporaryFolder()
const dataFolder = join(import.meta.dirname, '../../../data')
const photo = (name: string) => join(import.meta.dirname, '../../fixtures/photos', name)
let session: Session
let file: string
const clientOf = (context: Session) => createRouterClient(serviceRouter, { context: { session: context } })
let client: ReturnType<typeof clientOf>
const fid = (table: 'task' | 'outfall', where: readonly ColumnCondition[]) =>
  table === 'task'
    ? session.workspace().listRecords({ table: 'task', where }).then(({ rows }) => rows[0]!.id)
    : session.workspace().listFeatures({ kind: 'outfall', where, limit: 1 }).then(({ features }) => features[0]!.id)

// The photo at-place.jpg was taken at 120.871, 32.175 (test/fixtures/photos/make.sh).
beforeAll(async () => {
  const made = await openEmptyWorkspace(folder, 'work')
  await made.workspace.write(tester, [
    pointOutfall('1号口', 120.8711, 32.1751),
    pointOutfall('2号口', 120.9, 32.2),
    { op: 'insertFeature', kind: 'bay', geometry: null, values: { name: '小洋口' } },
    { op: 'insertFeature', kind: 'ecologicalBuffer', geometry: null, values: { name: '缓冲区', stage: 'planned', responsible_unit: '水利局' } },
    ...Array.from({ length: 6 }, (_, index) => ({
      op: 'insertRecord' as const,
      table: 'task' as const,
      values: { number: `T-${index + 1}`, title: `任务${index + 1}`, district: index % 2 === 0 ? '如东县' : null, responsible_unit: index === 5 ? null : '如东县人民政府', deadline_type: 'date', deadline: '2024-03-31', leader: '某领导', measures: '截污纳管', target: '达标', progress: '已完成', acceptance_unit: '市局', state: 'published', assigned_on: '2023-05-01', task_source: 'patrol' },
    })),
  ])
  await made.workspace.close()
  file = made.file
  session = createSession({ dataFolder, programVersion: 'test' })
  client = clientOf(session)
  await client.workspace.open({ path: file })
})

const verdicts = ({ answers }: StepReply) => answers[0]!.plan.requirements.map(({ need, verdict }) => `${need} ${verdict}`)
const close = (ids: readonly string[], more: Partial<Parameters<typeof client.life.step>[0]> = {}) => client.life.step({ subject: 'task', ids: [...ids], to: 'closed', effectiveOn: '2024-01-10', ...more })

describe('closing by evidence', () => {
  it('takes documents of the two roles and a photo at the place after the order, and nothing less', async () => {
    const [task, outfall] = [await fid('task', [{ column: 'number', equals: 'T-1' }]), await fid('outfall', [{ column: 'name', equals: '1号口' }])]
    await client.task.link({ taskId: task, feature: { kind: 'outfall', id: outfall }, role: 'subject' })
    const owner = { layer: 'task', id: task }
    const report = join(folder, '整改情况报告.txt')
    const opinion = join(folder, '验收意见.txt')
    writeFileSync(report, '已完成')
    writeFileSync(opinion, '同意销号')
    expect(verdicts(await close([task], { dryRun: true }))).toEqual(['document notMet', 'document notMet', 'photo notMet', 'section notApplicable', 'recheck notApplicable', 'days notApplicable'])
    await client.document.add({ owner, paths: [report], role: 'report' })
    await client.document.add({ owner, paths: [opinion], role: 'acceptance' })
    for (const wrong of ['too-early.jpg', 'elsewhere.jpg', 'without.jpg']) {
      await client.document.add({ owner, paths: [photo(wrong)], role: 'photoAfter' })
      expect(verdicts(await close([task], { dryRun: true })).slice(0, 3), wrong).toEqual(['document met', 'document met', 'photo notMet'])
    }
    await expect(close([task])).rejects.toMatchObject({ data: { code: 'life.stepRefused' } })
    const { documents } = await client.document.add({ owner, paths: [photo('at-place.jpg')], role: 'photoBefore' })
    expect(documents[0]).toMatchObject({ linked: true, takenAt: '2023-11-08T01:30:00.000Z' })
    expect(verdicts(await close([task], { dryRun: true }))[2], 'a photo of before proves nothing').toBe('photo notMet')
    await client.document.setRole({ owner, documentId: documents[0]!.documentId, role: 'photoAfter' })
    expect((await client.document.add({ owner, paths: [photo('at-place.jpg')], role: 'photoAfter' })).actionId, 'the same content again').toBeNull()
    const closed = await close([task])
    expect(closed.answers[0]!.plan).toMatchObject({ allowed: true, overridden: false })
    const { task: card } = await client.task.read({ id: task, asOf: '2024-01-10' })
    expect(card).toMatchObject({ state: 'closed', closedOn: '2024-01-10' })
    expect(card.steps.at(-1)).toMatchObject({ role: 'office', overrideReason: null })
    await client.workspace.undo({ actionId: closed.actionId! })
    expect((await client.task.read({ id: task, asOf: '2024-01-10' })).task).toMatchObject({ state: 'published', closedOn: null })
  })
})

describe('bulk steps', () => {
  it('are all or nothing, with an answer for each', async () => {
    const ids = await Promise.all(['T-2', 'T-3', 'T-4'].map((number) => fid('task', [{ column: 'number', equals: number }])))
    await client.life.step({ subject: 'task', ids: [ids[2]!], to: 'rectifying', effectiveOn: '2024-01-01', note: '材料不全' })
    const before = dumpData(file)
    const tried = await close(ids, { dryRun: true, overrideReason: '纸质归档' })
    expect(tried.answers.map(({ plan }) => plan.allowed)).toEqual([true, true, false])
    await expect(close(ids, { overrideReason: '纸质归档' })).rejects.toMatchObject({ data: { code: 'life.stepsRefused', params: { refused: 1, asked: 3 } } })
    expect(dumpData(file)).toEqual(before)
    const { actionId } = await close(ids.slice(0, 2), { overrideReason: '纸质归档' })
    const { facts } = await client.letter.preview({ kind: '验收销号表', taskId: ids[0]!, on: '2024-01-10' })
    const printed = Object.fromEntries(facts.map(({ label, text }) => [label, text]))
    expect(printed['例外理由']).toBe('验收销号：纸质归档')
    expect(printed['销号条件']).toContain('不满足：缺整改情况报告')
    expect((await client.task.list({ asOf: '2024-01-10', states: ['closed'] })).tasks.map(({ number }) => number)).toEqual(['T-2', 'T-3'])
    await client.workspace.undo({ actionId: actionId! })
    expect(dumpData(file)).toEqual(before)
  })
})

describe('the bureau’s own rules', () => {
  it('narrows who may do what, and gives the table back', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-5' }])
    await client.life.savePermission({ subject: 'task', permission: { close: ['acceptanceUnit'] }, reason: '谁验收谁负责' })
    expect((await close([id], { dryRun: true })).answers[0]!.plan.problems.map(({ code }) => code)).toEqual(['roleMayNot'])
    expect((await close([id], { dryRun: true, role: 'acceptanceUnit' })).answers[0]!.plan.problems).toEqual([])
    await client.life.savePermission({ subject: 'task', permission: null })
    expect((await close([id], { dryRun: true })).answers[0]!.plan.problems).toEqual([])
  })

  it('replaces a life whole, and refuses one that names what is not there', async () => {
    const { life } = await client.life.read({ subject: 'task' })
    const changed = { ...life, moves: life.moves.map((move) => (move.id === 'close' ? { ...move, needs: [] } : move)) }
    const { actionId } = await client.life.save({ subject: 'task', life: changed })
    const id = await fid('task', [{ column: 'number', equals: 'T-5' }])
    expect((await close([id], { dryRun: true })).answers[0]!.plan).toMatchObject({ allowed: true, requirements: [] })
    await client.workspace.undo({ actionId: actionId! })
    expect((await client.life.read({ subject: 'task' })).isOwn).toBe(false)
    const wrong = { ...life, moves: life.moves.map((move) => (move.id === 'close' ? { ...move, to: 'flying' } : move)) }
    await expect(client.life.save({ subject: 'task', life: wrong })).rejects.toMatchObject({ data: { code: 'life.badRule' } })
  })

  it('moves the thresholds of the colours', async () => {
    const yellow = async () => (await client.task.statistics({ asOf: '2024-02-15' })).byColour.yellow
    expect(await yellow()).toBe(0)
    await client.task.saveWarning({ rule: { yellowDaysLeft: 60, yellowOnMissedMilestone: true, redWhenReopened: true } })
    // Of six tasks one was sent back and is not completed: its deadline is 45 days away.
    expect(await yellow()).toBe(1)
    await client.task.saveWarning({ rule: null })
    expect(await yellow()).toBe(0)
  })
})

describe('edits, milestones and the past', () => {
  it('tells field by field what was changed and why, and shows what was known before', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    const before = new Date().toISOString()
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    await client.task.edit({ ids: [id], values: { title: '任务4（改）', progress_status: 'behind' }, reason: '名称更正' })
    await client.task.milestone({ taskId: id, title: '管网', dueOn: '2024-01-31' })
    const { events, log } = await client.task.story({ id })
    const edit = events.find(({ type }) => type === 'edit')
    expect(edit).toMatchObject({ note: '名称更正', actor: session.actor })
    expect(edit!.fields.map(({ column, before: was, after }) => [column, was, after])).toEqual([['title', '任务4', '任务4（改）'], ['progress_status', null, 'behind']])
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['created', 'step', 'milestone']))
    expect(log).toEqual(await session.workspace().logHead())
    expect((await client.task.read({ id, asOf: '2024-02-01', recordedAt: new Date().toISOString() })).task).toMatchObject({ title: '任务4（改）', progressStatus: 'behind', progressReported: true })
    expect((await client.task.read({ id, asOf: '2024-02-01', recordedAt: before })).task).toMatchObject({ title: '任务4', progressStatus: 'onSchedule', progressReported: false })
    await expect(client.task.edit({ ids: [id], values: { deadline: '2024-02-30' } })).rejects.toMatchObject({ data: { code: 'field.badValue' } })
    await expect(client.task.edit({ ids: [id], values: { state: 'closed' } })).rejects.toMatchObject({ data: { code: 'field.notEditable' } })
  })

  it('counts by every column so that the parts make the whole, and each opens its rows', async () => {
    for (const by of ['district', 'unit', 'source', 'category', 'state', 'colour', 'progress', 'deadlineType', 'deadlineMonth'] as const) {
      const { rows, total } = await client.task.breakdown({ by, asOf: '2024-02-01' })
      expect(rows.reduce((sum, row) => sum + row.total, 0), by).toBe(total)
      for (const row of rows) expect((await client.task.list({ ...row.filter, asOf: '2024-02-01' })).total, `${by} ${row.key}`).toBe(row.total)
    }
    await client.task.saveFilter({ name: '如东', filter: { districts: ['如东县'] } })
    expect(await client.task.filters({})).toEqual([{ name: '如东', filter: { districts: ['如东县'] } }])
  })
})

describe('letters', () => {
  it('number each series without a gap, however many ask at once, and an undone one gives its number back', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    const make = (name: string, kind = 'reminderLetter') => client.letter.make({ kind, taskId: id, on: '2024-02-01', path: join(folder, `${name}.docx`) })
    const made = await Promise.all([make('a'), make('b'), make('c')])
    expect(made.map(({ number }) => number)).toEqual(['通督整提〔2024〕1号', '通督整提〔2024〕2号', '通督整提〔2024〕3号'])
    await client.workspace.undo({ actionId: made[2]!.actionId! })
    expect((await make('d')).number).toBe('通督整提〔2024〕3号')
    expect((await client.letter.make({ kind: '提醒函', taskId: id, on: '2024-02-01', path: join(folder, 'p.docx'), preview: true })).number).toBeNull()
    expect((await make('e', 'supervision_order')).number).toBe('通督整督〔2024〕1号')
    expect((await client.letter.make({ kind: 'reminderLetter', taskId: id, on: '2025-01-02', path: join(folder, 'f.docx') })).number).toBe('通督整提〔2025〕1号')
    expect((await client.task.read({ id })).task.documents.filter(({ role }) => role === 'letter').length).toBeGreaterThan(0)
    await expect(make('g', '表扬信')).rejects.toMatchObject({ data: { code: 'letter.unknownKind' } })
    const nobody = await fid('task', [{ column: 'number', equals: 'T-6' }])
    await expect(client.letter.make({ kind: 'reminderLetter', taskId: nobody, path: join(folder, 'h.docx') })).rejects.toMatchObject({ data: { code: 'letter.noRecipient' } })
  })

  it('escalates where the answer is late, until it comes', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    await client.letter.make({ kind: 'assignmentOrder', taskId: id, on: '2024-03-01', replyBy: '2024-03-05', path: join(folder, 'order.pdf') })
    const late = async (on: string) => (await client.letter.due({ on })).filter(({ reason, follows }) => reason === 'lateReply' && follows?.replyBy === '2024-03-05')
    expect(await late('2024-03-05')).toEqual([])
    expect(await late('2024-03-08')).toMatchObject([{ kind: 'reminderLetter', taskId: id, follows: { daysLate: 3 } }])
    const order = (await client.letter.list({ taskId: id, on: '2024-03-08' })).find(({ kind }) => kind === 'assignmentOrder')!
    expect(order.late).toBe(true)
    await client.letter.reply({ id: order.id, repliedOn: '2024-03-07' })
    expect(await late('2024-03-08')).toEqual([])
    expect((await client.task.story({ id })).events.map(({ type }) => type)).toEqual(expect.arrayContaining(['letter', 'reply']))
  })

  it('say what the bureau made of them: wording, order and days of each set are its own, and shown before they are saved', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    const [nantong, jiaxing] = await Promise.all(['nantong', 'jiaxing'].map(async (set) => (await client.letter.sets()).sets.find((other) => other.id === set)!))
    const reminder = nantong!.letters.find((letter) => letter.id === 'reminderLetter')!
    const template = { ...reminder, paragraphs: ['请{unit}抓紧办理{number}号任务。'], replyDays: 7 }
    const sheet = await client.letter.sheet({ template, taskId: id, on: '2024-04-02' })
    expect(sheet).toMatchObject({ pages: 1, page: 1, width: 210, height: 297 })
    expect(sheet.svg).toContain('<svg')
    const own = { ...nantong!, letters: [template, ...nantong!.letters.filter((letter) => letter.id !== 'reminderLetter')] }
    const { actionId } = await client.letter.saveSet({ own })
    await client.letter.saveSet({ own: { ...jiaxing!, letters: jiaxing!.letters.toReversed() } })
    const after = await client.letter.sets()
    expect(after.sets.map((set) => [set.id, set.isOwn])).toEqual([['jiaxing', true], ['nantong', true]])
    expect(after.sets[1]!.letters[0]!.id).toBe('reminderLetter')
    expect(await client.letter.preview({ kind: 'reminderLetter', taskId: id, on: '2024-04-02' })).toMatchObject({ paragraphs: ['请如东县人民政府抓紧办理T-4号任务。'], replyBy: '2024-04-09' })
    // A field that no letter knows would silently leave the text out.
    const typo = { ...own, letters: own.letters.map((letter) => ({ ...letter, paragraphs: [...letter.paragraphs, '{unti}'] })) }
    await expect(client.letter.saveSet({ own: typo })).rejects.toMatchObject({ data: { code: 'letter.unknownFact', params: { fact: 'unti' } } })
    await expect(client.letter.saveSet({ own: { ...own, letters: [] } })).rejects.toMatchObject({ data: { code: 'letter.badSet' } })
    await client.letter.saveSet({ own: null })
    expect((await client.letter.sets()).sets.map((set) => [set.id, set.isOwn])).toEqual([['jiaxing', true], ['nantong', false]])
    await client.letter.saveSet({ chosen: 'jiaxing' })
    await client.letter.saveSet({ own: null, chosen: 'nantong' })
    expect((await client.letter.sets()).sets.map((set) => set.isOwn)).toEqual([false, false])
    expect(actionId).not.toBeNull()
  })

  it('says the task’s facts', async () => {
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    const content = await client.letter.preview({ kind: 'reminderLetter', taskId: id, on: '2024-04-02' })
    expect(content).toMatchObject({ recipient: '如东县人民政府', replyBy: '2024-04-07', number: null })
    expect(content.paragraphs.join('')).toContain('已超过整改时限 2 天')
    const monthly = await client.letter.preview({ kind: 'monthlySupervision', on: '2024-04-02' })
    expect(monthly.heading).toBe('关于2024年4月生态环境督察整改督办巡察情况的通报')
    expect(monthly.paragraphs[1]).toContain('整改任务共6项，已完成整改5项')
  })
})

describe('the ledger', () => {
  const cellsOf = (path: string) => {
    const book = read(readFileSync(path), { type: 'buffer' })
    return utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0]!]!, { raw: false })
  }

  it('leaves internal columns out of the public version', async () => {
    const exported = async (audience: 'internal' | 'public') => {
      const path = join(folder, `${audience}.xlsx`)
      for await (const event of await client.task.exportLedger({ path, format: 'xlsx', audience, asOf: '2024-02-01' })) void event
      return cellsOf(path)
    }
    const [internal, open] = [await exported('internal'), await exported('public')]
    expect([internal.length, open.length]).toEqual([6, 6])
    expect(internal[0]!['包案领导']).toBe('某领导')
    expect(JSON.stringify(open)).not.toContain('某领导')
    const sheets = (name: string) => read(readFileSync(join(folder, `${name}.xlsx`)), { type: 'buffer' }).SheetNames
    expect([sheets('internal'), sheets('public')]).toEqual([['整改台账', '预警和例外', '说明'], ['整改台账', '说明']])
    for (const column of ['包案领导', '责任人', '例外理由']) expect(Object.keys(open[0]!)).not.toContain(column)
    for (const column of ['编号', '问题', '责任单位', '验收单位', '整改目标', '整改时限', '整改措施', '状态'].filter((name) => name !== '问题')) expect(Object.keys(open[0]!)).toContain(column)
  })

  it('comes back unchanged by its number, and with one change when one was made', async () => {
    const path = join(folder, 'back.xlsx')
    for await (const event of await client.task.exportLedger({ path, format: 'xlsx', asOf: '2024-02-01' })) void event
    const importBack = async (dryRun: boolean) => {
      for await (const event of await client.import.run({ path, target: 'task', key: '编号', dryRun, layer: '整改台账' })) if (event.type === 'result') return event.result
      throw new Error('no result')
    }
    expect(await importBack(true)).toMatchObject({ read: 6, added: 0, updated: 0, unchanged: 6, rejected: 0 })
    const book = read(readFileSync(path), { type: 'buffer' })
    const sheet = book.Sheets['整改台账']!
    const cell = Object.keys(sheet).find((name) => sheet[name]?.v === '截污纳管')!
    sheet[cell]!.v = '截污纳管，雨污分流'
    writeFileSync(path, (await import('@e965/xlsx')).write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    expect(await importBack(true)).toMatchObject({ updated: 1, unchanged: 5 })
  })

  it('does not close a task that has a life, and takes 长期坚持 where a date stood', async () => {
    const path = join(folder, 'closing.xlsx')
    for await (const event of await client.task.exportLedger({ path, format: 'xlsx', asOf: '2024-02-01' })) void event
    const book = read(readFileSync(path), { type: 'buffer' })
    const [head = [], ...body] = utils.sheet_to_json<(string | null)[]>(book.Sheets['整改台账']!, { header: 1, raw: false, defval: null })
    const row = body.find((cells) => cells[head.indexOf('编号')] === 'T-4')!
    row[head.indexOf('状态')] = '验收销号'
    row[head.indexOf('销号日期')] = '2024-02-01'
    row[head.indexOf('整改时限')] = '长期坚持'
    const changed = utils.book_new()
    utils.book_append_sheet(changed, utils.aoa_to_sheet([head, ...body]), '整改台账')
    writeFileSync(path, (await import('@e965/xlsx')).write(changed, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    const id = await fid('task', [{ column: 'number', equals: 'T-4' }])
    const before = (await client.task.read({ id, asOf: '2024-02-01' })).task
    expect(before.state).not.toBe('closed')
    let importId: string | null = null
    for await (const event of await client.import.run({ path, target: 'task', key: '编号' })) {
      if (event.type !== 'result') continue
      expect(event.result).toMatchObject({ updated: 1, unchanged: 5, rejected: 0 })
      expect(event.result.problems.map(({ code }) => code)).toContain('task.closingNotImported')
      importId = event.result.importId
    }
    const { task } = await client.task.read({ id, asOf: '2024-02-01' })
    expect(task).toMatchObject({ state: before.state, closedOn: null, deadlineType: 'longTerm', deadline: null })
    await client.workspace.undo({ actionId: importId! })
    expect((await client.task.read({ id, asOf: '2024-02-01' })).task).toMatchObject({ deadlineType: 'date', deadline: before.deadline })
  })
})

describe('outfalls, bays and buffers live too', () => {
  it('an outfall goes its whole way, asking for what each step needs', async () => {
    const id = await fid('outfall', [{ column: 'name', equals: '2号口' }])
    const go = (to: string, more: object = {}) => client.life.step({ subject: 'outfall', ids: [id], to, effectiveOn: '2024-01-05', ...more })
    await expect(go('planned')).rejects.toMatchObject({ data: { code: 'life.stepRefused' } })
    await go('planned', { fields: { policy: '截污', disposition: 'regulate', deadline: '2024-06-30' } })
    await go('rectifying', { effectiveOn: '2024-02-01' })
    await expect(go('closed', { effectiveOn: '2024-05-01' })).rejects.toMatchObject({ data: { code: 'life.stepRefused' } })
    await go('closed', { effectiveOn: '2024-05-01', overrideReason: '现场已核' })
    expect((await session.workspace().readFeature({ kind: 'outfall', id })).properties).toMatchObject({ stage: 'closed', accepted_on: '2024-05-01', policy: '截污' })
    expect(await client.life.counts({ subject: 'outfall', by: 'stage' })).toMatchObject({ total: 2, done: 1, doneRatio: 0.5 })
    await go('rectifying', { effectiveOn: '2024-06-01', note: '反弹' })
    expect((await session.workspace().readFeature({ kind: 'outfall', id })).properties).toMatchObject({ stage: 'rectifying', accepted_on: null })
    expect((await client.life.steps({ subject: 'outfall', id })).map(({ state, overrideReason }) => [state, overrideReason])).toEqual([['planned', null], ['rectifying', null], ['closed', '现场已核'], ['rectifying', null]])
    const card = await client.life.card({ subject: 'outfall', id, path: join(folder, 'card.pdf') })
    expect(card.pages).toBe(1)
  })

  it('a bay begins with its chief, a buffer with its unit', async () => {
    const bay = (await session.workspace().listFeatures({ kind: 'bay', limit: 1 })).features[0]!.id
    await expect(client.life.step({ subject: 'bay', ids: [bay], to: 'assigned', overrideReason: '以后再说' })).rejects.toMatchObject({ data: { code: 'life.stepRefused' } })
    await client.life.step({ subject: 'bay', ids: [bay], to: 'assigned', fields: { bay_chief: '某湾长' } })
    await client.life.step({ subject: 'bay', ids: [bay], to: 'planned', fields: { policy: '一滩一策方案' } })
    const buffer = (await session.workspace().listFeatures({ kind: 'ecologicalBuffer', limit: 1 })).features[0]!.id
    await client.life.step({ subject: 'ecologicalBuffer', ids: [buffer], to: 'building' })
    expect((await client.life.moves({ subject: 'ecologicalBuffer', id: buffer })).moves.map(({ move }) => move.to)).toEqual(['completed', 'planned'])
  })

  it('a campaign has dated goals', async () => {
    await client.life.saveCampaign({ name: '淮河流域', campaign: { subject: 'outfall', where: { receiving: ['river'] }, goals: [{ title: '监测溯源', reached: 'traced', share: 1, dueOn: '2023-09-30' }, { title: '整治三成', reached: 'closed', share: 0.3, dueOn: '2023-12-31' }], source: '' } })
    const [campaign] = await client.life.campaigns({ on: '2024-01-01' })
    expect(campaign).toMatchObject({ total: 2, goals: [{ count: 2, ratio: 1, met: true, overdue: false }, { count: 0, met: false, overdue: true }] })
    expect((await client.life.setDeadline({ name: '淮河流域', deadline: '2024-12-31' })).changed).toBe(2)
    await expect(client.life.saveCampaign({ name: 'x', campaign: { subject: 'outfall', where: {}, goals: [{ title: 'a', reached: 'flying', share: 1, dueOn: '2024-01-01' }], source: '' } })).rejects.toMatchObject({ data: { code: 'life.badRule' } })
  })
})

describe('petitions', () => {
  it('count overlapping flags as flags', async () => {
    // As S4 tells of 47: key, repeated and unfounded overlap.
    const cases = [{ keyCase: true, repeats: 'X0', verdict: 'unfounded' }, { keyCase: true }, { repeats: 'X2', verdict: 'verified' }, { verdict: 'partly' }, {}] as const
    for (const [index, values] of cases.entries()) await client.petition.create({ values: { number: `X${index + 1}`, batch: '第1批', receivedOn: '2023-04-02', pollutionKinds: index === 0 ? ['水', '大气'] : ['水'], ...values } })
    const counts = await client.petition.counts({ asOf: '2023-04-02' })
    expect(counts).toMatchObject({ total: 5, key: 2, repeated: 2, verified: 1, partly: 1, unfounded: 1, unjudged: 2, withSeveralFlags: 1, closed: 0 })
    expect(counts.byPollutionKind).toEqual([{ key: '大气', count: 1 }, { key: '水', count: 5 }])
    expect((await client.petition.list({ key: true, repeated: true, limit: 10, offset: 0, asOf: '2023-04-02' })).total).toBe(1)
    const [first] = (await client.petition.list({ limit: 1, offset: 0 })).petitions
    await client.petition.update({ id: first!.id, values: { outcome: 'closed', closedOn: '2023-05-01' }, reason: '办结' })
    expect((await client.petition.counts({ asOf: '2023-04-30' })).closed).toBe(0)
    expect((await client.petition.counts({ asOf: '2023-05-01' })).closed).toBe(1)
  })

  it('are what a petition can be', async () => {
    const { petitions } = await client.petition.list({ limit: 2, offset: 0 })
    const [first, second] = petitions
    const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) as unknown }) as unknown
    await expect(client.petition.create({ values: { number: first!.number } })).rejects.toEqual(refused('petition.numberTaken'))
    await expect(client.petition.update({ id: second!.id, values: { repeats: second!.number } })).rejects.toEqual(refused('petition.repeatsItself'))
    await expect(client.petition.update({ id: second!.id, values: { outcome: 'closed', closedOn: '2023-04-01' } })).rejects.toEqual(refused('petition.closedEarly'))
    expect((await client.petition.update({ id: second!.id, values: { number: second!.number, pollutionKinds: ['水', '噪声'] } })).actionId).not.toBeNull()
    expect((await client.petition.read({ id: second!.id })).pollutionKinds).toEqual(['水', '噪声'])
  })
})

describe('the file', () => {
  it('still validates after all this', async () => {
    await client.workspace.close()
    for await (const event of await client.workspace.validate({ path: file })) if (event.type === 'result') expect(event.result.checks.filter(({ ok }) => !ok)).toEqual([])
    await (await openWorkspace(file, { readOnly: true })).close()
  })
})
