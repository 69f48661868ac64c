/**
 * CSV that Excel and WPS open as it is: UTF-8 with byte order mark, headings and code titles in words, longitude and latitude
 * for points and WKT for other geometry.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
import { stringify } from 'csv-stringify'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readableValue, type WrittenCounts, type WrittenLayer } from './layer-writer'
import { toWkt } from './wkt'

const FORMULA_START = /^[=+\-@\t\r]/

export async function writeCsv(layer: WrittenLayer, path: string): Promise<WrittenCounts> {
  let count = 0
  const isPoint = layer.geometry === 'Point'
  async function* rows(): AsyncGenerator<(string | number)[]> {
    yield [...layer.columns.map(({ title }) => title), ...(isPoint ? layer.coordinateTitles : ['WKT'])]
    for await (const batch of layer.features) {
      for (const { geometry, values } of batch) {
        count += 1
        const cells = layer.columns.map((column, index) => harmless(readableValue(column, values[index] ?? null)))
        if (!isPoint) yield [...cells, geometry === null ? '' : toWkt(geometry)]
        else yield [...cells, ...(geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2) : ['', ''])]
      }
    }
  }
  await pipeline(Readable.from(rows()), stringify({ bom: true, record_delimiter: '\r\n' }), createWriteStream(path, { flags: 'wx' }))
  return { features: count, shortenedTexts: 0 }
}

function harmless(value: string | number): string | number {
  return typeof value === 'string' && FORMULA_START.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value
}
