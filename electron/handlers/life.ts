/** Lives: rules and permissions as the bureau has them, open moves, steps. */
import type { FeatureStep } from '../../shared/domain/life/step-answer'
import { permissionSchema } from '../../shared/domain/life/life-rule'
import * as v from 'valibot'
import { openMoves } from '../engine/life/plan-step'
import type { RecordRow } from '../store/workspace-store'
import { contract } from './base'
import { doStep } from './do-step'
import { readLifeSubjects } from './life-subjects'
import { LIFE_AREA, PERMISSION_AREA, readLife, requireLife } from './read-lives'
import { text, textOrNull } from './read-tasks'
import type { Session } from './session'
import { settingChange, settingRemoval } from './settings'

const { life } = contract

export const lifeHandlers = life.router({
  read: life.read.handler(({ input, context: { session } }) => readLife(session, input.subject)),
  save: life.save.handler(async ({ input, context: { session } }) => {
    const own = input.life === null ? null : requireLife(input.subject, input.life)
    return { actionId: await saveOrRemove(session, LIFE_AREA, input.subject, own, input.reason) }
  }),
  savePermission: life.savePermission.handler(async ({ input, context: { session } }) => {
    const permission = input.permission === null ? null : v.parse(permissionSchema, input.permission)
    return { actionId: await saveOrRemove(session, PERMISSION_AREA, input.subject, permission, input.reason) }
  }),
  moves: life.moves.handler(async ({ input, context: { session } }) => {
    const { life: rules } = await readLife(session, input.subject)
    const [subject] = await readLifeSubjects(session.workspace(), input.subject, rules, [input.id])
    const role = input.role ?? rules.defaultRole
    const { state, lastEffectiveOn } = subject!.facts
    return { state, lastEffectiveOn, role, moves: openMoves(rules, state, role) }
  }),
  step: life.step.handler(({ input, context: { session } }) => doStep(session, input)),
  steps: life.steps.handler(async ({ input, context: { session } }) => {
    const { rows } = await session.workspace().listRecords({
      table: 'featureStep',
      where: [
        { column: 'layer', equals: input.subject },
        { column: 'feature_id', equals: Number(input.id) },
      ],
      orderBy: { column: 'effective_on' },
    })
    return rows.map(toFeatureStep)
  }),
})

/** Set a value, or (null) take it back; as one audited action that can be undone. @returns null where nothing was set */
export async function saveOrRemove(session: Session, area: string, key: string, value: unknown, reason: string | undefined): Promise<string | null> {
  const workspace = session.workspace()
  const change = value === null ? await settingRemoval(workspace, area, key) : await settingChange(workspace, area, key, value)
  if (change === null) return null
  const { actionId } = await workspace.write({ action: 'setting.save', actor: session.actor, params: { area, key }, ...(reason === undefined ? {} : { reason }) }, [change])
  return actionId
}

/** A stored step of a feature. */
export function toFeatureStep(row: RecordRow): FeatureStep {
  return {
    state: text(row, 'state'),
    effectiveOn: text(row, 'effective_on'),
    recordedAt: text(row, 'recorded_at'),
    actor: textOrNull(row, 'actor'),
    role: textOrNull(row, 'role'),
    note: textOrNull(row, 'note'),
    overrideReason: textOrNull(row, 'override_reason'),
    details: detailsOf(row),
  }
}

function detailsOf(row: RecordRow): FeatureStep['details'] {
  const json = textOrNull(row, 'details')
  return json === null ? {} : (JSON.parse(json) as FeatureStep['details'])
}
