/** KML, and the document inside a KMZ. One layer a document; folders become a field, by which records can be chosen. */
import { simpleParts } from '../../../shared/domain/flat-geometry'
import type { SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { crsFromCode } from '../crs/crs-from-text'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { FieldCollector, type CollectedFields } from '../field-collector'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source, type SourceBatch } from '../format'
import { GeometrySummary } from '../geometry/geometry-summary'
import type { Probe } from '../probe'
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

async function openKml(probe: Probe, options: OpenOptions): Promise<Source> {
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
  if (handler.networkLinks > 0) problems.push({ severity: 'warning', code: 'layer.entitiesIgnored', params: { type: 'NetworkLink', count: handler.networkLinks } })
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
  return { format: 'kml', layers: [layer], read: (_layer, signal) => readRecords(probe, text, fields, signal), close: () => Promise.resolve() }
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
