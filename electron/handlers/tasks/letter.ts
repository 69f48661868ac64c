/** Letters: sets, previews, issued ones with their numbers and answers, what is due. */
import { readFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import type { LetterInput, MadeLetter } from '../../../shared/contract/letter'
import type { Letter } from '../../../shared/domain/letter'
import type { LetterSet, LetterTemplate } from '../../../shared/domain/letter-template'
import { AppError } from '../../../shared/errors'
import { letterNumber } from '../../engine/letters/fill-letter'
import type { Change, RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { contract } from '../base'
import { linkChange, storeDocument } from './document'
import { fillFromWorkspace } from './letter-content'
import { letterDocument } from './letter-document'
import { CHOSEN_KEY, findTemplate, ISSUER_KEY, LETTER_AREA, ownKey, readLetterSets, requireLetterSet, requireTemplate } from './letter-sets'
import { readLettersDue } from './letters-due'
import { printDocument, showPage } from '../paper/print-document'
import { defaultDay } from './moment'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { readSetting, settingChange, settingRemoval } from '../settings'

const { letter } = contract

/** Last number of each series and year. */
const NUMBER_AREA = 'letterNumber'
const counterSchema = v.object({ last: v.pipe(v.number(), v.integer(), v.minValue(0)) })

export const letterHandlers = letter.router({
  sets: letter.sets.handler(({ context: { session } }) => readLetterSets(session)),
  saveSet: letter.saveSet.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const changes: Change[] = []
    const set = async (key: string, value: unknown): Promise<void> => {
      const change = value === null ? await settingRemoval(workspace, LETTER_AREA, key) : await settingChange(workspace, LETTER_AREA, key, value)
      if (change !== null) changes.push(change)
    }
    if (input.own === null) await set(ownKey((await readLetterSets(session)).chosen), null)
    else if (input.own !== undefined) {
      const own = requireLetterSet(input.own)
      await set(ownKey(own.id), own)
    }
    if (input.chosen !== undefined) await set(CHOSEN_KEY, input.chosen)
    if (input.issuer !== undefined) await set(ISSUER_KEY, input.issuer)
    if (changes.length === 0) return { actionId: null }
    const { actionId } = await workspace.write({ action: 'setting.save', actor: session.actor, params: { area: LETTER_AREA } }, changes)
    return { actionId }
  }),
  preview: letter.preview.handler(async ({ input, context: { session } }) => {
    const { set, template } = findTemplate(await readLetterSets(session), input.kind, input.set)
    return (await fillFromWorkspace(session, set, template, input, input.on ?? (await defaultDay(session.workspace())), null)).content
  }),
  sheet: letter.sheet.handler(async ({ input: { template, set: setId, issuer, page, ...input }, context: { session } }) => {
    const { chosen, sets } = await readLetterSets(session)
    const own = requireTemplate(template)
    const found = sets.find(({ id }) => id === (setId ?? chosen))
    if (found === undefined) throw new AppError('letter.unknownKind', { kind: setId ?? chosen, kinds: sets.map(({ id }) => id).join('、') })
    const drafted = { ...found, issuer: issuer ?? found.issuer, letters: [...found.letters.filter(({ id }) => id !== own.id), own] }
    const { content } = await fillFromWorkspace(session, drafted, own, { kind: own.id, ...input }, input.on ?? (await defaultDay(session.workspace())), null)
    return showPage(session, letterDocument(content), page)
  }),
  make: letter.make.handler(({ input, context: { session } }) => oneAfterAnother(session, () => makeLetter(session, input))),
  list: letter.list.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const on = input.on ?? (await defaultDay(workspace))
    const where = input.taskId === undefined ? [] : [{ column: 'task_id', equals: Number(input.taskId) }]
    const { rows } = await workspace.listRecords({ table: 'letter', where, orderBy: { column: 'issued_on', descending: true } })
    return rows.filter((row) => input.on === undefined || text(row, 'issued_on') <= on).map((row) => toLetter(row, on))
  }),
  reply: letter.reply.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const { rows } = await workspace.listRecords({ table: 'letter', where: [{ column: 'fid', equals: Number(input.id) }], limit: 1 })
    if (rows[0] === undefined) throw new AppError('letter.notFound', { letter: input.id })
    const params = { letter: input.id, task: textOrNull(rows[0], 'task_id'), on: input.repliedOn }
    const { actionId } = await workspace.write({ action: 'letter.reply', actor: session.actor, params }, [{ op: 'updateRecord', table: 'letter', id: input.id, values: { replied_on: input.repliedOn } }])
    return { actionId }
  }),
  due: letter.due.handler(async ({ input, context: { session } }) => readLettersDue(session, input.on ?? (await defaultDay(session.workspace())))),
})

