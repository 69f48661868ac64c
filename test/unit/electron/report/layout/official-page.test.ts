/** Measures of GB/T 9704-2012 on the PDF itself, read back by poppler. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block, Document } from '../../../../../electron/report/document/document'
import { officialPage } from '../../../../../electron/report/document/page-setup'
import { officialStyle } from '../../../../../electron/report/document/style'
import { findFonts } from '../../../../../electron/report/fonts/font-set'
import { layOut } from '../../../../../electron/report/layout/lay-out'
import { writePdf } from '../../../../../electron/report/pdf/write-pdf'
import { fontsOfPdf, hasPoppler, linesOfPdf, type PdfLine } from '../../../../support/poppler'

const bundled = join(import.meta.dirname, '../../../../../node_modules/@expo-google-fonts')
const date = new Date('2023-11-03T00:00:00Z')
const BODY = '为'.repeat(28 * 60)

function paper(form: 'document' | 'letter'): Document {
  const blocks: Block[] = [
    { type: 'officialHead', form, issuer: '南通市生态环境局', documentNumber: '通环发〔2023〕45号' },
    { type: 'paragraph', style: 'title', text: '关于整改工作的通报' },
    { type: 'paragraph', style: 'recipient', text: '各县（市、区）人民政府：' },
    { type: 'heading', level: 1, text: '总体情况' },
    { type: 'paragraph', text: BODY },
    { type: 'attachments', names: ['任务清单', '断面清单'] },
    { type: 'signature', issuer: '南通市生态环境局', date: '2023年11月3日' },
  ]
  return { title: '通报', author: '南通市生态环境局', date, language: 'zh', style: officialStyle, marks: {}, sections: [{ type: 'flow', page: officialPage, blocks: async () => blocks }] }
}

describe.skipIf(!hasPoppler)('official papers', () => {
  let folder: string
  let lines: readonly PdfLine[]
  let letter: readonly PdfLine[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dutu-official-'))
    const fonts = await findFonts({ bundled, installed: [] })
    for (const form of ['document', 'letter'] as const) {
      const document = paper(form)
      await writePdf(join(folder, `${form}.pdf`), (await layOut(document, fonts)).pages(), fonts, { title: document.title, author: document.author, date, language: 'zh' })
    }
    lines = linesOfPdf(join(folder, 'document.pdf'))
    letter = linesOfPdf(join(folder, 'letter.pdf'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const full = () => lines.filter(({ page, text }) => page === 2 && /^为{20,}$/u.test(text))

  // 5.2.2: 22 lines a page, 28 letters a line; 5.2.1: 156 × 225 mm, 28 mm from the left, 37 mm from the top.
  it('sets 22 lines of 28 letters inside 156 × 225 mm', () => {
    expect(full()).toHaveLength(22)
    expect(new Set(full().map(({ text }) => text.length))).toEqual(new Set([28]))
    expect(Math.min(...full().map(({ left }) => left))).toBeCloseTo(28, 0)
    expect(Math.max(...full().map(({ right }) => right))).toBeCloseTo(28 + 156, 0)
    const tops = full().map(({ top }) => top).sort((a, b) => a - b)
    for (let index = 1; index < tops.length; index++) expect((tops[index] ?? 0) - (tops[index - 1] ?? 0)).toBeCloseTo(225 / 22, 1)
  })

  // 7.5: page number 4号, one letter in from the outer edge, on the right of odd and the left of even pages, 7 mm below the area.
  it('numbers odd pages on the right and even ones on the left', () => {
    const numbers = lines.filter(({ text }) => /^—\d+—$/.test(text))
    const odd = numbers.find(({ text }) => text === '—1—')
    const even = numbers.find(({ text }) => text === '—2—')
    expect(odd?.right).toBeCloseTo(28 + 156 - 4.94, 0)
    expect(even?.left).toBeCloseTo(28 + 4.94, 0)
    for (const number of numbers) {
      const middle = (number.top + number.bottom) / 2
      expect(middle).toBeGreaterThan(37 + 225 + 7)
      expect(middle).toBeLessThan(37 + 225 + 7 + 5.5)
    }
  })

  // 7.3.3: levels are numbered 一、（一）1.（1）.
  it('numbers headings in Chinese', () => {
    expect(lines.some(({ text }) => text === '一、总体情况')).toBe(true)
  })

  // 7.3.5.1: the date ends four letters before the right edge.
  it('ends the date four letters from the right', () => {
    expect(lines.find(({ text }) => text === '2023年11月3日')?.right).toBeCloseTo(28 + 156 - 4 * 5.64, 0)
  })

  // 7.3.4: attachments one line below the text, two letters in; the second name under the first.
  it('lists attachments under each other', () => {
    const first = lines.find(({ text }) => text.startsWith('附件：'))
    const second = lines.find(({ text }) => text.startsWith('2.'))
    expect(first?.left).toBeCloseTo(28 + 2 * 5.57, 0)
    expect(second?.left).toBeCloseTo((first?.left ?? 0) + 3 * 5.57, 0)
  })

  // 10.1: a letter's first page shows no number, its number stands at the right edge.
  it('leaves the number off the first page of a letter', () => {
    expect(letter.filter(({ page, text }) => page === 1 && /^—\d+—$/.test(text))).toEqual([])
    expect(letter.some(({ page, text }) => page === 2 && text === '—2—')).toBe(true)
    expect(letter.find(({ text }) => text.startsWith('通环发'))?.right).toBeCloseTo(28 + 156, 0)
  })

  it('embeds every face with a map to Unicode', () => {
    const fonts = fontsOfPdf(join(folder, 'document.pdf'))
    expect(fonts.length).toBeGreaterThan(2)
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, unicode: true })
  })
})
