/** The card of an outfall, a buffer or a bay on paper (一口一档): facts, steps, linked tasks, photos. */
import type { Feature, Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { kinds } from '../../../shared/domain/kinds'
import type { LifeSubject } from '../../../shared/domain/life/life-rule'
import { documentRoleTitle, lifeFields, lifeStateTitle } from '../../../shared/domain/life/life-subject'
import type { FeatureStep } from '../../../shared/domain/life/step-answer'
import type { DocumentSummary, TaskSummary } from '../../../shared/domain/task'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { cardMessages } from '../../../shared/messages/cards'
import { commandMessages } from '../../../shared/messages/command'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Block, Document } from '../../report/document/document'
import { pageSetup } from '../../report/document/page-setup'
import { briefingStyle } from '../../report/document/style'
import type { Workspace } from '../../store/workspace-store'
import { readFeatureSteps } from './feature-steps'
import { type PrintedDocument, printDocument } from '../paper/print-document'
import { readDocumentsOf } from './read-documents'
import { defaultDay } from './moment'
import type { Session } from '../session'
import { tasksOfFeature } from './task'

type CardInput = { readonly subject: Exclude<LifeSubject, 'task'>; readonly id: string; readonly path: string; readonly audience: 'internal' | 'public'; readonly language: Language }

type CardFacts = { readonly feature: Feature; readonly steps: readonly FeatureStep[]; readonly tasks: readonly TaskSummary[]; readonly documents: readonly DocumentSummary[]; readonly day: string; readonly log: { readonly entries: number; readonly hash: string } }

/** @throws AppError 'feature.notFound', 'document.unknownFormat' */
export async function printCard(session: Session, input: CardInput): Promise<PrintedDocument> {
  const workspace = session.workspace()
  const feature = await workspace.readFeature({ kind: input.subject, id: input.id })
  const day = await defaultDay(workspace)
  const facts: CardFacts = {
    feature,
    steps: await readFeatureSteps(workspace, input.subject, input.id),
    tasks: await tasksOfFeature(session, feature, { day }),
    documents: await readDocumentsOf(workspace, input.subject, input.id, { day }),
    day,
    log: await workspace.logHead(),
  }
  return printDocument(session, cardDocument(workspace, input, facts), input.path)
}

function cardDocument(workspace: Workspace, input: CardInput, facts: CardFacts): Document {
  const { subject, language } = input
  const { feature, day } = facts
  const name = String(feature.properties['name'] ?? feature.properties['code'] ?? feature.id)
  return {
    title: name,
    author: authorOf(feature, language),
    subject: kinds[subject].title[language],
    date: new Date(`${day}T00:00:00Z`),
    language,
    style: briefingStyle,
    marks: { ...(feature.properties['demonstration'] === true ? { demonstration: cardMessages.demonstration[language] } : {}), ...(input.audience === 'internal' ? { stamp: cardMessages.internal[language] } : {}) },
    sections: [{ type: 'flow', page: pageSetup('A4', 'portrait'), blocks: () => blocksOf(workspace, input, facts, name) }],
  }
}

/** Who stands as the author of a card: its responsible unit. */
function authorOf({ properties }: Feature, language: Language): string {
  const unit = properties['responsible_unit']
  return typeof unit === 'string' ? unit : cardMessages.program[language]
}

