/** Lives as they hold for the open workspace: the shipped ones, or the bureau's own, with the bureau's table of who may do what. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Life, lifeSchema, type LifeSubject, type Permission, permissionSchema, type PermissionSubject } from '../../../shared/domain/life/life-rule'
import { lifeColumns, lifeFields } from '../../../shared/domain/life/life-subject'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import { AppError } from '../../../shared/errors'
import type { Session } from '../session'
import { readSetting } from '../settings'

export const LIFE_AREA = 'life'
export const PERMISSION_AREA = 'permission'

const files: Readonly<Record<PermissionSubject, string>> = {
  task: 'task-life.json',
  outfall: 'outfall-life.json',
  ecologicalBuffer: 'ecological-buffer-life.json',
  bay: 'bay-life.json',
  alert: 'alert-life.json',
}

/**
 * The life that holds, its permissions applied.
 *
 * @throws AppError 'water.badReferenceFile' for a damaged shipped file
 */
export async function readLife(session: Session, subject: PermissionSubject): Promise<{ readonly life: Life; readonly isOwn: boolean; readonly permission: Permission | null }> {
  const workspace = session.workspace()
  const [own, permission] = await Promise.all([readSetting(workspace, LIFE_AREA, subject, lifeSchema), readSetting(workspace, PERMISSION_AREA, subject, permissionSchema)])
  const life = own ?? (await readShippedLife(session, subject))
  const known = new Set(life.roles.map(({ id }) => id))
  const moves = life.moves.map((move) => ({ ...move, roles: permission?.[move.id]?.filter((role) => known.has(role)) ?? move.roles }))
  return { life: { ...life, moves }, isOwn: own !== null, permission }
}

async function readShippedLife(session: Session, subject: PermissionSubject): Promise<Life> {
  const file = files[subject]
  return readReference(lifeSchema, JSON.parse(await readFile(join(session.dataFolder, 'rules', file), 'utf8')), file)
}

/**
 * Check what a person has made of a life: shape, states that the vocabulary knows, columns that exist.
 *
 * @throws AppError 'life.badRule'
 */
export function requireLife(subject: LifeSubject, content: unknown): Life {
  const result = v.safeParse(lifeSchema, content)
  if (!result.success) {
    const [issue] = result.issues
    throw new AppError('life.badRule', { path: v.getDotPath(issue) ?? '', detail: issue.message })
  }
  const life = result.output
  const states: Readonly<Record<string, unknown>> = vocabularies[lifeColumns[subject].vocabulary]
  const fields = new Map(lifeFields(subject).map((field) => [field.name, field]))
  for (const move of life.moves) {
    for (const state of [...move.from.filter((from) => from !== life.start), move.to]) if (!Object.hasOwn(states, state)) throw new AppError('life.badRule', { path: `moves.${move.id}`, detail: state })
    for (const need of move.needs) if (need.type === 'field' && !fields.has(need.field)) throw new AppError('life.badRule', { path: `moves.${move.id}.needs`, detail: need.field })
    for (const column of [...move.dates, ...move.clears]) if (fields.get(column)?.type !== 'date') throw new AppError('life.badRule', { path: `moves.${move.id}.dates`, detail: column })
  }
  return life
}
