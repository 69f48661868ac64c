/** One layer to one file, all or nothing: written beside its place and moved there when whole. */
import { rename, rm } from 'node:fs/promises'
import { type Kind, commonFields, type KindId, kinds } from '../../shared/domain/kinds'
import type { Field } from '../../shared/domain/field'
import type { Value } from '../../shared/domain/feature'
import { vocabularies } from '../../shared/domain/vocabularies'
import { commandMessages } from '../../shared/messages/command'
import type { Language } from '../../shared/messages/translate'
import { layerWriters } from '../formats/write'
import type { WrittenColumn, WrittenFeature, WrittenLayer } from '../formats/write/layer-writer'
import { exportGeoPackage } from '../store'
import type { FeatureQuery, JobContext, Workspace } from '../store/workspace-store'

export type ExportInput = {
  readonly layer: KindId
  readonly format: keyof typeof layerWriters | 'gpkg'
  readonly path: string
  readonly vintage?: string | undefined
  readonly language: Language
}

/** Columns that only the program needs. */
const KEPT_INSIDE: ReadonlySet<string> = new Set(['action_id'])

/**
 * Export a layer.
 *
 * @throws AppError 'export.mixedGeometry', 'export.tooManyRows', 'export.textTooLong', 'workspace.cannotWrite'
 */
export async function exportLayer(workspace: Workspace, input: ExportInput, job: Required<JobContext>): Promise<{ file: string; features: number; shortenedTexts: number }> {
  const query: FeatureQuery = { kind: input.layer, vintage: input.vintage ?? 'all' }
  const unfinished = `${input.path}.making`
  await rm(unfinished, { force: true })
  try {
    const counts =
      input.format === 'gpkg'
        ? { features: await exportGeoPackage(workspace, query, unfinished, job), shortenedTexts: 0 }
        : await layerWriters[input.format](layerOf(workspace, query, input.language, job), unfinished)
    await rename(unfinished, input.path)
    return { file: input.path, ...counts }
  } finally {
    await rm(unfinished, { force: true })
  }
}

function layerOf(workspace: Workspace, query: FeatureQuery, language: Language, job: Required<JobContext>): WrittenLayer {
  const kind: Kind = kinds[query.kind]
  const fields: readonly Field[] = [...commonFields, ...kind.fields].filter(({ name }) => !KEPT_INSIDE.has(name))
  return {
    name: kind.table,
    title: kind.title[language],
    geometry: kind.geometry,
    columns: fields.map((field) => columnOf(field, language)),
    coordinateTitles: [commandMessages.longitude[language], commandMessages.latitude[language]],
    features: rowsOf(workspace, query, fields, job),
  }
}

async function* rowsOf(workspace: Workspace, query: FeatureQuery, fields: readonly Field[], job: Required<JobContext>): AsyncGenerator<readonly WrittenFeature[]> {
  for await (const batch of workspace.streamFeatures(query, job)) {
    job.signal.throwIfAborted()
    yield batch.map(({ geometry, properties, otherColumns }) => ({
      geometry,
      values: fields.map(({ name }): Value => {
        if (name !== 'extra') return properties[name] ?? null
        return Object.keys(otherColumns).length === 0 ? null : JSON.stringify(otherColumns)
      }),
    }))
  }
}

function columnOf(field: Field, language: Language): WrittenColumn {
  const heading = field.title[language]
  return {
    name: field.name,
    title: field.unit === undefined ? heading : `${heading}（${field.unit}）`,
    type: field.type,
    titles: titlesOf(field, language),
  }
}

function titlesOf(field: Field, language: Language): WrittenColumn['titles'] {
  if (field.type === 'boolean') {
    return new Map<Value, string>([
      [true, commandMessages.yes[language]],
      [false, commandMessages.no[language]],
    ])
  }
  if (field.vocabulary === undefined) return null
  const entries = Object.entries(vocabularies[field.vocabulary])
  return new Map(entries.map(([code, title]) => [field.type === 'integer' ? Number(code) : code, title[language]]))
}
