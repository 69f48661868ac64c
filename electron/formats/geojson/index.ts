/** GeoJSON in all its ways of writing, and Esri's JSON. Both passes, the one that describes and the one that reads, stream. */
import type { FormatDescriptor, OpenOptions, Source, SourceBatch } from '../format'
import { BATCH_SIZE_RECORDS } from '../format'
import type { SourceCrs, SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { UNKNOWN_CRS } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { crsFromCode, crsFromText } from '../crs/crs-from-text'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { FieldCollector, type CollectedFields } from '../field-collector'
import { GeometrySummary } from '../geometry/geometry-summary'
import type { Probe } from '../probe'
import { openUtf8Reader } from '../utf8-reader'
import { isJsonObject } from './flatten-geometry'
import { readJsonPieces } from './json-pieces'
import { parseFeature, type ParsedFeature } from './parse-feature'

export const geojsonFormat: FormatDescriptor = {
  id: 'geojson',
  extensions: ['geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'jsonl', 'topojson'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    // Wide encodings show as ASCII with NULs between.
    const head = probe.head.toString('latin1', 0, 4096).replaceAll('\0', '').replaceAll('\u001E', '').replace(/^[\u00ef\u00bb\u00bf\u00ff\u00fe\s]+/, '')
    const looksRight = /^[[{]/.test(head) && /"(?:type|features|coordinates|geometry|attributes|geometryType)"\s*:/.test(head)
    if (looksRight) return 3
    return this.extensions.includes(probe.extension) ? 1 : 0
  },
  open: openGeojson,
}

/** Of any record at all: a file without them is JSON of some other kind. */
const GEOGRAPHIC_MEMBER = /"(?:type|geometry|geometries|coordinates|features|attributes)"\s*:/

async function openGeojson(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding)
  const summary = new GeometrySummary()
  const collector = new FieldCollector(probe.name)
  let count = 0
  let isGeographic = false
  let idKey: string | null = null
  const members = new Map<string, string>()
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    for await (const piece of readJsonPieces(reader, probe.name)) {
      if (piece.kind === 'member') {
        members.set(piece.key, piece.text)
        continue
      }
      if (count % BATCH_SIZE_RECORDS === 0) options.signal?.throwIfAborted()
      count++
      isGeographic ||= GEOGRAPHIC_MEMBER.test(piece.text)
      const feature = parseFeature(piece.text)
      if (feature.id !== undefined) idKey ??= Object.hasOwn(feature.properties, 'id') ? '@id' : 'id'
      collector.add(withId(feature, idKey))
      summary.add(feature.geometry)
    }
  } finally {
    await reader.close()
  }
  if (count > 0 && !isGeographic && !members.has('type')) throw new AppError('import.plainJson', { name: probe.name })
  const crs = readCrs(members, summary, options)
  const fields = collector.finish()
  const layer: SourceLayer = {
    name: readName(members.get('name')) ?? probe.stem,
    crs,
    encoding: text.encoding,
    fields: fields.fields,
    geometryType: summary.family,
    hasZ: summary.hasZ,
    hasM: false,
    featureCount: count,
    groups: null,
    problems: [...text.problems],
  }
  return {
    format: 'geojson',
    layers: [layer],
    read: (_layer, signal) => readFeatures(probe, text, fields, idKey, signal),
    close: () => Promise.resolve(),
  }
}

async function* readFeatures(probe: Probe, text: TextFileEncoding, fields: CollectedFields, idKey: string | null, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    let records: SourceRecord[] = []
    let characters = 0
    let row = 0
    for await (const piece of readJsonPieces(reader, probe.name)) {
      if (piece.kind === 'member') continue
      const feature = parseFeature(piece.text)
      row++
      characters += piece.text.length
      records.push({ row, line: null, geometry: feature.geometry, attributes: fields.toValues(withId(feature, idKey)), problems: feature.problems })
      if (records.length < BATCH_SIZE_RECORDS && characters < MAX_BATCH_CHARACTERS) continue
      signal?.throwIfAborted()
      yield { records, problems: NO_PROBLEMS, progress: reader.progress }
      records = []
      characters = 0
    }
    signal?.throwIfAborted()
    yield { records, problems: NO_PROBLEMS, progress: 1 }
  } finally {
    await reader.close()
  }
}

const NO_PROBLEMS: readonly SourceProblem[] = []
const MAX_BATCH_CHARACTERS = 16 * 1024 * 1024

function withId({ properties, id }: ParsedFeature, idKey: string | null): Readonly<Record<string, unknown>> {
  return id === undefined || idKey === null || Object.hasOwn(properties, idKey) ? properties : { [idKey]: id, ...properties }
}

function readName(text: string | undefined): string | null {
  const value = parseMember(text)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null
}

/** The legacy `crs` member (GeoJSON 2008), Esri's `spatialReference`, or RFC 7946's WGS 84 where the numbers allow it. */
function readCrs(members: ReadonlyMap<string, string>, summary: GeometrySummary, options: OpenOptions): SourceCrs {
  const crs = parseMember(members.get('crs'))
  if (isJsonObject(crs) && isJsonObject(crs['properties'])) {
    const { name, code } = crs['properties']
    const text = typeof name === 'string' ? name : typeof code === 'number' || typeof code === 'string' ? String(code) : null
    if (text !== null) return crsFromCode(text, 'embedded', options.crsRegistry)
  }
  const reference = parseMember(members.get('spatialReference'))
  if (isJsonObject(reference)) {
    const { latestWkid, wkid, wkt } = reference
    const code = latestWkid ?? wkid
    if (typeof code === 'number') return crsFromCode(String(code), 'embedded', options.crsRegistry)
    if (typeof wkt === 'string') return crsFromText(wkt, 'embedded', options.crsRegistry, 'spatialReference')
  }
  return summary.family !== null && summary.fitsDegrees ? crsFromCode('EPSG:4326', 'assumed', options.crsRegistry, 0.9) : UNKNOWN_CRS
}

function parseMember(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A member that cannot be read says nothing; the features speak for themselves.
    return undefined
  }
}
