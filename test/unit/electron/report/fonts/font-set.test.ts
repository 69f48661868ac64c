import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFonts, type FontSet } from '../../../../../electron/report/fonts/font-set'
import { familiesByFile } from '../../../../../electron/report/fonts/installed-fonts'

const bundled = join(import.meta.dirname, '../../../../../node_modules/@expo-google-fonts')

describe('fonts of a document', () => {
  let folder: string
  let fonts: FontSet
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dutu-fonts-'))
    fonts = await findFonts({ bundled, installed: [] })
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('measures an ideograph as one em and adds what is between letters', () => {
    expect(fonts.measureText('fangsong', '生态环境', 5)).toBeCloseTo(20, 9)
    expect(fonts.measureText('sans', '南通', 4, 1)).toBeCloseTo(10, 9)
  })

  it('has every sign that the papers need', () => {
    for (const letter of 'ⅠⅡⅢⅣⅤ²³°′″〔〕①≤≥×±亩℃—…·')
      for (const role of ['sans', 'song', 'hei', 'xiaobiaosong'] as const)
        expect(fonts.runs(role, letter)[0]?.face.has(letter.codePointAt(0) ?? 0), `${role} ${letter}`).toBe(true)
  })

  it('names each substitution once and none for roles that want a bundled face', () => {
    expect(fonts.report(['sans', 'fangsong', 'fangsong', 'xiaobiaosong'])).toEqual({
      fonts: ['Noto Sans SC', 'Noto Serif SC', 'Noto Serif SC Bold'],
      substituted: ['仿宋 → Noto Serif SC', '小标宋 → Noto Serif SC Bold'],
    })
  })

  it("takes the computer's own face by its file name, and nothing that has no Chinese", async () => {
    await copyFile(join(bundled, 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'), join(folder, 'SIMFANG.TTF'))
    const found = await findFonts({ bundled, installed: [folder] })
    expect(found.report(['fangsong'])).toEqual({ fonts: ['仿宋'], substituted: [] })
    expect(found.face('kai').bundled).toBe(true)
  })

  // Lines as `fc-list --format '%{file}\t%{family}\n'` prints them.
  it('reads the names that fontconfig knows, a collection whole, other files passed over', () => {
    const names = familiesByFile('/f/a.ttf\tFangSong,仿宋\n/f/b.ttc\tSongti SC,宋体-简\n/f/b.ttc\tSTSong\n/f/c.pfb\tNimbus Sans\n')
    expect([...names]).toEqual([['/f/a.ttf', ['FangSong', '仿宋']], ['/f/b.ttc', ['Songti SC', '宋体-简', 'STSong']]])
  })
})
