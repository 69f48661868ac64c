/**
 * Every letter of every shipped set, printed as PDF and as Word, and measured on the paper: GB/T 9704-2012.
 *
 * The PDF is read by poppler; the Word file by its XML and, where it is installed, as LibreOffice lays it out.
 */
import { createRouterClient } from '@orpc/server'
import { strFromU8, unzipSync } from 'fflate'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import type { LetterSet } from '../../../shared/domain/letter-template'
import { hasLibreOffice, hasPoppler, linesOfPdf, type PdfLine } from '../../support/poppler'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { openEmptyWorkspace, tester } from '../../support/workspace'

const folder = createTemporaryFolder()
const dataFolder = join(import.meta.dirname, '../../../data')
const clientOf = (context: Session) => createRouterClient(serviceRouter, { context: { session: context } })
const TWIPS_PER_MILLIMETRE = 1440 / 25.4

// 5.2: 天头 37 mm, 订口 28 mm, printed area 156 × 225 mm of 22 lines with 28 letters of 3号 (16 points).
const TOP = 37
const LEFT = 28
const RIGHT = 28 + 156
const BOTTOM = 37 + 225
const LINE = 225 / 22

const sets = ['nantong', 'jiaxing'].map((id) => JSON.parse(readFileSync(join(dataFolder, 'letters', `${id}.json`), 'utf8')) as LetterSet)
const letters = sets.flatMap((set) => set.letters.map((letter) => ({ set: set.id, issuer: set.issuer, id: letter.id, form: letter.form, about: letter.about })))
const pathOf = (set: string, id: string, format: 'pdf' | 'docx') => join(folder, `${set}-${id}.${format}`)

let session: Session

beforeAll(async () => {
  const made = await openEmptyWorkspace(folder, 'letters')
  const text = '加快建设污水收集管网，提高污水处理厂运行质效。'
  await made.workspace.write(
    tester,
    Array.from({ length: 30 }, (_, index) => ({
      op: 'insertRecord' as const,
      table: 'task' as const,
      values: {
        number: `SJ-${index + 1}`, title: `入河排污口分类整治（第${index + 1}项）`, problem: text.repeat(4), target: text, measures: text.repeat(6), progress: text.repeat(3), responsible_unit: index % 3 === 0 ? '如东县人民政府' : '海门区人民政府', district: '如东县',
        acceptance_unit: '市生态环境局', leader: '某领导', task_source: 'provincialInspection', round: 2, batch: '第一批', deadline_type: 'date', deadline: index < 8 ? '2023-09-30' : '2023-11-05', state: 'rectifying', assigned_on: '2022-03-15',
      },
    })),
  )
  await made.workspace.close()
  session = createSession({ dataFolder, programVersion: 'test' })
  const client = clientOf(session)
  await client.workspace.open({ path: made.file })
  const { id: taskId } = await client.task.find({ task: 'SJ-1' })
  for (const { set, id, about } of letters) {
    for (const format of ['pdf', 'docx'] as const) await client.letter.make({ kind: id, set, on: '2023-10-31', path: pathOf(set, id, format), ...(about === 'task' ? { taskId } : {}) })
  }
  if (hasLibreOffice) execFileSync('soffice', [`-env:UserInstallation=file://${join(folder, 'office')}`, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'office-pdf'), ...letters.map(({ set, id }) => pathOf(set, id, 'docx'))], { stdio: 'ignore' })
}, 180_000)

afterAll(() => session.close())

const isPageNumber = ({ text }: PdfLine) => /^—\d+—$/.test(text)

describe.skipIf(!hasPoppler)('as PDF', () => {
  it.each(letters)('$set $id keeps to the printed area', ({ set, id, form, issuer }) => {
    const lines = linesOfPdf(pathOf(set, id, 'pdf'))
    // A letter's mark stands above the area, page numbers below it.
    const inside = lines.filter((line) => !isPageNumber(line) && !(form === 'letter' && line.page === 1 && line.text === issuer && line.top < TOP))
    expect(inside.length).toBeGreaterThan(8)
    for (const line of inside) {
      // Boxes of letters are higher than what is drawn of them; half-width marks hang over by less than half a letter.
      expect(line.left, line.text).toBeGreaterThan(LEFT - 0.5)
      expect(line.right, line.text).toBeLessThan(RIGHT + 1.5)
      expect(line.top, line.text).toBeGreaterThan(TOP - 1.5)
      expect(line.bottom, line.text).toBeLessThan(BOTTOM + 1.5)
    }
    const numbers = lines.filter(isPageNumber)
    const pages = Math.max(...lines.map(({ page }) => page))
    expect(numbers.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, index) => index + 1).filter((page) => form !== 'letter' || page > 1))
  })

  it.each(letters)('$set $id: no line of text lies on another', ({ set, id }) => {
    const lines = linesOfPdf(pathOf(set, id, 'pdf'))
    for (const [index, a] of lines.entries()) {
      for (const b of lines.slice(index + 1)) {
        if (a.page !== b.page) continue
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        expect(across > 0.5 && down > 0.6 * Math.min(a.bottom - a.top, b.bottom - b.top), `${a.text} / ${b.text}`).toBe(false)
      }
    }
  })

  it.each(letters.filter(({ form }) => form === 'letter'))('$set $id is a 信函', ({ set, id, issuer }) => {
    const lines = linesOfPdf(pathOf(set, id, 'pdf'))
    const mark = lines.find(({ text }) => text === issuer)!
    // 10.1: its upper edge 30 mm below the sheet's; centred.
    expect(Math.abs((mark.top + mark.bottom) / 2 - (30 + (mark.bottom - mark.top) / 2))).toBeLessThan(2.5)
    expect((mark.left + mark.right) / 2).toBeCloseTo(105, 0)
    // 发文字号 at the right edge.
    expect(Math.abs(lines.find(({ text }) => text.includes('〔'))!.right - RIGHT)).toBeLessThan(1.5)
  })
})

