/** GPX: one layer each of waypoints, routes and tracks, as far as the file has them. */
import type { SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { crsFromCode } from '../crs/crs-from-text'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { FieldCollector, type CollectedFields } from '../field-collector'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source, type SourceBatch } from '../format'
import { GeometrySummary } from '../geometry/geometry-summary'
import type { Probe } from '../probe'
import { openUtf8Reader } from '../utf8-reader'
import { encodingOfXmlDeclaration, readXml } from '../xml/xml-records'
import { GPX_LAYERS, GpxHandler, type GpxFeature, type GpxLayer } from './gpx-handler'

const NO_PROBLEMS: readonly SourceProblem[] = []

export const gpxFormat: FormatDescriptor = {
  id: 'gpx',
  extensions: ['gpx'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    const head = probe.head.toString('latin1').replaceAll('\0', '')
    if (/<(?:\w+:)?gpx[\s>]/.test(head)) return 3
    return probe.extension === 'gpx' ? 1 : 0
  },
  open: openGpx,
}

async function openGpx(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding, encodingOfXmlDeclaration)
  const found = GPX_LAYERS.map((id) => ({ id, collector: new FieldCollector(probe.name), summary: new GeometrySummary(), count: 0 }))
  for await (const { features } of readFeatures(probe, text)) {
    options.signal?.throwIfAborted()
    for (const { layer, properties, geometry } of features) {
      const counted = found.find(({ id }) => id === layer)!
      counted.count++
      counted.collector.add(properties)
      counted.summary.add(geometry)
    }
  }
  const layers = new Map<SourceLayer, { id: GpxLayer; fields: CollectedFields }>()
  for (const { id, collector, summary, count } of found) {
    if (count === 0) continue
    const fields = collector.finish()
    layers.set(
      {
        name: id,
        crs: crsFromCode('EPSG:4326', 'embedded', options.crsRegistry),
        encoding: text.encoding,
        fields: fields.fields,
        geometryType: id === 'waypoints' ? 'Point' : 'LineString',
        hasZ: summary.hasZ,
        hasM: false,
        featureCount: count,
        groups: null,
        problems: text.problems,
      },
      { id, fields },
    )
  }
  if (layers.size === 0) throw new AppError('import.noLayer', { name: probe.name })
  return {
    format: 'gpx',
    layers: [...layers.keys()],
    read(layer, signal) {
      const wanted = layers.get(layer)
      if (!wanted) throw new Error(`layer ${layer.name} is not of this source`)
      return readRecords(probe, text, wanted.id, wanted.fields, signal)
    },
    close: () => Promise.resolve(),
  }
}

async function* readRecords(probe: Probe, text: TextFileEncoding, id: GpxLayer, fields: CollectedFields, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let row = 0
  for await (const { features, progress } of readFeatures(probe, text)) {
    signal?.throwIfAborted()
    const records = features
      .filter(({ layer }) => layer === id)
      .map(({ geometry, properties, unreadable }): SourceRecord => {
        row++
        const problems: readonly SourceProblem[] =
          unreadable === null ? NO_PROBLEMS : [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: unreadable } }]
        return { row, line: null, geometry, attributes: fields.toValues(properties), problems }
      })
    for (let from = 0; from < records.length; from += BATCH_SIZE_RECORDS) {
      yield { records: records.slice(from, from + BATCH_SIZE_RECORDS), problems: NO_PROBLEMS, progress }
    }
  }
}

async function* readFeatures(probe: Probe, text: TextFileEncoding): AsyncGenerator<{ features: GpxFeature[]; progress: number }> {
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    for await (const features of readXml(reader, probe.name, new GpxHandler())) yield { features, progress: reader.progress }
  } finally {
    await reader.close()
  }
}
