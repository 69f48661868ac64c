/** What a closing form tells of a task's steps: its path, what closing asked for and how that was judged, why something was overridden. */
import type { Requirement } from '../../../shared/domain/life/step-plan'
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import { isLifeTextCode, lifeMessages, translateLifeText } from '../../../shared/messages/life'
import type { LetterFacts } from '../../engine/letters/fill-letter'
import type { RecordRow } from '../../store/workspace-store'
import { text, textOrNull } from './row-text'

/** @param steps by effective date; facts that no step tells are null */
export function closureFacts(steps: readonly RecordRow[]): Readonly<Record<'steps' | 'closedOn' | 'evidence' | 'overrides', LetterFacts[string]>> {
  const closing = steps.findLast((step) => text(step, 'state') === 'closed')
  const overrides = steps.flatMap((step) => {
    const reason = textOrNull(step, 'override_reason')
    return reason === null ? [] : [`${titleOf(step)}：${reason}`]
  })
  return {
    steps: steps.length === 0 ? null : steps.map((step) => `${text(step, 'effective_on')} ${titleOf(step)}`).join('；'),
    closedOn: closing === undefined ? null : text(closing, 'effective_on'),
    evidence: closing === undefined ? null : evidenceText(textOrNull(closing, 'requirements')),
    overrides: overrides.length === 0 ? null : overrides.join('；'),
  }
}

const titleOf = (step: RecordRow): string => lifeStateTitle('task', text(step, 'state')).zh

function evidenceText(json: string | null): string | null {
  if (json === null) return null
  const requirements = JSON.parse(json) as readonly Requirement[]
  const known = requirements.filter((requirement) => isLifeTextCode(requirement.text.code))
  return known.length === 0 ? null : known.map(({ verdict, text: said }) => `${lifeMessages[verdict].zh}：${translateLifeText(said, 'zh')}`).join('；')
}