const xmlOf = (set: string, id: string, part = 'word/document.xml') => strFromU8(unzipSync(readFileSync(pathOf(set, id, 'docx')))[part]!)

describe('as Word', () => {
  it.each(letters)('$set $id has the sheet, the margins and 22 lines', ({ set, id }) => {
    const xml = xmlOf(set, id)
    const of = (tag: string, attribute: string) => Number(new RegExp(`<w:${tag}[^>]* w:${attribute}="(\\d+)"`).exec(xml)?.[1]) / TWIPS_PER_MILLIMETRE
    expect([of('pgSz', 'w'), of('pgSz', 'h')].map(Math.round)).toEqual([210, 297])
    expect(['top', 'left', 'right', 'bottom'].map((side) => Math.round(of('pgMar', side)))).toEqual([37, 28, 26, 35])
    const pitch = of('docGrid', 'linePitch')
    expect(pitch).toBeCloseTo(LINE, 1)
    // One twip more a line, and the 22nd stands on the next page.
    const room = of('pgSz', 'h') - of('pgMar', 'top') - of('pgMar', 'bottom')
    expect(22 * pitch).toBeLessThanOrEqual(room)
    for (const [, line] of xml.matchAll(/<w:spacing [^>]*w:line="(\d+)"/g)) expect(22 * Math.min(Number(line), 579)).toBeLessThanOrEqual(room * TWIPS_PER_MILLIMETRE)
  })

  it.each(letters.filter(({ form }) => form === 'letter'))('$set $id has mark and lines of a 信函 where the sheet has them', ({ set, id }) => {
    const frame = (xml: string) => Object.fromEntries([...(/<w:framePr ([^>]*)\/>/.exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
    const mark = frame(xmlOf(set, id))
    expect(mark).toMatchObject({ vAnchor: 'page', hAnchor: 'page' })
    expect([Number(mark['w']) / TWIPS_PER_MILLIMETRE, Number(mark['x']) / TWIPS_PER_MILLIMETRE].map(Math.round)).toEqual([170, 20])
    expect(Number(mark['y']) / TWIPS_PER_MILLIMETRE).toBeGreaterThan(28)
    expect(Number(mark['y']) / TWIPS_PER_MILLIMETRE).toBeLessThanOrEqual(30)
    const feet = Object.keys(unzipSync(readFileSync(pathOf(set, id, 'docx')))).filter((part) => part.startsWith('word/footer'))
    const lower = feet.map((part) => frame(xmlOf(set, id, part))).find(({ w }) => w !== undefined)
    expect(Math.round(Number(lower?.['w']) / TWIPS_PER_MILLIMETRE)).toBe(170)
    expect(Math.abs(Number(lower?.['y']) / TWIPS_PER_MILLIMETRE - (297 - 20))).toBeLessThan(2.5)
  })
})

describe.skipIf(!hasLibreOffice || !hasPoppler)('as LibreOffice lays the Word file out', () => {
  const laidOut = (set: string, id: string) => linesOfPdf(join(folder, 'office-pdf', `${set}-${id}.pdf`))

  it.each(letters)('$set $id keeps to the printed area', ({ set, id, form, issuer }) => {
    for (const line of laidOut(set, id)) {
      if (isPageNumber(line) || (form === 'letter' && line.page === 1 && line.text === issuer)) continue
      expect(line.left, line.text).toBeGreaterThan(LEFT - 0.5)
      // A full stop may hang over the edge by its width.
      expect(line.right, line.text).toBeLessThan(RIGHT + 6)
      expect(line.top, line.text).toBeGreaterThan(TOP - 1.5)
      expect(line.bottom, line.text).toBeLessThan(BOTTOM + 2)
    }
  })

  it.each(letters.filter(({ form }) => form === 'letter'))('$set $id has its mark 30 mm below the edge', ({ set, id, issuer }) => {
    const mark = laidOut(set, id).find(({ text }) => text === issuer)!
    expect(mark.top).toBeGreaterThan(27)
    expect(mark.top).toBeLessThan(31)
  })

  it.each(letters.filter(({ form }) => form === 'document'))('$set $id closes with its colophon at the foot of the area', ({ set, id }) => {
    const lines = laidOut(set, id)
    const colophon = lines.findLast(({ text }) => text.endsWith('印发'))!
    expect(colophon.page).toBe(Math.max(...lines.map(({ page }) => page)))
    expect(BOTTOM - colophon.bottom).toBeLessThan(4)
  })
})
