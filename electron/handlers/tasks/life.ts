/** Lives: rules and permissions as the bureau has them, open moves, steps. */
import { permissionSchema } from '../../../shared/domain/life/life-rule'
import * as v from 'valibot'
import { openMoves } from '../../engine/life/plan-step'
import { contract } from '../base'
import { doStep } from './do-step'
import { featureLifeHandlers } from './feature-life'
import { readFeatureSteps } from './feature-steps'
import { readLifeSubjects } from './life-subjects'
import { saveOrRemove } from './life-settings'
import { LIFE_AREA, PERMISSION_AREA, readLife, requireLife } from './read-lives'

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
  ...featureLifeHandlers,
  step: life.step.handler(({ input, context: { session } }) => doStep(session, input)),
  steps: life.steps.handler(({ input, context: { session } }) => readFeatureSteps(session.workspace(), input.subject, input.id)),
})
