/** Pins of tasks on the map: one a linked feature. */
import type { Geometry, Position } from 'geojson'
import type { TaskPin } from '../../../shared/contract/task'
import type { FeatureRef } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import { linkRowsAt } from './links-at'
import type { TaskMoment } from './moment'
import { readTasksAt, toTaskSummary } from './read-tasks'
import { text } from './row-text'
import type { Session } from '../session'
import { toRef } from './task-links'

/** Pins of all linked features of tasks that are not closed at a moment. */
export async function readPins(session: Session, moment: TaskMoment): Promise<readonly TaskPin[]> {
  const workspace = session.workspace()
  const tasks = await readTasksAt(session, moment)
  const open = new Map(tasks.filter(({ derived }) => derived.state !== 'closed').map((found) => [found.row.id, toTaskSummary(found)]))
  const rows = await linkRowsAt(workspace, 'taskLink', moment)
  const links = rows.flatMap((row) => {
    const task = open.get(text(row, 'task_id'))
    const ref = toRef(row)
    return task === undefined || ref === null ? [] : [{ task, ref }]
  })
  const positions = await readPositions(session, links.map(({ ref }) => ref))
  return links.flatMap(({ task, ref }) => {
    const lonLat = positions.get(`${ref.kind} ${ref.id}`)
    if (lonLat === undefined) return []
    return [{ taskId: task.id, number: task.number, title: task.title, state: task.state, colour: task.colour, lonLat }]
  })
}

async function readPositions(session: Session, refs: readonly FeatureRef[]): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const idsByKind = new Map<KindId, Set<number>>()
  for (const { kind, id } of refs) idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(Number(id)))
  const positions = new Map<string, readonly [number, number]>()
  for (const [kind, ids] of idsByKind) {
    const query = { kind, where: [{ column: 'fid', in: [...ids] }], vintage: 'all' } as const
    for await (const batch of session.workspace().streamFeatures(query)) {
      for (const { id, geometry } of batch) {
        const position = geometry === null ? null : pinPosition(geometry)
        if (position !== null) positions.set(`${kind} ${id}`, position)
      }
    }
  }
  return positions
}

/** Where a pin stands: a point itself, else the first position of the geometry. */
function pinPosition(geometry: Geometry): readonly [number, number] | null {
  if (geometry.type === 'GeometryCollection') return geometry.geometries[0] === undefined ? null : pinPosition(geometry.geometries[0])
  let position: unknown = geometry.coordinates
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0]
  const [lon, lat] = position as Position
  return lon === undefined || lat === undefined ? null : [lon, lat]
}
