/** Sets of letters as they hold for the open workspace: shipped ones, the bureau's own, which is chosen, who signs. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { unknownFacts } from '../../../shared/domain/letter-facts'
import { type LetterSet, letterSetSchema, type LetterTemplate, letterTemplateSchema, textsOfLetter } from '../../../shared/domain/letter-template'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import { AppError } from '../../../shared/errors'
import type { WorkspaceReader } from '../../store/workspace-store'
import type { Session } from '../session'
import { readSetting } from '../settings'
import { text } from './row-text'

export const LETTER_AREA = 'letters'
export const CHOSEN_KEY = 'chosen'
const OWN_PREFIX = 'own '
/** Key of the bureau's own form of a set. */
export const ownKey = (setId: string): string => `${OWN_PREFIX}${setId}`
export const ISSUER_KEY = 'issuer'

const DEFAULT_SET = 'nantong'

/** The bureau's own form of a set stands in place of the shipped one. */
export type LetterSetInUse = LetterSet & { readonly isOwn: boolean }
export type LetterSets = { readonly chosen: string; readonly sets: readonly LetterSetInUse[] }

/** Sets by id, the bureau's own before shipped ones of their ids; the issuer that the bureau set signs all. */
export async function readLetterSets(session: Session): Promise<LetterSets> {
  const workspace = session.workspace()
  const [shipped, own, chosen, issuer] = await Promise.all([
    readShippedSets(session.dataFolder),
    readOwnSets(workspace),
    readSetting(workspace, LETTER_AREA, CHOSEN_KEY, v.string()),
    readSetting(workspace, LETTER_AREA, ISSUER_KEY, v.string()),
  ])
  const added = own.filter(({ id }) => !shipped.some((set) => set.id === id))
  const sets = [...added, ...shipped].map((set): LetterSetInUse => {
    const changed = own.find(({ id }) => id === set.id)
    return { ...(changed ?? set), isOwn: changed !== undefined }
  })
  const signed = issuer === null ? sets : sets.map((set) => ({ ...set, issuer }))
  return { chosen: sets.some(({ id }) => id === chosen) ? chosen! : DEFAULT_SET, sets: signed }
}

/** A set of a shape that sets no longer have is passed over. */
async function readOwnSets(workspace: WorkspaceReader): Promise<readonly LetterSet[]> {
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: LETTER_AREA }] })
  const keys = rows.map((row) => text(row, 'key')).filter((key) => key.startsWith(OWN_PREFIX))
  const sets = await Promise.all(keys.map((key) => readSetting(workspace, LETTER_AREA, key, letterSetSchema)))
  return sets.filter((set) => set !== null)
}

async function readShippedSets(dataFolder: string): Promise<readonly LetterSet[]> {
  const folder = join(dataFolder, 'letters')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(files.map(async (file) => readReference(letterSetSchema, JSON.parse(await readFile(join(folder, file), 'utf8')), file)))
}

/**
 * A template by its id or by what the paper is called: of the named set, else the chosen one, else any.
 *
 * @throws AppError 'letter.unknownKind'
 */
export function findTemplate({ chosen, sets }: LetterSets, kind: string, setId: string | undefined): { readonly set: LetterSet; readonly template: LetterTemplate } {
  const wanted = normalise(kind)
  const order = setId === undefined ? [...sets].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen)) : sets.filter(({ id }) => id === setId)
  for (const set of order) {
    const template = set.letters.find(({ id, title }) => normalise(id) === wanted || title.zh === kind.trim())
    if (template !== undefined) return { set, template }
  }
  throw new AppError('letter.unknownKind', { kind, kinds: [...new Set(sets.flatMap(({ letters }) => letters.map(({ id, title }) => `${id}（${title.zh}）`)))].join('、') })
}

/** `reminder_letter`, `reminder-letter` and `reminderLetter` are one. */
function normalise(kind: string): string {
  return kind.replaceAll(/[_\s-]/g, '').toLowerCase()
}

/** @throws AppError 'letter.badSet', 'letter.unknownFact' */
export function requireLetterSet(content: unknown): LetterSet {
  const set = requireShape(letterSetSchema, content)
  for (const letter of set.letters) requireKnownFacts(letter)
  return set
}

/** @throws AppError 'letter.badSet', 'letter.unknownFact' */
export function requireTemplate(content: unknown): LetterTemplate {
  const template = requireShape(letterTemplateSchema, content)
  requireKnownFacts(template)
  return template
}

function requireShape<Output>(schema: v.GenericSchema<unknown, Output>, content: unknown): Output {
  const result = v.safeParse(schema, content)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new AppError('letter.badSet', { path: v.getDotPath(issue) ?? '', detail: issue.message })
}

/** A text that names a fact which no letter has would silently never be printed. */
function requireKnownFacts(template: LetterTemplate): void {
  for (const content of textsOfLetter(template)) {
    const [name] = unknownFacts(content, template.about)
    if (name !== undefined) throw new AppError('letter.unknownFact', { letter: template.title.zh, fact: name })
  }
}
