/** KML, and the documents inside a KMZ. One layer a document; folders become a field, by which records can be chosen. */
import path from 'node:path'
import { simpleParts } from '../../../shared/domain/flat-geometry'
import type { SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { crsFromCode } from '../crs/crs-from-text'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { FieldCollector, type CollectedFields } from '../field-collector'
import { uniqueFieldNames } from '../field-name'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source, type SourceBatch } from '../format'
import { GeometrySummary } from '../geometry/geometry-summary'
import { type Probe, probePath } from '../probe'
import { openUtf8Reader } from '../utf8-reader'
import { encodingOfXmlDeclaration, readXml } from '../xml/xml-records'
import { PlacemarkHandler, type Placemark } from './kml-placemarks'

const NO_PROBLEMS: readonly SourceProblem[] = []

export const kmlFormat: FormatDescriptor = {
  id: 'kml',
  extensions: ['kml', 'kmz', 'ovkml', 'ovkmz'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    const head = probe.head.toString('latin1').replaceAll('\0', '')
    if (/<(?:\w+:)?kml[\s>]/.test(head)) return 3
    return this.extensions.includes(probe.extension) ? 1 : 0
  },
  open: openKml,
}

/** One document with what reading its records needs. */
type Document = { readonly probe: Probe; readonly text: TextFileEncoding; readonly fields: CollectedFields; readonly layer: SourceLayer }

const MOST_DOCUMENTS = 200

async function openKml(probe: Probe, options: OpenOptions): Promise<Source> {
  const documents: Document[] = []
  const seen = new Set([probe.path])
  const waiting = [probe]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { document, linked } = await openDocument(next, options, seen)
    documents.push(document)
    waiting.push(...linked)
  }
  // The main document of a KMZ may hold nothing but links.
  const filled = documents.filter(({ layer }) => layer.featureCount !== 0)
  const used = filled.length > 0 ? filled : documents.slice(0, 1)
  const names = uniqueFieldNames(used.map(({ layer }) => layer.name))
  const byName = new Map(used.map((document, index) => [names[index]!, document]))
  return {
    format: 'kml',
    layers: used.map(({ layer }, index) => ({ ...layer, name: names[index]! })),
    read: ({ name }, signal) => {
      const { probe: own, text, fields } = byName.get(name)!
      return readRecords(own, text, fields, signal)
    },
    close: () => Promise.resolve(),
  }
}

/** @param seen paths of documents that are or will be opened; grows */
async function openDocument(probe: Probe, options: OpenOptions, seen: Set<string>): Promise<{ readonly document: Document; readonly linked: readonly Probe[] }> {
  const text = await findTextFileEncoding(probe.path, options.encoding, encodingOfXmlDeclaration)
  const handler = new PlacemarkHandler()
  const collector = new FieldCollector(probe.name)
  const summary = new GeometrySummary()
  let count = 0
  for await (const { placemarks } of readPlacemarks(probe, text, handler)) {
    options.signal?.throwIfAborted()
    for (const { properties, geometry } of placemarks) {
      count++
      collector.add(properties)
      summary.add(geometry)
    }
  }
  const fields = collector.finish()
  const folderField = fields.fields.findIndex(({ name }) => name === 'folder')
  const problems: SourceProblem[] = [...text.problems]
  const linked = await findLinked(probe, handler.networkLinks, seen)
  if (linked.ignored > 0) problems.push({ severity: 'warning', code: 'layer.entitiesIgnored', params: { type: 'NetworkLink', count: linked.ignored } })
  const layer: SourceLayer = {
    name: handler.documentName || probe.stem,
    crs: crsFromCode('EPSG:4326', 'embedded', options.crsRegistry),
    encoding: text.encoding,
    fields: fields.fields,
    geometryType: summary.family,
    hasZ: summary.hasZ,
    hasM: false,
    featureCount: count,
    groups: folderField === -1 ? null : { fieldIndex: folderField, names: [...handler.folders] },
    problems,
  }
  return { document: { probe, text, fields, layer }, linked: linked.probes }
}

/** Documents that lie beside this one, as in a KMZ; what lies elsewhere is not fetched. */
async function findLinked(probe: Probe, links: readonly string[], seen: Set<string>): Promise<{ readonly probes: readonly Probe[]; readonly ignored: number }> {
  const folder = path.dirname(probe.path)
  const probes: Probe[] = []
  let ignored = 0
  for (const link of links) {
    const target = localTarget(folder, link)
    if (target !== null && seen.has(target)) continue
    const found = target === null || seen.size >= MOST_DOCUMENTS ? null : await probePath(target).catch(() => null)
    if (found === null || found.kind !== 'file') ignored++
    else {
      seen.add(found.path)
      probes.push(found)
    }
  }
  return { probes, ignored }
}

/** @returns null for an address of another machine or outside the folder */
function localTarget(folder: string, link: string): string | null {
  if (link === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(link) || !/\.kml$/i.test(link)) return null
  let name = link
  try {
    name = decodeURIComponent(link)
  } catch {
    // A percent sign that is only a percent sign.
  }
  const target = path.resolve(folder, name)
  return target.startsWith(`${folder}${path.sep}`) ? target : null
}

async function* readRecords(probe: Probe, text: TextFileEncoding, fields: CollectedFields, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let row = 0
  for await (const { placemarks, progress } of readPlacemarks(probe, text, new PlacemarkHandler())) {
    signal?.throwIfAborted()
    const records = placemarks.map((placemark): SourceRecord => {
      row++
      return { row, line: null, geometry: placemark.geometry, attributes: fields.toValues(placemark.properties), problems: problemsOf(placemark) }
    })
    for (let from = 0; from < records.length; from += BATCH_SIZE_RECORDS) {
      yield { records: records.slice(from, from + BATCH_SIZE_RECORDS), problems: NO_PROBLEMS, progress }
    }
  }
}

function problemsOf({ geometry, unreadable }: Placemark): readonly SourceProblem[] {
  if (unreadable !== null) return [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: unreadable } }]
  if (geometry === null) return NO_PROBLEMS
  const isOut = simpleParts(geometry).some(({ xy }) => xy.some((ordinate) => Math.abs(ordinate) > 1e6))
  return isOut ? [{ severity: 'rejected', code: 'geometry.nonFinite', params: {} }] : NO_PROBLEMS
}

async function* readPlacemarks(probe: Probe, text: TextFileEncoding, handler: PlacemarkHandler): AsyncGenerator<{ placemarks: Placemark[]; progress: number }> {
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    for await (const placemarks of readXml(reader, probe.name, handler)) yield { placemarks, progress: reader.progress }
  } finally {
    await reader.close()
  }
}