/** Numbers are given one after another, however many ask at once. */
const queues = new WeakMap<Session, Promise<unknown>>()

function oneAfterAnother<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  const before = queues.get(session) ?? Promise.resolve()
  const result = before.then(work, work)
  queues.set(
    session,
    result.catch(() => null),
  )
  return result
}

type MakeInput = LetterInput & { readonly path: string; readonly preview: boolean }

async function makeLetter(session: Session, input: MakeInput): Promise<MadeLetter> {
  const workspace = session.workspace()
  const { set, template } = findTemplate(await readLetterSets(session), input.kind, input.set)
  const date = input.on ?? (await defaultDay(workspace))
  const year = date.slice(0, 4)
  const counterKey = `${template.series} ${year}`
  const serial = input.preview ? null : (await lastSerial(workspace, counterKey, template, year)) + 1
  const number = serial === null ? null : letterNumber(template.series, year, serial)
  const { content, taskId, follows } = await fillFromWorkspace(session, set, template, input, date, number)
  const printed = await printDocument(session, letterDocument(content), input.path)
  const made = { ...printed, number, title: content.heading }
  if (serial === null) return { ...made, letterId: null, documentId: null, actionId: null }
  try {
    return { ...made, ...(await keepLetter(session, { set, template, serial, counterKey, date, path: input.path, taskId, follows, content })) }
  } catch (error) {
    // A paper whose number was not recorded must not lie about.
    await rm(input.path, { force: true })
    throw error
  }
}

type Kept = {
  readonly set: LetterSet
  readonly template: LetterTemplate
  readonly serial: number
  readonly counterKey: string
  readonly date: string
  readonly path: string
  readonly taskId: string | null
  readonly follows: string | null
  readonly content: { readonly number: string | null; readonly heading: string; readonly recipient: string | null; readonly replyBy: string | null; readonly demonstration: boolean }
}

/** The paper, its row, its place with the task and the series' number: the last three in one action. */
async function keepLetter(session: Session, { template, serial, counterKey, date, path, taskId, follows, content }: Kept): Promise<{ letterId: string; documentId: string; actionId: string }> {
  const workspace = session.workspace()
  const { documentId } = await storeDocument(workspace, session, basename(path), new Uint8Array(await readFile(path)))
  const changes: Change[] = [
    {
      op: 'insertRecord',
      table: 'letter',
      ref: 'letter',
      values: {
        task_id: taskId === null ? null : Number(taskId),
        template: template.id,
        number: content.number,
        title: content.heading,
        recipient: content.recipient,
        issued_on: date,
        reply_by: content.replyBy,
        replied_on: null,
        escalates: follows === null ? null : Number(follows),
        document_id: Number(documentId),
        demonstration: content.demonstration,
      },
    },
    ...(taskId === null ? [] : [linkChange({ layer: 'task', id: taskId }, documentId, 'letter')]),
    await settingChange(workspace, NUMBER_AREA, counterKey, { last: serial }),
  ]
  const { actionId, ids } = await workspace.write({ action: 'letter.make', actor: session.actor, params: { task: taskId, kind: template.id, number: content.number } }, changes)
  return { letterId: ids.get('letter')!, documentId, actionId }
}

/** The setting's, but never below what issued letters bear: a number is not given twice. */
async function lastSerial(workspace: WorkspaceReader, key: string, { series }: LetterTemplate, year: string): Promise<number> {
  const counter = await readSetting(workspace, NUMBER_AREA, key, counterSchema)
  const { rows } = await workspace.listRecords({ table: 'letter', where: [{ column: 'number', contains: `${series}〔${year}〕` }] })
  const issued = rows.map((row) => Number(/〕(\d+)号$/.exec(text(row, 'number'))?.[1] ?? 0))
  return Math.max(counter?.last ?? 0, ...issued, 0)
}

/** As it stood on a day: an answer that came later had not come. */
function toLetter(row: RecordRow, on: string): Letter {
  const [replyBy, answered] = [textOrNull(row, 'reply_by'), textOrNull(row, 'replied_on')]
  const repliedOn = answered !== null && answered <= on ? answered : null
  return {
    id: row.id,
    taskId: textOrNull(row, 'task_id'),
    kind: text(row, 'template'),
    number: textOrNull(row, 'number'),
    title: text(row, 'title'),
    recipient: textOrNull(row, 'recipient'),
    issuedOn: text(row, 'issued_on'),
    replyBy,
    repliedOn,
    escalates: textOrNull(row, 'escalates'),
    documentId: textOrNull(row, 'document_id'),
    late: replyBy !== null && repliedOn === null && replyBy < on,
  }
}
