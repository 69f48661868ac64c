/** Sections as rows and as what grading needs to know of them, and the months that have readings. */
import type { Feature } from '../../../shared/domain/feature'
import type { MonthIndex } from '../../../shared/domain/water-quality/period'
import type { SectionFacts } from '../../engine/water-quality/section-status'
import type { WorkspaceReader } from '../../store/workspace-store'
import { monthOf } from './read-samples'

/** All sections, by code. */
export async function readSections(workspace: WorkspaceReader): Promise<readonly Feature[]> {
  const sections: Feature[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'section', orderBy: { column: 'code' } })) sections.push(...batch)
  return sections
}

/** Months that have readings of sections, oldest first. */
export async function readMonths(workspace: WorkspaceReader): Promise<readonly MonthIndex[]> {
  const times = await workspace.countRecords({ table: 'reading', where: [{ column: 'section_id', atLeast: 0 }] }, ['time'])
  const months = new Set(times.flatMap(({ key }) => monthOf(String(key[0] ?? '')) ?? []))
  return [...months].sort((a, b) => a - b)
}

/** What a section is graded by. */
export function factsOf({ properties }: Feature, overrides: SectionFacts['overrides']): SectionFacts {
  const target = properties['target_class']
  return {
    waterType: properties['water_type'] === 'lake' ? 'lake' : 'river',
    targetClass: typeof target === 'number' ? target : null,
    ...(overrides === undefined ? {} : { overrides }),
  }
}

/** A column's text, null where unknown. */
export function textOf({ properties }: Feature, column: string): string | null {
  const value = properties[column]
  return typeof value === 'string' ? value : null
}
