/**
 * The conflict check at the desk: run, explained, made a task, drawn by hand, its rules switched, versions compared, printed.
 *
 * What is expected comes from the command line (which is held against GEOS and PostGIS) and from the workspace's file, not from the window.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { CheckReport } from '../../shared/domain/check'
import type { VersionComparison } from '../../shared/domain/version-comparison'
import { demonstrationDesk } from './support/demonstration-desk'
import type { StartCamera } from './support/map-view'

const { answerOf, profile, rows, start, workspace } = demonstrationDesk()
let report: CheckReport

beforeAll(async () => {
  report = await answerOf<CheckReport>('check', 'layer:project', '--workspace', workspace)
})

test('findings of a layer, one explained, and made a task that stands on the list', async () => {
  const window = await start()
  await window.panels.open('比对')
  await window.check.run()
  expect(await window.check.summary()).toContain(`比对 ${report.subjects} 个地块，${report.subjectsWithFindings} 个有疑似问题`)
  expect(await window.check.severityCounts()).toEqual([3, 2, 1].map((severity) => report.findings.filter((finding) => finding.severity === severity).length))

  const finding = report.findings.find(({ rule, overlapSquareMeters }) => rule === 'R02' && overlapSquareMeters !== null)!
  await window.check.chooseFinding(finding.subjectName!, 'R02')
  const squareMeters = new Intl.NumberFormat('zh', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(finding.overlapSquareMeters!)
  expect(await window.check.explanation(squareMeters)).toContain(`生态保护红线“${finding.constraintName!}”`)
  expect(await window.check.figure('重叠面积')).toContain(squareMeters)

  await window.check.makeTask('海门区人民政府')
  expect(await window.sees('已生成任务')).toBe(true)
  const [task] = rows<{ title: string; responsible_unit: string; origin: string }>('SELECT title, responsible_unit, origin FROM task ORDER BY fid DESC LIMIT 1')
  expect(task).toMatchObject({ responsible_unit: '海门区人民政府' })
  expect(task!.origin).toContain(report.fingerprint)
  expect(await window.panels.cardTitle(task!.title)).toBe(task!.title)
  expect(window.complaints).toEqual([])
})

test('a parcel drawn on the map is checked while it is drawn', async () => {
  const [middle] = rows<{ lon: number; lat: number }>(
    'SELECT (r.minx + r.maxx) / 2 AS lon, (r.miny + r.maxy) / 2 AS lat FROM control_unit c JOIN rtree_control_unit_geom r ON r.id = c.fid ORDER BY (r.maxx - r.minx) * (r.maxy - r.miny) DESC LIMIT 1',
  )
  const camera: StartCamera = { center: [middle!.lon, middle!.lat], zoom: 14 }
  const window = await start({ camera })
  await window.panels.open('比对')
  await window.check.draw()
  const [x, y] = await window.map.pointAt(camera.center, camera)
  for (const [dx, dy] of [[-60, -60], [60, -60], [60, 60]] as const) await window.map.click([x + dx, y + dy])
  expect(await window.check.summary()).toMatch(/^比对 1 个地块/)
})

test('a rule switched off is not applied, and the log can take that back', async () => {
  const window = await start()
  await window.panels.open('比对')
  await window.check.openView('规则')
  await window.check.switchRule('R11')
  expect(await window.sees('规则 R11 已停用')).toBe(true)
  const without = await answerOf<CheckReport>('check', 'layer:project', '--workspace', workspace)
  expect(without.findings.some(({ rule }) => rule === 'R11')).toBe(false)
  expect(without.uncheckedRules).toContainEqual({ rule: 'R11', code: 'rule.off' })
  expect(without.fingerprint).not.toBe(report.fingerprint)
  await window.panels.undoFromNotice()
  expect(await window.check.isRuleOn('R11', true)).toBe(true)
  expect((await answerOf<CheckReport>('check', 'layer:project', '--workspace', workspace)).fingerprint).toBe(report.fingerprint)
})

test('two versions of the red line compared, as the command compares them', async () => {
  const comparison = await answerOf<VersionComparison>('compare', 'ecologicalRedLine', '--workspace', workspace, '--from', '2018-06-09', '--to', '2022-10-01')
  const window = await start()
  await window.panels.open('比对')
  await window.check.openView('版本对比')
  const hectares = (squareMeters: number) => new Intl.NumberFormat('zh', { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(squareMeters / 10_000)
  const { outSquareMeters, inSquareMeters, netSquareMeters } = comparison.total
  expect(await window.check.comparisonTotal()).toEqual(['合计', ...[outSquareMeters, inSquareMeters, netSquareMeters].map(hectares)])
})

test('the report of a check is written where the person says', async () => {
  const window = await start()
  await window.panels.open('比对')
  await window.check.run()
  await window.check.summary()
  const path = join(profile, '比对报告.xlsx')
  await window.answerSaveDialog(path)
  await window.check.writeReport('Excel')
  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK')
})
