/** What was traced, as a table or as a GeoPackage with the water. */
import type { traceExportFormats } from '../../../shared/contract/section'
import type { Value } from '../../../shared/domain/feature'
import type { Field, FieldType } from '../../../shared/domain/field'
import { kinds } from '../../../shared/domain/kinds'
import type { TracedFeature, TraceReport } from '../../../shared/domain/trace'
import { traceMessages, traceMethods } from '../../../shared/messages/trace'
import type { Language, Message } from '../../../shared/messages/translate'
import { layerWriters } from '../../formats/write'
import type { JobContext } from '../../store/workspace-store'
import { writeGeoPackage } from '../../store'
import type { Session } from '../session'
import { traceSection } from './trace'
import { writeWhole } from '../write-whole'

export type TraceExportInput = {
  readonly id: string
  readonly upstreamMeters: number
  readonly format: (typeof traceExportFormats)[number]
  readonly path: string
  readonly language: Language
}

type Column = Field & { readonly value: (feature: TracedFeature, index: number) => Value }

/** @throws AppError 'feature.notFound', 'workspace.cannotWrite' */
export async function exportTrace(session: Session, { id, upstreamMeters, format, path, language }: TraceExportInput, job: Required<JobContext>): Promise<{ file: string; features: number }> {
  const report = await traceSection(session, id, upstreamMeters)
  const columns = columnsOf(report, language)
  const rows = report.features.map((feature, index) => ({
    geometry: { type: 'Point' as const, coordinates: [...feature.lonLat] },
    values: columns.map(({ value }) => value(feature, index)),
  }))
  await writeWhole(path, async (unfinished) => {
    if (format === 'gpkg') {
      const named = rows.map(({ geometry, values }) => ({ geometry, values: Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null])) }))
      const water = { geometry: { type: 'MultiLineString' as const, coordinates: report.water.map((line) => line.map((position) => [...position])) }, values: { section: report.section.name } }
      await writeGeoPackage(
        unfinished,
        [
          { table: 'traced_feature', title: traceMessages.features, geometry: 'Point', columns, features: [named] },
          { table: 'traced_water', title: traceMessages.water, geometry: 'MultiLineString', columns: [field('section', 'text', traceMessages.section)], features: [report.water.length === 0 ? [] : [water]] },
        ],
        job.signal,
      )
      return
    }
    await layerWriters[format](
      {
        name: 'traced_feature',
        title: traceMessages.features[language],
        geometry: 'Point',
        columns: columns.map(({ name, title, type, unit }) => ({ name, title: unit === undefined ? title[language] : `${title[language]}（${unit}）`, type, titles: null })),
        coordinateTitles: [traceMessages.longitude[language], traceMessages.latitude[language]],
        features: (async function* () {
          yield rows
        })(),
      },
      unfinished,
    )
  })
  return { file: path, features: rows.length }
}

function columnsOf(report: TraceReport, language: Language): readonly Column[] {
  const column = (name: string, type: FieldType, title: Message, value: Column['value'], unit?: string): Column => ({ ...field(name, type, title, unit), value })
  const method = traceMethods[report.network ?? (report.by === 'catchment' ? 'catchment' : 'distance')][language]
  const meters = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)
  return [
    column('number', 'integer', traceMessages.number, (_, index) => index + 1),
    column('kind', 'text', traceMessages.layer, ({ layer }) => kinds[layer].title[language]),
    column('code', 'text', traceMessages.code, ({ code }) => code),
    column('name', 'text', traceMessages.name, ({ name }) => name),
    column('distance_meters', 'real', report.by === 'network' ? traceMessages.distanceMeters : traceMessages.straightMeters, ({ distanceMeters }) => meters(distanceMeters), 'm'),
    column('offset_meters', 'real', traceMessages.offsetMeters, ({ offsetMeters }) => meters(offsetMeters), 'm'),
    column('waterway', 'text', traceMessages.waterway, ({ waterway }) => waterway),
    column('discharge_volume', 'real', traceMessages.volume, ({ load }) => load?.volumeCubicMetersPerDay ?? null, 'm³/d'),
    column('cod_load', 'real', traceMessages.cod, ({ load }) => load?.codKilogramsPerDay ?? null, 'kg/d'),
    column('ammonia_load', 'real', traceMessages.ammonia, ({ load }) => load?.ammoniaKilogramsPerDay ?? null, 'kg/d'),
    column('nitrogen_load', 'real', traceMessages.nitrogen, ({ load }) => load?.nitrogenKilogramsPerDay ?? null, 'kg/d'),
    column('phosphorus_load', 'real', traceMessages.phosphorus, ({ load }) => load?.phosphorusKilogramsPerDay ?? null, 'kg/d'),
    column('section', 'text', traceMessages.section, () => report.section.name),
    column('method', 'text', traceMessages.method, () => method),
    column('demonstration', 'text', traceMessages.demonstration, ({ demonstration }) => (demonstration ? traceMessages.demonstration[language] : null)),
  ]
}

function field(name: string, type: FieldType, title: Message, unit?: string): Field {
  return { name, type, title, ...(unit === undefined ? {} : { unit }) }
}
