/** Opens a file with the readers and collects everything, in the form that tests compare. */
import type { Geometry } from 'geojson'
import { openSource } from '../../electron/formats'
import type { Value } from '../../shared/domain/feature'
import { toGeoJson } from '../../shared/domain/flat-geometry-geojson'
import type { SourceLayer, SourceProblem } from '../../shared/domain/source-record'
import { crsRegistry } from './crs-registry'

export type ReadRow = {
  readonly row: number
  readonly line: number | null
  readonly properties: Readonly<Record<string, Value>>
  readonly geometry: Geometry | null
  /** `severity code` of each problem. */
  readonly problems: readonly string[]
}

export type ReadLayer = {
  readonly layer: SourceLayer
  readonly rows: readonly ReadRow[]
  readonly problems: readonly SourceProblem[]
}

/** @param options `encoding` that a person chose */
export async function readSource(path: string, options: { encoding?: string } = {}): Promise<{ format: string; layers: readonly ReadLayer[] }> {
  const source = await openSource(path, { crsRegistry, ...options })
  try {
    const layers: ReadLayer[] = []
    for (const layer of source.layers) {
      const rows: ReadRow[] = []
      const problems = [...layer.problems]
      for await (const batch of source.read(layer)) {
        problems.push(...batch.problems)
        for (const { row, line, geometry, attributes, problems: found } of batch.records) {
          rows.push({
            row,
            line,
            properties: Object.fromEntries(layer.fields.map(({ name }, index) => [name, attributes[index] ?? null])),
            geometry: geometry && toGeoJson(geometry),
            problems: found.map(({ severity, code }) => `${severity} ${code}`),
          })
        }
      }
      layers.push({ layer, rows, problems })
    }
    return { format: source.format, layers }
  } finally {
    await source.close()
  }
}

/** The only layer of a file. */
export async function readLayer(path: string, options: { encoding?: string } = {}): Promise<ReadLayer> {
  const { layers } = await readSource(path, options)
  const [first, second] = layers
  if (!first || second) throw new Error(`${path} has ${layers.length} layers`)
  return first
}
