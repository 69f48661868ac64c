/** The command line's contract: statuses, one JSON document, errors in both languages, numbers of the demonstration's sources. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'

let folder: string
let workspace: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-cli-'))
  workspace = join(folder, 'nantong.gpkg')
  expect((await runCommand('new', workspace, '--sample', 'nantong')).status).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const json = async (...args: readonly string[]) => {
  const { status, out } = await runCommand(...args, '--json')
  expect(status, out).toBe(0)
  return JSON.parse(out) as Record<string, never>
}

describe('statuses', () => {
  it('1 and an error document for the user’s problem, nothing overwritten', async () => {
    const before = readFileSync(workspace)
    const { status, out } = await runCommand('new', workspace, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'workspace.alreadyExists', params: { path: workspace }, message: expect.stringContaining('文件已存在') } })
    expect(readFileSync(workspace).equals(before)).toBe(true)
  })

  it('1 with the sentence on standard error without --json, in the asked language', async () => {
    const { status, out, error } = await runCommand('info', join(folder, 'missing.gpkg'), '--lang', 'en')
    expect([status, out]).toEqual([1, ''])
    expect(error).toContain('No workspace file')
  })

  it.each([[['fly']], [['info']], [['export', '--workspace', 'a']], [['tasks', '--workspace', 'a', '--colour', 'red']]])('2 for wrong usage: %j', async (args) => {
    expect((await runCommand(...args)).status).toBe(2)
  })

  it('2 for a value that is none', async () => {
    expect((await runCommand('tasks', '--workspace', workspace, '--as-of', 'yesterday')).status).toBe(2)
  })
})

describe('the demonstration by command', () => {
  it('info names layers with kind, features and version', async () => {
    const { layers } = (await json('info', workspace)) as unknown as { layers: { name: string; kind: string; features: number; vintage: string | null }[] }
    expect(layers.find(({ kind }) => kind === 'outfall')).toMatchObject({ name: 'outfall', features: 1336 + 7618 })
    expect(layers.find(({ kind }) => kind === 'ecologicalRedLine')).toMatchObject({ name: 'ecological_red_line', vintage: '2022-10-01' })
  })

  it('tasks counts 43, 32 completed, 11 in progress on the workspace’s day', async () => {
    expect(await json('tasks', '--workspace', workspace)).toMatchObject({ asOf: '2023-10-31', total: 43, completed: 32, closed: 0, inProgress: 11, petitions: { total: 259, closed: 259 } })
  })

  it('tasks goes by the effective date: before the order there is none', async () => {
    expect(await json('tasks', '--workspace', workspace, '--as-of', '2022-03-14')).toMatchObject({ total: 0 })
    expect(await json('tasks', '--workspace', workspace, '--as-of', '2022-03-15')).toMatchObject({ total: 43, completed: 0 })
  })

  it('sections nests its levels', async () => {
    const { levels } = (await json('sections', '--workspace', workspace, '--period', '2023-01..2023-10')) as unknown as { levels: { evaluated: number }[] }
    expect(levels.map(({ evaluated }) => evaluated)).toEqual([16, 55, 104])
  })

  it('check answers the same twice, to the fingerprint, and finds conflicts of every severity', async () => {
    const first = (await json('check', 'layer:project', '--workspace', workspace)) as unknown as { fingerprint: string; findings: { severity: number }[]; subjects: number }
    const second = await json('check', 'layer:project', '--workspace', workspace)
    expect(second).toEqual(first)
    expect(first.subjects).toBe(40)
    expect([...new Set(first.findings.map(({ severity }) => severity))]).toEqual([3, 2, 1])
  })

  it('check gives a file the same findings as the layer it was exported from', async () => {
    const file = join(folder, 'projects.zip')
    await json('export', '--workspace', workspace, '--layer', 'project', '--out', file)
    const areas = async (subjects: string) => {
      const { findings } = (await json('check', subjects, '--workspace', workspace, '--rules', 'R04')) as unknown as { findings: { overlapSquareMeters: number }[] }
      return findings.map(({ overlapSquareMeters }) => overlapSquareMeters.toFixed(4)).sort()
    }
    expect(await areas(file)).toEqual(await areas('layer:project'))
  })

  it('trace orders by distance along the water', async () => {
    const { by, features } = (await json('trace', '如泰运河掘港断面', '--workspace', workspace, '--upstream', '10000')) as unknown as { by: string; features: { distanceMeters: number }[] }
    expect(by).toBe('network')
    const distances = features.map(({ distanceMeters }) => distanceMeters)
    expect(distances.length).toBeGreaterThan(3)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(Math.max(...distances)).toBeLessThanOrEqual(10_000)
  })

  it('validate finds the demonstration whole', async () => {
    expect(await json('validate', workspace)).toMatchObject({ ok: true })
  })
})

describe('grading a table', () => {
  it('grades by worst item, phosphorus by water type, nitrogen left out, half the detection limit', async () => {
    const file = join(folder, 'readings.csv')
    await writeFile(file, '断面名称,监测时间,水体类型,pH,溶解氧,氨氮(mg/L),总磷(mg/L),总氮\n甲,2023-10,河流,7.5,8.1,0.15,0.20,9.9\n乙,2023-10,湖库,7.5,8.1,0.05L,0.20,0.3\n丙,2023-10,河流,9.6,8.1,0.1,0.01,1\n')
    const report = (await json('grade', file)) as unknown as { standard: string; rows: { class: number; className: string; decidedBy: string[] }[] }
    // GB 3838-2002 Table 1: phosphorus 0.2 mg/L is class Ⅲ of rivers, Ⅴ of lakes; pH outside 6–9 is worse than Ⅴ.
    expect(report.standard).toBe('GB 3838-2002')
    expect(report.rows.map(({ class: found, className, decidedBy }) => [found, className, decidedBy])).toEqual([
      [3, 'Ⅲ', ['totalPhosphorus']],
      [5, 'Ⅴ', ['totalPhosphorus']],
      [6, '劣Ⅴ', ['ph']],
    ])
  })

  const official = join(import.meta.dirname, '../../../../shared/data/cnemc-readings/cnemc_nantong_taizhou_yancheng.csv')
  it.skipIf(!existsSync(official))('gives every published station reading its official class', async () => {
    const text = readFileSync(official, 'utf8').replace(/^\u{FEFF}/u, '').trim().split('\n').map((line) => line.trimEnd().split(','))
    const [header = [], ...lines] = text
    const [classAt, typeAt] = [header.indexOf('水质类别'), header.indexOf('核对_总磷限值')]
    for (const waterType of ['river', 'lake']) {
      const { rows } = (await json('grade', official, '--water-type', waterType)) as unknown as { rows: { className: string }[] }
      lines.forEach((cells, index) => {
        const published = cells[classAt] ?? ''
        if (cells[typeAt] === waterType && published !== '' && published !== '--') expect(rows[index]?.className, `row ${index + 1}`).toBe(published)
      })
    }
  })
})
