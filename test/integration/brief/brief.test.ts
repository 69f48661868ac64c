/** `dutu brief` on the demonstration workspace: every template, its words and figures against the other commands'. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRouterClient } from '@orpc/server'
import { unzipSync, strFromU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../build/scripts/bundle/bundle-node-target.mjs'
import { runCommandLine } from '../../../electron/cli/run'
import { serviceRouter } from '../../../electron/handlers'
import { createSession } from '../../../electron/handlers/session'
import { fontsOfPdf, hasLibreOffice, hasPoppler, textOfPdf } from '../../support/poppler'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'

const TEMPLATES = ['bay-status', 'conflict-review', 'outfall-rectification', 'red-line-comparison', 'section-monthly', 'situation', 'task-progress', 'weekly-dispatch']

type Answer = { readonly file: string; readonly bytes: number; readonly pages: number; readonly fonts: readonly string[]; readonly substituted: readonly string[] }

describe.skipIf(!hasPoppler)('briefings', () => {
  const folder = createTemporaryFolder()
  let workspace: string
  beforeAll(async () => {
    workspace = join(folder, 'demo.gpkg')
    const { status, error } = await runCommand('new', workspace, '--sample', 'nantong')
    if (status !== 0) throw new Error(error)
  })

  async function brief(template: string, out: string, ...more: readonly string[]): Promise<Answer> {
    const { status, out: printed, error } = await runCommand('brief', '--workspace', workspace, '--template', template, '--out', join(folder, out), '--json', ...more)
    if (status !== 0) throw new Error(printed + error)
    return JSON.parse(printed) as Answer
  }

  async function ask<Result>(...args: readonly string[]): Promise<Result> {
    const { status, out, error } = await runCommand(...args, '--json')
    if (status !== 0) throw new Error(out + error)
    return JSON.parse(out) as Result
  }

  const words = (file: string) => textOfPdf(join(folder, file)).replaceAll(/\s/g, '')

  it('has the templates, each one file', () => {
    expect(readdirSync(join(import.meta.dirname, '../../../data/templates')).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)).sort()).toEqual(TEMPLATES)
  })

  it.each(TEMPLATES)('%s prints whole, with real text in embedded fonts, marked as demonstration on every page', async (template) => {
    const { bytes, pages, fonts } = await brief(template, `${template}.pdf`)
    const file = join(folder, `${template}.pdf`)
    expect(readFileSync(file)).toHaveLength(bytes)
    const sheets = textOfPdf(file).split('\f').slice(0, -1)
    expect(sheets).toHaveLength(pages)
    for (const sheet of sheets) {
      expect(sheet).toContain('示范数据')
      expect(sheet).toContain('内部使用')
      expect(sheet).not.toMatch(/[{}]|undefined|NaN/)
    }
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fontsOfPdf(file)) expect(font).toMatchObject({ embedded: true, unicode: true })
  })

  it('prints the figures of the other commands', async () => {
    type Sections = { levels: { controlLevel: string; evaluated: number; goodRatio: number; passRate: number }[] }
    const sections = await ask<Sections>('sections', '--workspace', workspace, '--period', '2023-08')
    const national = sections.levels.find(({ controlLevel }) => controlLevel === 'national')
    const provincial = sections.levels.find(({ controlLevel }) => controlLevel === 'provincial')
    await brief('section-monthly', 'august.pdf', '--period', '2023-08')
    const percent = (ratio: number | undefined) => `${((ratio ?? 0) * 100).toFixed(1)}%`
    expect(words('august.pdf')).toContain(`国考断面${national?.evaluated}个，优Ⅲ比例${percent(national?.goodRatio)}`)
    expect(words('august.pdf')).toContain(`省考以上断面${provincial?.evaluated}个，优Ⅲ比例${percent(provincial?.goodRatio)}`)
    const tasks = await ask<{ total: number; completed: number; overdue: number }>('tasks', '--workspace', workspace, '--as-of', '2023-08-31')
    await brief('task-progress', 'tasks-august.pdf', '--period', '2023-08')
    expect(words('tasks-august.pdf')).toContain(`截至2023年8月31日，共有整改任务${tasks.total}项，其中完成整改${tasks.completed}项`)
    expect(words('tasks-august.pdf')).toContain(`超期${tasks.overdue}项`)
    const check = await ask<{ subjects: number; subjectsWithFindings: number; findings: { severity: number; certainty: string }[]; fingerprint: string }>('check', 'layer:project', '--workspace', workspace)
    const severe = check.findings.filter(({ severity, certainty }) => severity === 3 && certainty === 'certain').length
    expect(words('conflict-review.pdf')).toContain(`以工作空间中的${check.subjects}个项目地块与现行各类管控边界比对，${check.subjectsWithFindings}个地块有疑似问题：严重${severe}条`)
    expect(words('conflict-review.pdf')).toContain(check.fingerprint)
    type Comparison = { total: { outSquareMeters: number; inSquareMeters: number } }
    const compared = await ask<Comparison>('compare', 'ecologicalRedLine', '--workspace', workspace, '--from', '2018-06-09', '--to', '2022-10-01')
    expect(words('red-line-comparison.pdf')).toContain(`调出${(compared.total.outSquareMeters / 1e4).toFixed(2)}公顷，调入${(compared.total.inSquareMeters / 1e4).toFixed(2)}公顷`)
    // The published counts that the demonstration is made to: 7,618 river outfalls, 2,513 done, 33.0 %.
    expect(words('outfall-rectification.pdf')).toContain('入河7618个、入海1336个。入河排污口已完成整治（验收销号和日常监管）2513个，占33.0%')
  })

  it('gives the same bytes for the same state', async () => {
    for (const ending of ['pdf', 'docx', 'png']) {
      await brief('situation', `again-a.${ending}`)
      await brief('situation', `again-b.${ending}`)
      expect(readFileSync(join(folder, `again-a.${ending}`)).equals(readFileSync(join(folder, `again-b.${ending}`))), ending).toBe(true)
    }
  })

  it('marks what changed since the edition before', async () => {
    const copy = join(folder, 'editions.gpkg')
    copyFileSync(workspace, copy)
    const make = async (period: string, out: string) => {
      const { status, error } = await runCommand('brief', '--workspace', copy, '--template', 'section-monthly', '--period', period, '--out', join(folder, out))
      if (status !== 0) throw new Error(error)
    }
    await make('2023-01', 'first.pdf')
    expect(words('first.pdf')).not.toContain('上期')
    await make('2023-02', 'second.pdf')
    const { levels } = await ask<{ levels: { controlLevel: string; goodRatio: number }[] }>('sections', '--workspace', copy, '--period', '2023-01')
    const before = levels.find(({ controlLevel }) => controlLevel === 'national')?.goodRatio ?? 0
    expect(words('second.pdf')).toContain(`上期${(before * 100).toFixed(1)}%`)
    expect((await ask<{ ok: boolean }>('validate', copy)).ok).toBe(true)
  })

  it('leaves red lines and water sources out of what is for the public, which waits for its number', async () => {
    await brief('situation', 'internal.pdf')
    await brief('situation', 'public.pdf', '--audience', 'public')
    expect(words('internal.pdf')).toContain('生态保护红线')
    expect(words('public.pdf')).not.toContain('生态保护红线')
    expect(words('public.pdf')).toContain('内部使用（待审图号）')
    await brief('situation', 'approved.pdf', '--audience', 'public', '--approval', '苏F（2023）01号')
    expect(words('approved.pdf')).toContain('审图号：苏F（2023）01号')
    expect(words('approved.pdf')).not.toContain('内部使用')
    await brief('situation', 'secret.pdf', '--classification', '秘密★1年')
    expect(words('secret.pdf')).toContain('秘密★1年')
    const refused = await runCommand('brief', '--workspace', workspace, '--template', 'red-line-comparison', '--audience', 'public', '--out', join(folder, 'no.pdf'), '--json')
    expect(refused.status).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'brief.internalOnly' } })
  })

  it('makes a series with contents whose page numbers are right', async () => {
    const { pages } = await brief('bay-status', 'bays.pdf', '--series', 'bay')
    const sheets = textOfPdf(join(folder, 'bays.pdf')).split('\f').slice(0, -1)
    expect(sheets).toHaveLength(pages)
    const names = (sheets.at(1) ?? '').split('\n').map((line) => /^(\S+?)\s*(\d+)$/.exec(line.trim())).filter((match) => match !== null)
    const bays = names.filter(([, name]) => ['小洋口', '通州湾', '圆陀角'].includes(name ?? ''))
    expect(bays.length).toBeGreaterThan(1)
    for (const [, name = '', page] of bays) expect(sheets[Number(page) - 1]?.replaceAll(/\s/g, '')).toContain(name)
  })

  it('takes other paper, also in English', async () => {
    await brief('situation', 'a3.pdf', '--paper', 'A3')
    expect(execFileSync('pdfinfo', [join(folder, 'a3.pdf')], { encoding: 'utf8' })).toMatch(/Page size:\s+1190\.\d+ x 841\.\d+ pts/)
    await brief('situation', 'wide.pdf', '--paper', '16:9', '--lang', 'en')
    expect(textOfPdf(join(folder, 'wide.pdf'))).toContain('Demonstration data')
  })

  it('writes Word with headings, tables, fields and pictures', async () => {
    await brief('section-monthly', 'monthly.docx')
    const files = unzipSync(readFileSync(join(folder, 'monthly.docx')))
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>/)
    expect(body.match(/<w:tbl>/g)?.length).toBeGreaterThan(3)
    expect(body).toContain('<w:tblHeader')
    // WPS takes no width but twips, and no cell without a paragraph.
    expect(body).not.toMatch(/w:type="pct"/)
    for (const cell of body.match(/<w:tc>.*?<\/w:tc>/gs) ?? []) expect(cell).toContain('<w:p>')
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(1)
    expect(Object.entries(files).some(([name, data]) => name.startsWith('word/footer') && strFromU8(data).includes('PAGE'))).toBe(true)
  })

  it.skipIf(!hasLibreOffice)('writes Word that LibreOffice opens with all its words', async () => {
    await brief('weekly-dispatch', 'weekly.docx')
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'pdf:writer_pdf_Export', '--outdir', join(folder, 'office-out'), join(folder, 'weekly.docx')], { stdio: 'ignore' })
    const text = textOfPdf(join(folder, 'office-out', 'weekly.pdf')).replaceAll(/\s/g, '')
    for (const part of ['南通市生态环境局文件', '一、整改任务推进情况', '附件：1.', '未达标断面清单', '—1—']) expect(text).toContain(part)
  }, 120_000)

  it('leaves no file when it is stopped', async () => {
    const out = join(folder, 'stopped', 'series.pdf')
    execFileSync('mkdir', ['-p', join(folder, 'stopped')])
    const running = runCommandLine(['brief', '--workspace', workspace, '--template', 'section-monthly', '--series', 'section', '--out', out, '--json'], join(import.meta.dirname, '../../../data'), { writeOut: () => {}, writeError: () => {} })
    setTimeout(() => process.emit('SIGINT'), 4000)
    expect(await running).toBe(1)
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(join(folder, 'stopped'))).toEqual([])
  })

  it('shows the rows behind every figure of a preview, as many as it counts', async () => {
    const session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
    await session.open(workspace, { readOnly: true })
    try {
      const client = createRouterClient(serviceRouter, { context: { session } })
      const preview = await client.brief.preview({ template: 'situation' })
      expect(preview).toMatchObject({ pages: 1, page: 1, width: 297, height: 210 })
      const ids = [...new Set([...preview.svg.matchAll(/data-figure="([^"]+)"/g)].map(([, id = '']) => id.replaceAll('&amp;', '&')))]
      expect(ids.length).toBeGreaterThan(8)
      for (const figure of ids) {
        const { value, text, rows } = await client.brief.figure({ template: 'situation', figure })
        expect(rows, figure).not.toBeNull()
        // Ratios show all that they are of; a count shows what it counts, at most 2,000.
        if (typeof value === 'number' && Number.isInteger(value) && !text.endsWith('%')) expect(rows?.rows.length, figure).toBe(Math.min(value, 2000))
      }
    } finally {
      await session.close()
    }
  })

  it('makes the same in the thread of the service, pictures too, and records the edition once', async () => {
    const copy = join(folder, 'threaded.gpkg')
    copyFileSync(workspace, copy)
    const checkout = join(import.meta.dirname, '../../..')
    const bundle = join(checkout, 'out/test/brief-job-worker.js')
    await bundleNodeTarget(checkout, { entry: 'electron/jobs/job.worker.ts', format: 'esm' }, bundle)
    const session = createSession({ dataFolder: join(checkout, 'data'), programVersion: 'test' }, pathToFileURL(bundle))
    const opened = await session.open(copy, { readOnly: false })
    try {
      const client = createRouterClient(serviceRouter, { context: { session } })
      const before = (await opened.history(1))[0]?.id
      for (const ending of ['pdf', 'png', 'pdf']) {
        const events = await client.brief.make({ template: 'situation', period: '2023-07', path: join(folder, `threaded.${ending}`) })
        for await (const event of events) if (event.type === 'result') expect(event.result.pages).toBe(1)
      }
      await brief('situation', 'here.pdf', '--period', '2023-07')
      expect(readFileSync(join(folder, 'threaded.pdf')).equals(readFileSync(join(folder, 'here.pdf')))).toBe(true)
      const written = (await opened.history(10)).filter(({ action, id }) => action === 'brief.make' && Number(id) > Number(before))
      expect(written).toHaveLength(1)
    } finally {
      await session.close()
    }
  }, 120_000)

  it('says what is wrong', async () => {
    const code = async (...more: readonly string[]) => {
      const { status, out } = await runCommand('brief', '--workspace', workspace, ...more, '--json')
      expect(status).toBe(1)
      return (JSON.parse(out) as { error: { code: string } }).error.code
    }
    expect(await code('--template', 'nothing', '--out', join(folder, 'x.pdf'))).toBe('brief.unknownTemplate')
    expect(await code('--template', 'situation', '--out', join(folder, 'x.txt'))).toBe('brief.unknownFormat')
    expect(await code('--template', 'situation', '--series', 'bay', '--out', join(folder, 'x.pdf'))).toBe('brief.noSeries')
  })
})
