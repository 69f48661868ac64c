/**
 * Water sections in the window: alerts from list to feedback, the board's numbers, periods, a section's worklist, tracing.
 *
 * What is expected is read from the workspace's file by SQL and from the command line, not from the window.
 */
import { describe, expect, test } from 'vitest'
import type { SectionReport } from '../../shared/domain/section'
import type { TraceReport } from '../../shared/domain/trace'
import { demonstrationDesk } from './support/demonstration-desk'

const { answerOf, rows, start, workspace } = demonstrationDesk('断面')

const sectionsOf = (period: string): Promise<SectionReport> => answerOf<SectionReport>('sections', '--workspace', workspace, '--period', period)

describe('alerts', () => {
  test('an alert is judged, becomes a task with its section and sources, is followed and closed', async () => {
    const [alert] = rows<{ fid: number; name: string; section: number }>(
      "SELECT a.fid, s.name, s.fid AS section FROM alert a JOIN section s ON s.fid = a.section_id WHERE a.kind = 'exceedance' AND a.station_id IS NULL AND s.name = (SELECT s2.name FROM alert a2 JOIN section s2 ON s2.fid = a2.section_id WHERE a2.kind = 'exceedance' AND a2.station_id IS NULL GROUP BY s2.fid HAVING count(*) = 1 ORDER BY s2.fid LIMIT 1)",
    )
    const open = rows<{ n: number }>('SELECT count(*) AS n FROM alert WHERE closed_on IS NULL')[0]!.n
    const window = await start()
    await expect.poll(() => window.water.badge(), { timeout: 10_000 }).toBe(open)
    await window.water.show('预警')
    expect(await window.water.alertFigure('待研判')).toBe(open)
    await window.water.chooseAlert(alert!.name)
    expect(await window.water.mechanisms()).toEqual(['begun', 'ahead', 'ahead', 'ahead'])
    await window.water.judge('真实超标', '现场复测超标')
    await window.water.makeTask('2023-12-20')
    expect(await window.panels.cardTitle('超标溯源整治')).toContain(alert!.name)
    const [task] = rows<{ fid: number; deadline: string; task_source: string; state: string }>('SELECT t.fid, t.deadline, t.task_source, t.state FROM task t JOIN alert a ON a.task_id = t.fid WHERE a.fid = ?', String(alert!.fid))
    expect(task).toMatchObject({ deadline: '2023-12-20', task_source: 'alert', state: 'assigned' })
    const links = rows<{ layer: string; role: string }>('SELECT layer, role FROM task_link WHERE task_id = ?', String(task!.fid))
    expect(links.filter(({ role }) => role === 'affected')).toEqual([{ layer: 'section', role: 'affected' }])
    await window.water.chooseAlert(alert!.name)
    await window.water.recordStep('沿河排查三处排口')
    await window.water.closeAlert('已整改，数据恢复正常')
    await expect.poll(() => window.water.alertFigure('已办结'), { timeout: 10_000 }).toBe(1)
    expect(rows<{ n: number }>('SELECT count(*) AS n FROM alert WHERE closed_on IS NOT NULL')[0]!.n).toBe(1)
    // What is known is not raised twice.
    await window.water.lookForAlerts()
    expect(await window.sees('没有新的预警')).toBe(true)
    expect(window.complaints).toEqual([])
  })
})

describe('the board', () => {
  test('its districts are those of the command line, and a number opens the sections behind it', async () => {
    const window = await start()
    const month = await window.panels.shownMonth()
    await window.panels.open('逐月')
    const { sections } = await sectionsOf(month)
    const shown = await window.water.boardDistricts()
    const districts = [...new Set(sections.map(({ district }) => district))]
    expect(shown).toHaveLength(districts.length)
    for (const [, district, evaluated, good, worse] of shown) {
      const own = sections.filter((section) => section.district === district && section.class !== null)
      expect(Number(evaluated), district).toBe(own.length)
      expect(good, district).toContain(`(${own.filter((section) => (section.class ?? 0) <= 3).length})`)
      expect(Number(worse), district).toBe(own.filter((section) => section.class === 6).length)
    }
    const district = shown[0]![1]!
    const good = sections.filter((section) => section.district === district && section.class !== null && section.class <= 3).length
    await window.water.pressDistrictFigure(district, 1)
    await expect.poll(() => window.panels.sectionCount(), { timeout: 10_000 }).toBe(`${good} / ${sections.length} 个断面`)
    expect(window.complaints).toEqual([])
  })

  test('汛期 is graded as the command line grades it', async () => {
    const window = await start()
    await window.water.choosePeriodKind('汛期')
    const { sections } = await sectionsOf('2023-flood')
    const worst = sections.filter(({ meetsTarget }) => meetsTarget === false).toSorted((a, b) => (b.class ?? 0) - (a.class ?? 0))[0]!
    await expect.poll(() => window.panels.shownMonth(), { timeout: 10_000 }).toBe('2023 汛期')
    expect(await window.panels.sectionInList(worst.name)).toBeTruthy()
  })
})

describe('a section’s page', () => {
  test('a problem is added to its worklist and completed', async () => {
    const [section] = (await sectionsOf('2023-10')).sections.filter(({ meetsTarget }) => meetsTarget === false)
    const window = await start()
    await window.panels.search(section!.name)
    await window.panels.chooseHit(section!.name)
    await window.panels.cardTitle(section!.name)
    await window.water.addProblem('雨水口溢流', '封堵并纳管')
    await window.water.completeProblem('雨水口溢流')
    expect(rows('SELECT problem, measure, completed_on FROM section_problem WHERE section_id = ? AND problem = ?', section!.id, '雨水口溢流')).toEqual([{ problem: '雨水口溢流', measure: '封堵并纳管', completed_on: '2023-10-31' }])
    expect(window.complaints).toEqual([])
  })

  test('what is traced is what the command line traces', async () => {
    const name = '如泰运河掘港断面'
    const report = await answerOf<TraceReport>('trace', name, '--workspace', workspace, '--upstream', '5000')
    const count = (layer: string) => report.features.filter((feature) => feature.layer === layer).length
    const window = await start()
    await window.panels.search(name)
    await window.panels.chooseHit(name)
    await window.panels.cardTitle(name)
    expect(await window.water.trace()).toBe(`排污口 ${count('outfall')} · 企业 ${count('enterprise')} · 断面 ${count('section')}`)
    // The traced water stands on the map in its own colour.
    expect(await window.map.shareOfColourUntil('#7A1FA2', 12, (share) => share > 0)).toBeGreaterThan(0)
  })
})
