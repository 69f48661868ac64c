/** What a series has one page for each of: sections, 属地, tasks, parcels, bays. */
import type { BriefingSeries } from '../../../shared/domain/briefing'
import type { BoundingBox, FeatureRef } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { Geometry } from 'geojson'
import type { Session } from '../session'
import { readTasksAt } from '../tasks/read-tasks'
import { text } from '../tasks/row-text'
import { readLinks } from '../tasks/task-links'

export type SeriesMember = {
  readonly series: BriefingSeries
  readonly id: string
  readonly name: string
  /** Frame of its features; null where it has none. */
  readonly bounds: BoundingBox | null
  /** Features that stand out on its map. */
  readonly features: readonly FeatureRef[]
}

const kindOfSeries: Readonly<Record<Exclude<BriefingSeries, 'task'>, KindId>> = { section: 'section', district: 'district', parcel: 'project', bay: 'bay' }

/** In the order of their codes or numbers. */
export async function readSeriesMembers(session: Session, series: BriefingSeries, asOf: string): Promise<readonly SeriesMember[]> {
  const workspace = session.workspace()
  if (series === 'task') {
    const tasks = await readTasksAt(session, { day: asOf })
    const members: SeriesMember[] = []
    for (const { row } of tasks) {
      const links = await readLinks(workspace, row.id, { day: asOf })
      const bounds = links.map(({ feature }) => feature.bounds).filter((box) => box !== null)
      members.push({ series, id: row.id, name: `${text(row, 'number')} ${text(row, 'title')}`.trim(), bounds: unionOf(bounds), features: links.map(({ feature: { kind, id } }) => ({ kind, id })) })
    }
    return members
  }
  const kind = kindOfSeries[series]
  const members: SeriesMember[] = []
  for await (const batch of workspace.streamFeatures({ kind, orderBy: { column: 'code' } })) {
    const summaries = await workspace.readSummaries(batch.map(({ id }) => ({ kind, id })))
    for (const { id, name, code, bounds } of summaries) members.push({ series, id, name: name ?? code ?? id, bounds, features: [{ kind, id }] })
  }
  return members
}

/** Shapes of a member's features, for its map. */
export async function memberShapes(session: Session, { features }: SeriesMember): Promise<readonly Geometry[]> {
  const shapes: Geometry[] = []
  for (const ref of features) {
    const { geometry } = await session.workspace().readFeature(ref)
    if (geometry !== null) shapes.push(geometry)
  }
  return shapes
}

/** The box that holds all; null for none. */
export function unionOf(boxes: readonly BoundingBox[]): BoundingBox | null {
  if (boxes.length === 0) return null
  return [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))]
}
