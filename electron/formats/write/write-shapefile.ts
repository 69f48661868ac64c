/**
 * A shapefile as one zip: .shp, .shx, .dbf, .cpg (UTF-8), .prj (CGCS2000), and a table of the full column names.
 *
 * The format holds one geometry type, names of ten characters and texts of 254 bytes: what it cuts is counted and listed.
 */
import { zipSync } from 'fflate'
import { writeFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import type { Value } from '../../../shared/domain/feature'
import { encodeDbf, type DbfColumn } from './dbf-writer'
import type { WrittenCounts, WrittenLayer } from './layer-writer'
import { type Bounds, encodeShape, shapeTypes } from './shapefile-geometry'

/** ESRI's text for EPSG:4490. */
const PRJ_CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

const shapeTypeOf = { Point: shapeTypes.point, MultiLineString: shapeTypes.polyline, MultiPolygon: shapeTypes.polygon } as const

const FILE_HEADER_BYTES = 100
const RECORD_HEADER_BYTES = 8

/** @throws AppError 'export.mixedGeometry' for a layer that may hold several geometry types */
export async function writeShapefile(layer: WrittenLayer, path: string): Promise<WrittenCounts> {
  if (layer.geometry === 'Geometry') throw new AppError('export.mixedGeometry', { layer: layer.title })
  const shapeType = shapeTypeOf[layer.geometry]
  const contents: Uint8Array[] = []
  const rows: (readonly Value[])[] = []
  let bounds: Bounds | null = null
  for await (const batch of layer.features) {
    for (const { geometry, values } of batch) {
      const record = encodeShape(geometry, shapeType)
      contents.push(record.content)
      rows.push(values)
      bounds = unionOf(bounds, record.bounds)
    }
  }
  const { shp, shx } = encodeFiles(contents, shapeType, bounds ?? [0, 0, 0, 0])
  const dbf = encodeDbf(layer.columns, rows, new Date())
  const text = new TextEncoder()
  const archive = zipSync({
    [`${layer.name}.shp`]: shp,
    [`${layer.name}.shx`]: shx,
    [`${layer.name}.dbf`]: dbf.bytes,
    [`${layer.name}.cpg`]: text.encode('UTF-8'),
    [`${layer.name}.prj`]: text.encode(PRJ_CGCS2000),
    [`${layer.name}_columns.csv`]: text.encode(columnTable(dbf.columns)),
  })
  await writeFile(path, archive, { flag: 'wx' })
  return { features: rows.length, shortenedTexts: dbf.columns.reduce((sum, { shortened }) => sum + shortened, 0) }
}

function columnTable(columns: readonly DbfColumn[]): string {
  const rows = columns.map(({ name, column, shortened }) => [name, column.name, `"${column.title.replaceAll('"', '""')}"`, shortened].join(','))
  return `\u{FEFF}${['dbf,column,title,shortened', ...rows].join('\r\n')}\r\n`
}

function unionOf(a: Bounds | null, b: Bounds | null): Bounds | null {
  if (a === null || b === null) return a ?? b
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

function encodeFiles(contents: readonly Uint8Array[], shapeType: number, bounds: Bounds): { shp: Uint8Array; shx: Uint8Array } {
  const shpBytes = contents.reduce((sum, content) => sum + RECORD_HEADER_BYTES + content.length, FILE_HEADER_BYTES)
  const shp = new Uint8Array(shpBytes)
  const shx = new Uint8Array(FILE_HEADER_BYTES + contents.length * 8)
  const [shpView, shxView] = [new DataView(shp.buffer), new DataView(shx.buffer)]
  writeHeader(shpView, shapeType, bounds)
  writeHeader(shxView, shapeType, bounds)
  let at = FILE_HEADER_BYTES
  for (const [index, content] of contents.entries()) {
    shpView.setInt32(at, index + 1)
    shpView.setInt32(at + 4, content.length / 2)
    shp.set(content, at + RECORD_HEADER_BYTES)
    shxView.setInt32(FILE_HEADER_BYTES + index * 8, at / 2)
    shxView.setInt32(FILE_HEADER_BYTES + index * 8 + 4, content.length / 2)
    at += RECORD_HEADER_BYTES + content.length
  }
  return { shp, shx }
}

/** File code and length big-endian, the rest little-endian; lengths in 16-bit words. */
function writeHeader(view: DataView, shapeType: number, bounds: Bounds): void {
  view.setInt32(0, 9994)
  view.setInt32(24, view.byteLength / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, shapeType, true)
  bounds.forEach((value, index) => view.setFloat64(36 + index * 8, value, true))
}
