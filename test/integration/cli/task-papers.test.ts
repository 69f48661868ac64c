/** Letters, documents, ledgers, cards and counts by command, on the demonstration. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'

let folder: string
let workspace: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-papers-'))
  workspace = join(folder, 'nantong.gpkg')
  expect((await runCommand('new', workspace, '--sample', 'nantong')).status).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const ask = async (...args: readonly string[]) => {
  const { status, out } = await runCommand(...args, '--workspace', workspace, '--json')
  return { status, answer: JSON.parse(out) as Record<string, never> & { error?: { code: string } } }
}
const wordText = (path: string) => strFromU8(unzipSync(readFileSync(path))['word/document.xml']!).replaceAll(/<[^>]+>/g, '')

describe('task letter', () => {
  it('writes a numbered letter in Word with the task’s facts, and keeps it with the task', async () => {
    const file = join(folder, '提醒函.docx')
    const { status, answer } = await ask('task', 'letter', 'SJ2-1-02', '提醒函', '--out', file)
    expect([status, answer]).toEqual([0, expect.objectContaining({ number: '通督整提〔2023〕1号', file })])
    const text = wordText(file)
    for (const part of ['通督整提〔2023〕1号', '如东县人民政府：', 'SJ2-1-02', '2023年12月31日', '距整改时限还有 61 天', '南通市生态环境保护督察整改工作领导小组办公室', '2023年10月31日']) expect(text).toContain(part)
    const shown = (await ask('task', 'show', 'SJ2-1-02')).answer as unknown as { task: { documents: { name: string; role: string }[] }; log: { entries: number; hash: string } }
    expect(shown.task.documents).toEqual([expect.objectContaining({ name: '提醒函.docx', role: 'letter' })])
    expect(shown.log.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('writes papers about all tasks as PDF, with the published counts', async () => {
    const file = join(folder, 'monthly.pdf')
    const { answer } = await ask('task', 'letter', 'all', 'monthlySupervision', '--out', file)
    expect(answer).toMatchObject({ number: '通督整巡〔2023〕1号', task: null })
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    let text: string
    try {
      text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
    } catch {
      console.warn('pdftotext is not installed: the text of the PDF was not read')
      return
    }
    expect(text).toContain('整改任务共43项，已完成整改32项（其中验收销号0项），正在推进11项')
  })

  it('1 for a kind that is none, a paper that needs a task, a format that is none; nothing is written', async () => {
    const out = join(folder, 'none.docx')
    expect((await ask('task', 'letter', 'SJ2-1-02', 'praise', '--out', out)).answer.error?.code).toBe('letter.unknownKind')
    expect((await ask('task', 'letter', 'all', 'reminderLetter', '--out', out)).answer.error?.code).toBe('letter.needsTask')
    expect((await ask('task', 'letter', 'SJ2-1-02', 'reminderLetter', '--out', `${out}.txt`)).answer.error?.code).toBe('document.unknownFormat')
    expect(existsSync(out)).toBe(false)
  })
})

describe('outfall', () => {
  it('counts the published 7,618 and 2,513, 33.0 %', async () => {
    const { answer } = await ask('outfall', 'counts', '--where', 'basin=淮河流域', '--by', 'district')
    const counts = answer as unknown as { total: number; done: number; doneRatio: number; rows: { total: number }[] }
    expect([counts.total, counts.done, (counts.doneRatio * 100).toFixed(1)]).toEqual([7618, 2513, '33.0'])
    expect(counts.rows.reduce((sum, row) => sum + row.total, 0)).toBe(7618)
    for (const by of ['receiving_water', 'outfall_class', 'stage']) {
      const { rows } = (await ask('outfall', 'counts', '--where', 'basin=淮河流域', '--by', by)).answer as unknown as { rows: { total: number; done: number }[] }
      expect([rows.reduce((sum, row) => sum + row.total, 0), rows.reduce((sum, row) => sum + row.done, 0)], by).toEqual([7618, 2513])
    }
    // 南通日报 2021-03-13: 515 + 405 + 299 + 70 + 47.
    expect((await ask('outfall', 'counts', '--where', 'receiving=sea')).answer).toMatchObject({ total: 1336 })
    expect((await ask('outfall', 'counts', '--by', 'flying')).answer.error?.code).toBe('layer.noColumn')
  })

  it('steps many at once by code, and prints a card', async () => {
    const { answer } = await ask('outfall', 'counts', '--by', 'code', '--where', 'stage=planned')
    const codes = (answer as unknown as { rows: { key: string }[] }).rows.slice(0, 3).map(({ key }) => key)
    const { status } = await ask('outfall', 'step', codes.join(','), 'rectifying')
    expect(status).toBe(0)
    const card = join(folder, 'card.docx')
    expect((await ask('outfall', 'card', codes[0]!, '--out', card)).status).toBe(0)
    const text = wordText(card)
    expect(text).toContain(codes[0]!)
    expect(text).toContain('整治')
    expect(text).toContain('2023-10-31')
  })
})

describe('task export and edit', () => {
  it('writes the ledger in Word, and an edit with its why', async () => {
    expect((await ask('task', 'edit', 'SJ2-1-02', '--set', 'progress=已完成监测', '--why', '月调度')).status).toBe(0)
    const file = join(folder, '台账.docx')
    expect((await ask('task', 'export', '--out', file)).answer).toMatchObject({ file, tasks: 43 })
    expect(wordText(file)).toContain('已完成监测')
    const { events } = (await ask('task', 'show', 'SJ2-1-02')).answer as unknown as { events: { type: string; note: string }[] }
    expect(events.find(({ type }) => type === 'edit')?.note).toBe('月调度')
    expect((await runCommand('task', 'export', '--out', join(folder, 'x.doc'), '--workspace', workspace)).status).toBe(2)
  })
})
