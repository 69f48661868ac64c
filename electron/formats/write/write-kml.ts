/** KML 2.3 (OGC 12-007r2), streamed: names, all columns as ExtendedData with their headings, code titles in words. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Geometry, Position } from 'geojson'
import { readableValue, type WrittenCounts, type WrittenFeature, type WrittenLayer } from './layer-writer'

export async function writeKml(layer: WrittenLayer, path: string): Promise<WrittenCounts> {
  let count = 0
  const nameAt = layer.columns.findIndex(({ name }) => name === 'name')
  async function* text(): AsyncGenerator<string> {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document><name>${escaped(layer.title)}</name>\n`
    for await (const batch of layer.features) {
      count += batch.length
      yield batch.map((feature) => placemark(feature, layer, nameAt)).join('')
    }
    yield '</Document>\n</kml>\n'
  }
  await pipeline(text, createWriteStream(path, { flags: 'wx' }))
  return { features: count, shortenedTexts: 0 }
}

function placemark({ geometry, values }: WrittenFeature, { columns }: WrittenLayer, nameAt: number): string {
  const data = columns.flatMap((column, index) => {
    const value = readableValue(column, values[index] ?? null)
    if (value === '') return []
    return [`<Data name="${escaped(column.name)}"><displayName>${escaped(column.title)}</displayName><value>${escaped(String(value))}</value></Data>`]
  })
  const name = nameAt === -1 ? null : values[nameAt]
  return `<Placemark>${name === null || name === undefined ? '' : `<name>${escaped(String(name))}</name>`}<ExtendedData>${data.join('')}</ExtendedData>${geometry === null ? '' : shape(geometry)}</Placemark>\n`
}

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${tuple(geometry.coordinates)}</coordinates></Point>`
    case 'LineString':
      return `<LineString><coordinates>${tuples(geometry.coordinates)}</coordinates></LineString>`
    case 'Polygon':
      return polygon(geometry.coordinates)
    case 'MultiPoint':
      return multi(geometry.coordinates.map((position) => shape({ type: 'Point', coordinates: position })))
    case 'MultiLineString':
      return multi(geometry.coordinates.map((positions) => shape({ type: 'LineString', coordinates: positions })))
    case 'MultiPolygon':
      return multi(geometry.coordinates.map(polygon))
    case 'GeometryCollection':
      return multi(geometry.geometries.map(shape))
  }
}

const multi = (parts: readonly string[]) => (parts.length === 1 ? (parts[0] ?? '') : `<MultiGeometry>${parts.join('')}</MultiGeometry>`)
const tuple = ([lon = 0, lat = 0]: Position) => `${lon},${lat}`
const tuples = (positions: readonly Position[]) => positions.map(tuple).join(' ')

function polygon([outer = [], ...holes]: readonly Position[][]): string {
  const ring = (positions: readonly Position[]) => `<LinearRing><coordinates>${tuples(positions)}</coordinates></LinearRing>`
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`
}

/** Characters that XML 1.0 cannot hold are left out; the five that it reserves are escaped. */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 §2.2 excludes
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
