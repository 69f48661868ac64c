/** Sets of letters as they hold for the open workspace: shipped ones, the bureau's own, which is chosen, who signs. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { type LetterSet, letterSetSchema, type LetterTemplate } from '../../../shared/domain/letter-template'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import { AppError } from '../../../shared/errors'
import type { Session } from '../session'
import { readSetting } from '../settings'

export const LETTER_AREA = 'letters'
export const CHOSEN_KEY = 'chosen'
export const OWN_KEY = 'own'
export const ISSUER_KEY = 'issuer'

const DEFAULT_SET = 'nantong'

export type LetterSets = { readonly chosen: string; readonly sets: readonly LetterSet[] }

/** The bureau's own set stands before a shipped one of its id; the issuer that the bureau set signs all. */
export async function readLetterSets(session: Session): Promise<LetterSets> {
  const workspace = session.workspace()
  const [shipped, own, chosen, issuer] = await Promise.all([
    readShippedSets(session.dataFolder),
    readSetting(workspace, LETTER_AREA, OWN_KEY, letterSetSchema),
    readSetting(workspace, LETTER_AREA, CHOSEN_KEY, v.string()),
    readSetting(workspace, LETTER_AREA, ISSUER_KEY, v.string()),
  ])
  const sets = own === null ? shipped : [own, ...shipped.filter(({ id }) => id !== own.id)]
  const signed = issuer === null ? sets : sets.map((set) => ({ ...set, issuer }))
  return { chosen: sets.some(({ id }) => id === chosen) ? chosen! : DEFAULT_SET, sets: signed }
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

/** @throws AppError 'life.badRule' */
export function requireLetterSet(content: unknown): LetterSet {
  const result = v.safeParse(letterSetSchema, content)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new AppError('life.badRule', { path: v.getDotPath(issue) ?? '', detail: issue.message })
}
