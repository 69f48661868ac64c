import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { officialStyle } from '../../../../../electron/report/document/style'
import { findFonts, type FontSet } from '../../../../../electron/report/fonts/font-set'
import { breakLines } from '../../../../../electron/report/layout/break-lines'

const bundled = join(import.meta.dirname, '../../../../../node_modules/@expo-google-fonts')

describe('lines of Chinese text', () => {
  let fonts: FontSet
  beforeAll(async () => {
    fonts = await findFonts({ bundled, installed: [] })
  })
  const lines = (text: string, width = 156, indent = 0) => breakLines([{ text }], officialStyle.text.plain, width, indent, fonts).map(({ segments }) => segments.map((segment) => segment.text).join(''))

  // GB/T 9704-2012, 5.2.2: 28 letters a line of 156 mm.
  it('puts 28 letters on an official line', () => {
    expect(lines('通'.repeat(60)).map((line) => [...line].length)).toEqual([28, 28, 4])
  })

  // GB/T 15834-2011, 5.1.10: no closing mark at a line's beginning, no opening mark at its end.
  it('begins no line with closing punctuation and ends none with opening', () => {
    for (let before = 20; before < 32; before++) {
      const text = `${'通'.repeat(before)}，《${'海'.repeat(12)}》。（${'环'.repeat(20)}）；“${'境'.repeat(20)}”`
      const found = lines(text)
      expect(found.join('')).toBe(text)
      for (const line of found) {
        expect(line, text).not.toMatch(/^[，。；》）”]/u)
        expect(line, text).not.toMatch(/[《（“]$/u)
      }
    }
  })

  it('keeps numbers with their units and percent signs whole', () => {
    for (let before = 20; before < 30; before++) expect(lines(`${'通'.repeat(before)}1234.56%，海`).some((line) => line.includes('1234.56%，'))).toBe(true)
  })

  it('breaks what is longer than a line, and at line feeds', () => {
    expect(lines(`甲\n${'f'.repeat(200)}`).every((line) => fonts.measureText('fangsong', line, officialStyle.text.plain.size, officialStyle.text.plain.spacing) <= 156.01)).toBe(true)
    expect(lines('甲\n乙')).toEqual(['甲', '乙'])
  })

  it('never cuts a chip', () => {
    for (let before = 0; before < 30; before++) {
      const broken = breakLines([{ text: '通'.repeat(before) }, { text: '劣Ⅴ类', chip: '#FF0000' }], officialStyle.text.plain, 156, 0, fonts)
      expect(broken.flatMap(({ segments }) => segments.filter(({ run }) => run.chip !== undefined).map(({ text }) => text))).toEqual(['劣Ⅴ类'])
    }
  })
})
