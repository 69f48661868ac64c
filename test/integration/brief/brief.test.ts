/** `dutu brief` on the demonstration workspace: every template, its words and figures against the other commands'. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deflateSync } from 'node:zlib'
import { createRouterClient } from '@orpc/server'
import { unzipSync, strFromU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../build/scripts/bundle/bundle-node-target.mjs'
import { runCommandLine } from '../../../electron/cli/run'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import { crc32 } from '../../../electron/report/png/crc32'
import { fontsOfPdf, hasLibreOffice, hasPoppler, textOfPdf } from '../../support/poppler'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'

const TEMPLATES = ['bay-status', 'conflict-review', 'outfall-rectification', 'red-line-comparison', 'section-monthly', 'situation', 'task-progress', 'weekly-dispatch']

type Answer = { readonly file: string; readonly bytes: number; readonly pages: number; readonly fonts: readonly string[]; readonly substituted: readonly string[] }

const checkout = join(import.meta.dirname, '../../..')

function clientOf(session: Session) {
  return createRouterClient(serviceRouter, { context: { session } })
}
type Client = ReturnType<typeof clientOf>

async function withClient(path: string, work: (client: Client) => Promise<void>): Promise<void> {
  const session = createSession({ dataFolder: join(checkout, 'data'), programVersion: 'test' })
  await session.open(path, { readOnly: false })
  try {
    await work(clientOf(session))
  } finally {
    await session.close()
  }
}

/** A picture of one colour (PNG, ISO/IEC 15948: no filter, eight bits a channel). */
function pngOf(width: number, height: number, colour: readonly [number, number, number]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()])
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0))])
}

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

  const makeWith = async (client: Client, input: Parameters<Client['brief']['make']>[0]) => {
    for await (const event of await client.brief.make(input)) if (event.type === 'result') return event.result
    return null
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
    // The command makes the copy for review and says so; a request makes none without being asked for one.
    const draft = await runCommand('brief', '--workspace', workspace, '--template', 'situation', '--audience', 'public', '--out', join(folder, 'draft.pdf'))
    expect(draft).toMatchObject({ status: 0 })
    expect(draft.error).toContain('送审稿')
    await withClient(workspace, async (client) => {
      await expect(makeWith(client, { template: 'situation', audience: 'public', path: join(folder, 'held.pdf') })).rejects.toMatchObject({ data: { code: 'brief.awaitsApproval' } })
      expect(existsSync(join(folder, 'held.pdf'))).toBe(false)
    })
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

  it('begins a series with a map that names the page of each member', async () => {
    await brief('outfall-rectification', 'index.pdf', '--series', 'district')
    const sheets = textOfPdf(join(folder, 'index.pdf')).split('\f').slice(0, -1).map((sheet) => sheet.replaceAll(/[^\S\n]/g, ''))
    expect(sheets[2]).toContain('索引图')
    const pages = [...(sheets[1] ?? '').matchAll(/^(\S+)排污口整治(\d+)$/gm)]
    expect(pages).toHaveLength(9)
    for (const [, district = '', page = ''] of pages) {
      expect(sheets[Number(page) - 1]).toContain(`${district}排污口整治`)
      expect(sheets[2]?.split('\n')).toContain(page)
    }
  })

  it('prints the photos of a task, and leaves their room to the map where there are none', async () => {
    const copy = join(folder, 'photos.gpkg')
    copyFileSync(workspace, copy)
    const { tasks } = await ask<{ tasks: { id: string; number: string }[] }>('tasks', '--workspace', copy)
    const [task] = tasks
    await withClient(copy, async (client) => {
      for (const [role, colour] of [['photoBefore', [120, 90, 60]], ['photoAfter', [60, 140, 80]]] as const) {
        const file = join(folder, `${role}.png`)
        writeFileSync(file, pngOf(320, 240, colour))
        await client.document.add({ owner: { layer: 'task', id: task?.id ?? '' }, paths: [file], role })
      }
    })
    const { status, error } = await runCommand('brief', '--workspace', copy, '--template', 'task-progress', '--series', 'task', '--out', join(folder, 'photos.pdf'))
    expect(error.includes('Error') ? error : status).toBe(0)
    const images = execFileSync('pdfimages', ['-list', join(folder, 'photos.pdf')], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => /\bimage\b/.test(line))
    expect(images.map((line) => line.trim().split(/\s+/).slice(3, 5).join('×'))).toEqual(['320×240', '320×240'])
    const sheets = textOfPdf(join(folder, 'photos.pdf')).split('\f').map((sheet) => sheet.replaceAll(/\s/g, ''))
    expect(sheets.filter((sheet) => sheet.includes('整改前照片')).map((sheet) => sheet.includes(task?.number ?? '—') && sheet.includes('整改后照片'))).toEqual([true])
  })

  it("prints the bureau's name and logo, and a template in the faces that it chose, before it is saved", async () => {
    const copy = join(folder, 'bureau.gpkg')
    copyFileSync(workspace, copy)
    const picture = join(folder, 'logo.png')
    writeFileSync(picture, pngOf(90, 30, [11, 110, 110]))
    await withClient(copy, async (client) => {
      const { address: logo } = await client.brief.picture({ path: picture })
      await client.brief.saveBureau({ name: '海门区生态环境局', numberPrefix: '海环', logo })
      expect(await client.brief.bureau()).toEqual({ name: '海门区生态环境局', numberPrefix: '海环', logo, own: true })
      await expect(client.brief.picture({ path: workspace })).rejects.toMatchObject({ data: { code: 'brief.badPicture' } })
      const before = await client.brief.preview({ template: 'bay-status' })
      const content = { ...((await client.brief.template({ id: 'bay-status' })) as object), fonts: { title: 'xiaobiaosong' }, orientation: 'landscape' }
      const edited = await client.brief.preview({ template: 'bay-status', content })
      expect(edited).toMatchObject({ width: 297, height: 210 })
      expect(before).toMatchObject({ width: 210, height: 297 })
      expect(before.svg).toContain('data:image/png;base64,')
      await client.brief.saveTemplate({ template: { ...content, id: 'own-bays', title: { zh: '海湾横幅', en: 'Bays' } } })
      expect((await client.brief.templates()).find(({ id }) => id === 'own-bays')).toMatchObject({ own: true, replaces: false })
    })
    const { out } = await runCommand('brief', '--workspace', copy, '--template', 'own-bays', '--out', join(folder, 'own-bays.pdf'), '--json')
    expect(JSON.parse(out)).toMatchObject({ substituted: expect.arrayContaining([expect.stringContaining('小标宋')]) as unknown })
    expect(words('own-bays.pdf')).toContain('制作单位：海门区生态环境局')
    expect(execFileSync('pdfimages', ['-list', join(folder, 'own-bays.pdf')], { encoding: 'utf8' })).toMatch(/\b90\s+30\b/)
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
    expect(await code('--template', 'situation', '--out', join(folder, 'nowhere', 'x.pdf'))).toBe('brief.cannotWrite')
  })
})
