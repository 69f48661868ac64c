/** Every section in every month: classes, targets met, and the ratios of each month. */
import type { LevelRatios, SectionOverview } from '../../../shared/domain/section'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { formatMonth, fromMonthIndex, periodOf } from '../../../shared/domain/water-quality/period'
import type { RatioTarget } from '../../../shared/domain/water-quality/ratio-target'
import { levelRatios } from '../../engine/water-quality/level-ratios'
import type { SamplesByMonth } from '../../engine/water-quality/period-mean'
import { gradeSection } from '../../engine/water-quality/section-status'
import { readSamples } from './read-samples'
import { factsOf, readMonths, readSections, textOf } from './read-sections'
import { readLimitOverrides, readRatioTargets } from './read-targets'
import { defineHeavyJob } from '../../jobs/heavy-job'
import type { Session } from '../session'
import { readGradingContext } from './water-reference'

const NO_SAMPLES: SamplesByMonth = new Map()

/** Ten years of thirty items of so many sections are read and graded in some hundredths of a second. */
const SECTIONS_AT_ONCE = 1

export const overviewJob = defineHeavyJob({ name: 'section.overview', lane: 'water', work: (session: Session) => readOverview(session) })

/** Grade all sections month by month. */
export async function readOverview(session: Session): Promise<SectionOverview> {
  const workspace = session.workspace()
  const grading = await readGradingContext(session.dataFolder, 'gb3838')
  const [months, found, overrides] = await Promise.all([readMonths(workspace), readSections(workspace), readLimitOverrides(workspace)])
  const sections: SectionOverview['sections'][number][] = []
  for (let from = 0; from < found.length; from += SECTIONS_AT_ONCE) {
    const some = found.slice(from, from + SECTIONS_AT_ONCE)
    const samples = await readSamples(workspace, [{ column: 'section_id', in: some.map(({ id }) => Number(id)) }])
    for (const section of some) {
      const graded = months.map((month) => {
        const period = periodOf(month, month)
        return gradeSection(factsOf(section, overrides(section.id, period)), samples.get(section.id) ?? NO_SAMPLES, period, grading)
      })
      const target = section.properties['target_class']
      sections.push({
        id: section.id,
        name: textOf(section, 'name') ?? '',
        controlLevel: textOf(section, 'control_level') as CodeOf<'controlLevel'> | null,
        district: textOf(section, 'district'),
        targetClass: typeof target === 'number' ? target : null,
        classes: graded.map((month) => month.class),
        meetsTarget: graded.map((month) => month.meetsTarget),
      })
    }
    // Tiles and other requests are answered in between.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  const targetsByYear = new Map<number, readonly RatioTarget[]>()
  const levels: (readonly LevelRatios[])[] = []
  for (const [index, month] of months.entries()) {
    const { year } = fromMonthIndex(month)
    const targets = targetsByYear.get(year) ?? (await readRatioTargets(workspace, year))
    targetsByYear.set(year, targets)
    const rated = sections.map(({ controlLevel, classes, meetsTarget }) => ({
      controlLevel,
      class: classes[index] ?? null,
      meetsTarget: meetsTarget[index] ?? null,
    }))
    levels.push(levelRatios(rated, targets))
  }
  return { months: months.map(formatMonth), sections, levels }
}
