import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFonts, type FontSet } from '../../../../../electron/report/fonts/font-set'
import { type Page, writePdf } from '../../../../../electron/report/pdf/write-pdf'
import { sceneToPng } from '../../../../../electron/report/png/scene-to-png'
import type { Scene } from '../../../../../electron/report/scene/scene'
import { sceneToSvg } from '../../../../../electron/report/svg/scene-to-svg'
import { hasPoppler, linesOfPdf, textOfPdf } from '../../../../support/poppler'

const bundled = join(import.meta.dirname, '../../../../../node_modules/@expo-google-fonts')
const facts = { title: '题', author: '局', date: new Date('2023-10-31T00:00:00Z'), language: 'zh' } as const

const scene: Scene = {
  width: 100,
  height: 60,
  items: [
    { type: 'text', text: '夏仕港断面Ⅲ类', x: 50, y: 20, anchor: 'middle', font: 'sans', size: 5, colour: '#000000', halo: { colour: '#ffffff', width: 0.5 } },
    { type: 'group', translate: [10, 10], figure: 'section.level?field=goodRatio', items: [{ type: 'text', text: '87.5%', x: 0, y: 30, font: 'song', size: 5, colour: '#000000' }] },
    { type: 'path', path: [['M', 0, 0], ['L', 100, 0], ['L', 100, 10], ['Z']], fill: { colour: '#ff0000' } },
  ],
}

/** Bytes that are still referred to, garbage collected. */
function bytesHeld(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

describe('pages to files', () => {
  let folder: string
  let fonts: FontSet
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dutu-pdf-'))
    fonts = await findFonts({ bundled, installed: [] })
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.skipIf(!hasPoppler)('writes text once, halo or not, where the scene has it', async () => {
    const file = join(folder, 'a.pdf')
    await writePdf(file, [{ scene }], fonts, facts)
    expect(textOfPdf(file).match(/夏仕港断面Ⅲ类/g)).toHaveLength(1)
    const line = linesOfPdf(file).find(({ text }) => text.includes('夏仕港'))
    expect(((line?.left ?? 0) + (line?.right ?? 0)) / 2).toBeCloseTo(50, 1)
    expect((line?.right ?? 0) - (line?.left ?? 0)).toBeCloseTo(35, 0)
  })

  it('gives the same bytes for the same pages', async () => {
    const files = [join(folder, 'b.pdf'), join(folder, 'c.pdf')]
    for (const file of files) await writePdf(file, [{ scene, label: '封面', bookmarks: [{ title: '章', level: 1, y: 5 }] }, { scene }], fonts, facts)
    expect((await readFile(files[0] ?? '')).equals(await readFile(files[1] ?? ''))).toBe(true)
  })

  it('holds one page at a time however many there are', async () => {
    let taken = 0
    let finished = 0
    const held: number[] = []
    async function* pages(): AsyncGenerator<Page> {
      for (let index = 0; index < 40; index++) {
        taken++
        const path = Array.from({ length: 20_000 }, (_, at) => [at === 0 ? 'M' : 'L', Math.sin(at * index) * 50, Math.cos(at + index) * 50] as ['M' | 'L', number, number])
        yield { scene: { ...scene, items: [...scene.items, { type: 'path', path, stroke: { colour: '#000000', width: 0.1 } }] } }
        finished++
        expect(taken - finished).toBe(0)
        if (index === 15 || index === 35) held.push(bytesHeld())
      }
    }
    const { pages: count } = await writePdf(join(folder, 'many.pdf'), pages(), fonts, facts)
    expect(count).toBe(40)
    // A page of 20 000 vertices as items is 2.5 MB or more: twenty kept would be 50.
    expect((held[1] ?? Number.POSITIVE_INFINITY) - (held[0] ?? 0)).toBeLessThan(15e6)
  }, 60_000)

  it('stops between pages when asked to', async () => {
    const stop = new AbortController()
    async function* pages(): AsyncGenerator<Page> {
      for (;;) {
        yield { scene }
        stop.abort()
      }
    }
    await expect(writePdf(join(folder, 'stopped.pdf'), pages(), fonts, facts, stop.signal)).rejects.toThrow(/abort/i)
  })

  it('marks live figures in the SVG and needs no font there', () => {
    const svg = sceneToSvg(scene, fonts)
    expect(svg).toContain('data-figure="section.level?field=goodRatio"')
    expect(svg).not.toContain('<text')
    expect(sceneToSvg(scene, fonts, { selectable: true })).toContain('>夏仕港断面Ⅲ类</text>')
  })

  it('writes pictures of the size on paper, and says so in the file', async () => {
    const png = Buffer.from(await sceneToPng(scene, fonts, 254))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 600])
    const at = png.indexOf('pHYs')
    // 254 dots an inch are 10 000 a metre.
    expect(png.readUInt32BE(at + 4)).toBe(10_000)
  })
})
