/** ASCII DXF drawings: one layer; the drawing's own layers become a field, by which records can be chosen. */
import { flatPoint, hasFiniteCoordinates, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import { AppError } from '../../../shared/errors'
import type { Value } from '../../../shared/domain/feature'
import { UNKNOWN_CRS, type SourceField, type SourceLayer, type SourceProblem, type SourceRecord } from '../../../shared/domain/source-record'
import { normaliseEncodingName } from '../encoding/encoding-name'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source, type SourceBatch } from '../format'
import { joinGeometries } from '../geometry/geometry-builder'
import { GeometrySummary } from '../geometry/geometry-summary'
import type { Probe } from '../probe'
import { readLines } from '../read-lines'
import { openUtf8Reader } from '../utf8-reader'
import { DxfDrawing } from './drawing'
import type { DxfEntity } from './entity'
import { geometryOfEntity, isCurved } from './entity-geometry'
import { textOfEntity } from './entity-text'
import { expandInsert } from './expand-insert'

const FIELDS: readonly SourceField[] = ['Layer', 'EntityType', 'Text', 'Block', 'Linetype', 'Color', 'EntityHandle', 'ExtendedData'].map((name) => ({ name, type: 'text', unit: null }))

/** AutoCAD 2007; from it on drawings are in UTF-8. */
const UTF8_VERSION = 1021

export const dxfFormat: FormatDescriptor = {
  id: 'dxf',
  extensions: ['dxf'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    const head = probe.head.toString('latin1', 0, 4096).replaceAll('\0', '')
    if (/^(?:\u00ef\u00bb\u00bf)?(?:\s*999\s*\r?\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s*\r?\n\s*2\s*\r?\n/.test(head)) return 3
    return probe.extension === 'dxf' ? 1 : 0
  },
  open: openDxf,
}

function encodingOfHeader(head: string): string | null {
  const version = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1]
  if (version !== undefined && Number(version) >= UTF8_VERSION) return 'utf-8'
  const page = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1]
  return page === undefined ? null : normaliseEncodingName(page.replace(/^ANSI_|^DOS/i, ''))
}

type DxfRecord = Omit<SourceRecord, 'row'>

async function openDxf(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding, encodingOfHeader)
  const summary = new GeometrySummary()
  const layers = new Set<string>()
  const ignored = new Map<string, number>()
  let count = 0
  let curves = 0
  for await (const { entities, drawing } of readEntities(probe, text)) {
    options.signal?.throwIfAborted()
    for (const entity of entities) {
      if (isCurved(entity)) curves++
      const records = recordsOf(entity, drawing)
      if (records === null) {
        const type = entity.isPaperSpace ? 'PaperSpace' : entity.type
        ignored.set(type, (ignored.get(type) ?? 0) + 1)
        continue
      }
      for (const { geometry, attributes } of records) {
        count++
        summary.add(geometry)
        layers.add(String(attributes[0]))
      }
    }
  }
  const problems: SourceProblem[] = [...text.problems]
  for (const [type, number] of ignored) problems.push({ severity: 'warning', code: 'layer.entitiesIgnored', params: { type, count: number } })
  if (curves > 0) problems.push({ severity: 'repaired', code: 'geometry.curveApproximated', params: { type: `ARC × ${curves}` } })
  if (count === 0) throw new AppError('import.noLayer', { name: probe.name })
  const layer: SourceLayer = {
    name: probe.stem,
    crs: UNKNOWN_CRS,
    encoding: text.encoding,
    fields: FIELDS,
    geometryType: summary.family,
    hasZ: summary.hasZ,
    hasM: false,
    featureCount: count,
    groups: { fieldIndex: 0, names: [...layers] },
    problems,
  }
  return { format: 'dxf', layers: [layer], read: (_layer, signal) => readRecords(probe, text, signal), close: () => Promise.resolve() }
}

async function* readRecords(probe: Probe, text: TextFileEncoding, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let row = 0
  for await (const { entities, drawing, progress } of readEntities(probe, text)) {
    signal?.throwIfAborted()
    const records = entities.flatMap((entity) => recordsOf(entity, drawing) ?? []).map((record): SourceRecord => ({ row: ++row, ...record }))
    for (let from = 0; from < records.length; from += BATCH_SIZE_RECORDS) {
      yield { records: records.slice(from, from + BATCH_SIZE_RECORDS), problems: [], progress }
    }
  }
}

/** @returns null for entities that are not imported */
function recordsOf(entity: DxfEntity, drawing: DxfDrawing): DxfRecord[] | null {
  if (entity.isPaperSpace) return null
  if (entity.type === 'INSERT') return recordsOfInsert(entity, drawing)
  const geometry = geometryOfEntity(entity)
  if (geometry === undefined) return null
  return [recordOf(entity, geometry, textOfEntity(entity), entity.layer)]
}

/** One record for all that the block draws, one for each text. A block that is not there leaves its insertion point. */
function recordsOfInsert(entity: DxfEntity, drawing: DxfDrawing): DxfRecord[] {
  const parts = expandInsert(entity, drawing)
  if (parts === null) {
    const record = recordOf(entity, null, null, entity.layer)
    return [{ ...record, problems: [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: `INSERT ${entity.text(2) ?? ''}` } }] }]
  }
  const drawn = joinGeometries(parts.filter(({ text }) => text === null).map(({ geometry }) => geometry))
  const texts = parts.filter(({ text }) => text !== null)
  if (drawn === null && texts.length === 0) return [recordOf(entity, flatPoint(entity.number(10, 0), entity.number(20, 0)), null, entity.layer)]
  return [
    ...(drawn === null ? [] : [recordOf(entity, drawn, null, entity.layer)]),
    ...texts.map(({ geometry, text, layer }) => recordOf(entity, geometry, text, layer)),
  ]
}

function recordOf(entity: DxfEntity, geometry: FlatGeometry | null, text: string | null, layer: string): DxfRecord {
  const attributes: Value[] = [layer, entity.type, text, entity.type === 'INSERT' ? entity.text(2) : null, entity.text(6), entity.text(62), entity.text(5), entity.extendedData]
  const isFinite = geometry === null || hasFiniteCoordinates(geometry)
  return { line: entity.line, geometry, attributes, problems: isFinite ? [] : [{ severity: 'rejected', code: 'geometry.nonFinite', params: {} }] }
}

async function* readEntities(probe: Probe, text: TextFileEncoding): AsyncGenerator<{ entities: DxfEntity[]; drawing: DxfDrawing; progress: number }> {
  const drawing = new DxfDrawing(probe.name)
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    let code: number | null = null
    for await (const lines of readLines(reader, probe.name)) {
      for (const { line, text: content } of lines) {
        if (code === null) {
          const trimmed = content.trim()
          if (trimmed === '') continue
          code = Number(trimmed)
          if (!Number.isInteger(code) || code < -5 || code > 1071) {
            throw new AppError('import.damaged', { name: probe.name, detail: `DXF ${line}: “${trimmed.slice(0, 20)}”` })
          }
        } else {
          drawing.push(code, code >= 10 && code < 1000 ? content.trim() : content, line - 1)
          code = null
        }
      }
      yield { entities: drawing.takeEntities(), drawing, progress: reader.progress }
    }
    yield { entities: drawing.finish(), drawing, progress: 1 }
  } finally {
    await reader.close()
  }
}
