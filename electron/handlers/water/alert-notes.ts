/**
 * Notes of an alert's steps as stored: a person's words as they are, what the program notes as codes and figures (JSON), so that every
 * language words them itself; and the role that somebody acted in.
 */
import * as v from 'valibot'
import { type AlertStep, automaticNoteSchema, type AutomaticNote } from '../../../shared/domain/alert'
import { AppError } from '../../../shared/errors'
import { readLife } from '../tasks/read-lives'
import type { Session } from '../session'

const storedSchema = v.object({
  automatic: v.fallback(v.nullable(automaticNoteSchema), null),
  note: v.fallback(v.nullable(v.string()), null),
  role: v.fallback(v.nullable(v.string()), null),
})

type Note = Pick<AlertStep, 'automatic' | 'note' | 'role'>

/** What goes into the column. */
export function storedNote({ automatic = null, note = null, role = null }: Partial<{ automatic: AutomaticNote | null; note: string | null; role: string | null }>): string | null {
  const text = note === '' ? null : note
  return automatic === null && role === null ? text : JSON.stringify({ automatic, note: text, role })
}

/** What stands in the column; texts of older files and of other programs are a person's words. */
export function readNote(stored: string | null): Note {
  const plain = { automatic: null, note: stored, role: null }
  if (stored === null || !stored.startsWith('{')) return plain
  try {
    const result = v.safeParse(storedSchema, JSON.parse(stored))
    return result.success && Object.values(result.output).some((part) => part !== null) ? result.output : plain
  } catch {
    return plain
  }
}

/** Steps of an alert that a table of permissions speaks of. */
export type AlertMove = 'judge' | 'assign' | 'record' | 'close'

/**
 * May somebody in this role do that? Nobody signs in: a role is what the person states.
 *
 * @param role absent: the life's default
 * @returns the role
 * @throws AppError 'alert.notAllowed'
 */
export async function requireRole(session: Session, move: AlertMove, role: string | undefined): Promise<string> {
  const { life } = await readLife(session, 'alert')
  const stated = role ?? life.defaultRole
  const rule = life.moves.find(({ id }) => id === move)
  if (rule === undefined || rule.roles.includes(stated)) return stated
  const titleOf = (id: string) => life.roles.find((known) => known.id === id)?.title.zh ?? id
  throw new AppError('alert.notAllowed', { step: rule.title.zh, role: titleOf(stated), roles: rule.roles.map(titleOf).join('、') })
}
