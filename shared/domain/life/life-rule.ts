/**
 * The life of a task, an outfall, a buffer or a bay as data: its roles, the moves from one state to the next, what each move asks for.
 *
 * Shipped lives lie in `data/rules/`; a bureau's own version replaces one whole (`setting`, area `life`), and who may do what can be changed
 * alone (area `permission`). Nobody signs in: a role is what the person at the computer states, and the log keeps who that was.
 */
import * as v from 'valibot'

const messageSchema = v.object({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })
const codeSchema = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_]{0,62}$/))
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** May a person go on without it, giving a reason that is stored and printed? */
const overridable = v.optional(v.boolean(), false)

const needSchema = v.variant('type', [
  /** A column of the subject is filled, before or with the step. */
  v.object({ type: v.literal('field'), field: codeSchema, overridable }),
  /** The step itself says something in words. */
  v.object({ type: v.literal('note'), overridable }),
  /** Something that is asked for with the step and kept with it. */
  v.object({ type: v.literal('detail'), name: codeSchema, title: messageSchema, value: v.optional(v.picklist(['text', 'date', 'number']), 'text'), overridable }),
  /** Documents of a role hang on the subject. */
  v.object({ type: v.literal('document'), role: codeSchema, count: v.pipe(v.number(), v.integer(), v.minValue(1)), overridable }),
  /** So many days since the state was last entered; 0: the bureau has set none, and it does not apply. */
  v.object({ type: v.literal('days'), since: codeSchema, days: countSchema, overridable }),
  /**
   * Photos whose place lies at the feature, of a day not before the order (a task's; reopened, its reopening) or not before `since` was entered.
   * For tasks: at every (or one) linked feature that is a subject of the problem.
   */
  v.object({ type: v.literal('photo'), withinMeters: v.pipe(v.number(), v.minValue(1)), everyFeature: v.optional(v.boolean(), true), since: v.optional(codeSchema), overridable }),
  /** Linked sections meet their target in the newest months, all after the order. */
  v.object({ type: v.literal('section'), months: v.pipe(v.number(), v.integer(), v.minValue(1)), overridable }),
  /** Findings of at least this severity are gone: for tasks that came out of a conflict check. */
  v.object({ type: v.literal('recheck'), severity: v.picklist([1, 2, 3]), overridable }),
])

const moveSchema = v.object({
  id: codeSchema,
  kind: v.picklist(['forward', 'back', 'reopen']),
  from: v.pipe(v.array(codeSchema), v.minLength(1)),
  to: codeSchema,
  title: messageSchema,
  /** Roles that may do it. */
  roles: v.pipe(v.array(codeSchema), v.minLength(1)),
  needs: v.array(needSchema),
  /** Date columns of the subject that take the step's effective date, and those that are emptied. */
  dates: v.optional(v.array(codeSchema), []),
  clears: v.optional(v.array(codeSchema), []),
})

export const lifeSchema = v.pipe(
  v.object({
    title: messageSchema,
    source: v.string(),
    /** Read in an official text. */
    verified: v.boolean(),
    roles: v.pipe(v.array(v.object({ id: codeSchema, title: messageSchema })), v.minLength(1)),
    /** The state of a subject that has none yet. */
    start: codeSchema,
    /** Who acts where nobody says: the office whose computer this is. */
    defaultRole: codeSchema,
    moves: v.pipe(v.array(moveSchema), v.minLength(1)),
  }),
  v.check(({ roles, defaultRole }) => roles.some(({ id }) => id === defaultRole), 'defaultRole is no role'),
  v.check(({ roles, moves }) => moves.every((move) => move.roles.every((role) => roles.some(({ id }) => id === role))), 'a move names an unknown role'),
  v.check(({ moves }) => new Set(moves.map(({ id }) => id)).size === moves.length, 'two moves have one id'),
  v.check(({ moves }) => isUnambiguous(moves), 'two moves lead from one state to the same state'),
)

export type Life = v.InferOutput<typeof lifeSchema>
export type LifeMove = Life['moves'][number]
export type LifeNeed = LifeMove['needs'][number]

/** What has a life. */
export const lifeSubjects = ['task', 'outfall', 'ecologicalBuffer', 'bay'] as const
export type LifeSubject = (typeof lifeSubjects)[number]

/** Whose table of who may do what a bureau changes: alerts too, whose steps are recorded apart. */
export const permissionSubjects = [...lifeSubjects, 'alert'] as const
export type PermissionSubject = (typeof permissionSubjects)[number]

/** Move id → roles: replaces the roles of those moves. */
export const permissionSchema = v.record(codeSchema, v.pipe(v.array(codeSchema), v.minLength(1)))
export type Permission = v.InferOutput<typeof permissionSchema>

function isUnambiguous(moves: readonly { readonly from: readonly string[]; readonly to: string }[]): boolean {
  const ways = moves.flatMap(({ from, to }) => from.map((state) => `${state} ${to}`))
  return new Set(ways).size === ways.length
}