async function blocksOf(workspace: Workspace, { subject, audience, language }: CardInput, { feature, steps, tasks, documents, day, log }: CardFacts, name: string): Promise<readonly Block[]> {
  const fields: readonly Field[] = lifeFields(subject)
  const shown = fields.filter((field) => field.name !== 'extra' && field.name !== 'action_id' && field.name !== 'demonstration' && (audience === 'internal' || field.internal !== true))
  const facts = shown.flatMap((field): [string, string][] => {
    const value = feature.properties[field.name] ?? null
    return value === null || value === '' ? [] : [[field.title[language], valueText(field, value, language)]]
  })
  if (feature.geometry?.type === 'Point') facts.push([cardMessages.place[language], feature.geometry.coordinates.slice(0, 2).map((degrees) => `${degrees.toFixed(6)}°`).join(', ')])
  const photos = documents.filter(({ mediaType }) => mediaType === 'image/jpeg' || mediaType === 'image/png')
  const others = documents.filter((document) => !photos.includes(document))
  return [
    { type: 'paragraph', style: 'title', text: name },
    { type: 'paragraph', style: 'subtitle', text: translate(cardMessages.asOf, language, { kind: kinds[subject].title[language], date: day }) },
    { type: 'heading', level: 1, numbered: false, text: cardMessages.facts[language] },
    factTable(facts),
    { type: 'heading', level: 1, numbered: false, text: cardMessages.steps[language] },
    ...(steps.length === 0 ? [{ type: 'paragraph', style: 'plain', text: cardMessages.noSteps[language] } as const] : [stepTable(subject, steps, audience, language)]),
    ...(tasks.length === 0 ? [] : [{ type: 'heading', level: 1, numbered: false, text: cardMessages.tasks[language] } as const, taskTable(tasks, language)]),
    ...(documents.length === 0 ? [] : [{ type: 'heading', level: 1, numbered: false, text: cardMessages.documents[language] } as const]),
    ...(others.length === 0 ? [] : [{ type: 'list', items: others.map((document) => `${roleText(document, language)}${document.name}`) } as const]),
    ...(await Promise.all(
      photos.map(async (photo): Promise<Block> => ({
        type: 'picture',
        data: await workspace.readDocument(photo.id),
        caption: [roleText(photo, language) + photo.name, photo.takenAt?.slice(0, 10), photo.lonLat?.map((degrees) => degrees.toFixed(5)).join(', ')].filter((part) => part !== undefined).join('　'),
        description: photo.name,
        width: 120,
        height: 90,
      })),
    )),
    { type: 'paragraph', style: 'note', text: translate(cardMessages.log, language, { entries: log.entries, hash: log.hash }) },
  ]
}

function roleText({ role }: DocumentSummary, language: Language): string {
  return role === null ? '' : `${documentRoleTitle(role)[language]}${language === 'zh' ? '：' : ': '}`
}

/** Two facts a line. */
function factTable(facts: readonly (readonly [string, string])[]): Block {
  const rows = Array.from({ length: Math.ceil(facts.length / 2) }, (_, line) => [facts[2 * line], facts[2 * line + 1]].flatMap((fact) => [{ text: fact?.[0] ?? '', bold: true }, { text: fact?.[1] ?? '' }]))
  return { type: 'table', columns: [{ share: 2 }, { share: 4 }, { share: 2 }, { share: 4 }], head: [], rows }
}

function stepTable(subject: LifeSubject, steps: readonly FeatureStep[], audience: CardInput['audience'], language: Language): Block {
  const internal = audience === 'internal'
  const heads = [cardMessages.step, cardMessages.on, ...(internal ? [cardMessages.by] : []), cardMessages.note]
  return {
    type: 'table',
    columns: heads.map(() => ({})),
    head: [heads.map((head) => ({ text: head[language] }))],
    rows: steps.map((step) => {
      const details = Object.values(step.details).filter((value) => value !== null).map(String)
      const override = step.overrideReason === null ? [] : [translate(cardMessages.override, language, { reason: step.overrideReason })]
      const note = [step.note, ...details, ...override].filter((part) => part !== null && part !== '').join('；')
      return [lifeStateTitle(subject, step.state)[language], step.effectiveOn, ...(internal ? [step.actor ?? ''] : []), note].map((text) => ({ text }))
    }),
  }
}

function taskTable(tasks: readonly TaskSummary[], language: Language): Block {
  const heads = [cardMessages.number, cardMessages.task, cardMessages.state, cardMessages.deadline]
  return {
    type: 'table',
    columns: [{ share: 2 }, { share: 5 }, { share: 2 }, { share: 2 }],
    head: [heads.map((head) => ({ text: head[language] }))],
    rows: tasks.map((task) => [task.number ?? '', task.title, vocabularies.taskState[task.state][language], task.deadline ?? vocabularies.deadlineType[task.deadlineType][language]].map((text) => ({ text }))),
  }
}

function valueText({ vocabulary, unit }: Field, value: Exclude<Value, null>, language: Language): string {
  if (typeof value === 'boolean') return value ? commandMessages.yes[language] : commandMessages.no[language]
  if (vocabulary !== undefined) return vocabularyTitle(vocabulary, value)?.[language] ?? String(value)
  return unit === undefined ? String(value) : `${value} ${unit}`
}
