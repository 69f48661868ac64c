/** What a text finds, in groups, as options of the search box. */
import type { ReactNode } from 'react'
import type { SearchResult } from '../../../shared/contract/feature'
import type { FeatureSummary } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { searchMessages } from '../../../shared/messages/search'
import type { Language, Message, MessageParams } from '../../../shared/messages/translate'
import { layerTitle } from '../../../shared/map/catalogue'
import type { LonLat } from '../../map/coordinates'
import { TaskColourMark } from '../../present/task-colour-mark'
import { showFeature, showTask } from '../../state/show'
import { useMapCommands } from '../../state/map-commands'
import { type Command, matchCommands } from './command'
import { parsePlace } from './parse-place'

type Translate = (message: Message, params?: MessageParams) => string

/** One thing that can be chosen. */
export type SearchOption = { readonly value: string; readonly label: ReactNode; readonly run: () => void }
export type SearchGroup = { readonly label: string; readonly options: readonly SearchOption[] }

type Found = {
  readonly text: string
  readonly results: readonly SearchResult[]
  readonly commands: readonly Command[]
  readonly language: Language
  readonly t: Translate
}

/** Places and tasks before features, features by theme in the order of the best hit, commands last; commands alone for an empty text. */
export function searchGroups({ text, results, commands, language, t }: Found): readonly SearchGroup[] {
  const place = parsePlace(text)
  const groups: readonly SearchGroup[] = [
    { label: t(searchMessages.places), options: place === null ? [] : [placeOption(place, t)] },
    { label: t(searchMessages.tasks), options: results.flatMap((result) => (result.type === 'task' ? [taskOption(result.task, result.matched, t)] : [])) },
    ...featureGroups(results, t),
    { label: t(searchMessages.documents), options: results.flatMap((result) => (result.type === 'document' ? [documentOption(result.document, result.matched)] : [])) },
    { label: t(searchMessages.commands), options: matchCommands(commands, text, language).map((command) => commandOption(command, t)) },
  ]
  return groups.filter(({ options }) => options.length > 0)
}

function featureGroups(results: readonly SearchResult[], t: Translate): readonly SearchGroup[] {
  const byKind = new Map<KindId, SearchOption[]>()
  for (const result of results) {
    if (result.type !== 'feature') continue
    const options = byKind.get(result.feature.kind) ?? []
    options.push(featureOption(result.feature, result.matched, t))
    byKind.set(result.feature.kind, options)
  }
  return [...byKind].map(([kind, options]) => ({ label: t(layerTitle(kind)), options }))
}

function featureOption(feature: FeatureSummary, matched: string, t: Translate): SearchOption {
  const name = feature.name ?? t(inspectorMessages.noName)
  const details = [feature.code, feature.district, matched].filter((text, index, all) => text !== null && text !== '' && text !== name && all.indexOf(text) === index)
  return {
    value: `feature ${feature.kind} ${feature.id}`,
    label: <Hit name={name} details={details.join(' · ')} />,
    run: () => void showFeature(feature, feature.bounds),
  }
}

function taskOption(task: TaskSummary, matched: string, t: Translate): SearchOption {
  const details = [task.number, t(vocabularies.taskState[task.state]), matched === task.title || matched === task.number ? null : matched]
  return {
    value: `task ${task.id}`,
    label: <Hit mark={<TaskColourMark colour={task.colour} size={14} />} name={task.title} details={details.filter((text) => text !== null).join(' · ')} />,
    run: () => void showTask(task.id),
  }
}

function documentOption(document: { readonly id: string; readonly name: string }, matched: string): SearchOption {
  return { value: `document ${document.id}`, label: <Hit name={document.name} details={matched === document.name ? '' : matched} />, run: () => undefined }
}

function commandOption(command: Command, t: Translate): SearchOption {
  return { value: `command ${command.id}`, label: <Hit name={t(command.title, command.params)} details="" />, run: command.run }
}

function placeOption([lon, lat]: LonLat, t: Translate): SearchOption {
  const place = `${lon}°E, ${lat}°N`
  return {
    value: `place ${lon} ${lat}`,
    label: <Hit name={t(searchMessages.goTo, { place })} details="" />,
    run: () => useMapCommands.getState().frameBounds([lon, lat, lon, lat]),
  }
}

function Hit({ mark = null, name, details }: { readonly mark?: ReactNode; readonly name: string; readonly details: string }) {
  return (
    <span className="search-hit">
      {mark}
      <span className="ellipsis">{name}</span>
      <span className="quiet ellipsis search-details">{details}</span>
    </span>
  )
}
