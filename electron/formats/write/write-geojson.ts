/** GeoJSON (RFC 7946), streamed. Values stay codes; coordinates EPSG:4490, taken as the RFC's WGS 84. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { WrittenCounts, WrittenLayer } from './layer-writer'

export async function writeGeoJson(layer: WrittenLayer, path: string): Promise<WrittenCounts> {
  let count = 0
  async function* text(): AsyncGenerator<string> {
    yield `{"type":"FeatureCollection","name":${JSON.stringify(layer.name)},"features":[\n`
    for await (const batch of layer.features) {
      const lines: string[] = []
      for (const { geometry, values } of batch) {
        const properties = Object.fromEntries(layer.columns.map(({ name }, index) => [name, values[index] ?? null]))
        lines.push((count === 0 ? '' : ',') + JSON.stringify({ type: 'Feature', properties, geometry }))
        count += 1
      }
      if (lines.length > 0) yield `${lines.join('\n')}\n`
    }
    yield ']}\n'
  }
  await pipeline(text, createWriteStream(path, { flags: 'wx' }))
  return { features: count, shortenedTexts: 0 }
}
