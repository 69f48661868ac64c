/** Reads one damaged file: it must come in, or be refused with a message; whatever comes in must be sound. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openSource } from '../../electron/formats'
import { AppError } from '../../shared/errors'
import { simpleParts, type FlatGeometry } from '../../shared/domain/flat-geometry'
import type { SourceLayer } from '../../shared/domain/source-record'
import { translateError } from '../../shared/messages/errors'
import { crsRegistry } from '../support/crs-registry'
import type { Specimen } from './corpus'
import { createRandom, mutate } from './mutate'

/** What became of a case: how many records came in, or the code of the refusal. */
export type Outcome = { readonly records: number } | { readonly refused: string }

const MAX_DAMAGED_BYTES = 4 * 1024 * 1024

/** @param others specimens to take pieces from */
export function damage(specimen: Specimen, others: readonly Specimen[], seed: number): Specimen {
  const random = createRandom(seed)
  const names = [...specimen.parts.keys()]
  const victim = names[Math.floor(random() * names.length)]!
  const other = [...others[Math.floor(random() * others.length)]!.parts.values()][0]!
  const parts = new Map(specimen.parts)
  parts.set(victim, mutate(parts.get(victim)!, other, random).subarray(0, MAX_DAMAGED_BYTES))
  // Now and then a part is missing altogether.
  if (names.length > 1 && specimen.pack === null && random() < 0.1) parts.delete(names[1 + Math.floor(random() * (names.length - 1))]!)
  return { ...specimen, parts }
}

/** Writes the specimen into an empty folder. @returns the path to open */
export function writeSpecimen(specimen: Specimen, folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (specimen.pack !== null) {
    const file = path.join(folder, `x${specimen.extension}`)
    writeFileSync(file, specimen.pack(specimen.parts))
    return file
  }
  for (const [name, bytes] of specimen.parts) writeFileSync(path.join(folder, name), bytes)
  return path.join(folder, [...specimen.parts.keys()][0]!)
}

/** @throws whatever a reader should not have thrown, and Error where its records are unsound */
export async function runCase(file: string): Promise<Outcome> {
  try {
    const source = await openSource(file, { crsRegistry })
    try {
      let records = 0
      for (const layer of source.layers) {
        let row = 0
        for await (const batch of source.read(layer)) {
          for (const record of batch.records) {
            requireThat(record.row === ++row, `row ${record.row} after ${row - 1}`)
            requireThat(record.attributes.length === layer.fields.length || record.attributes.length === 0, `${record.attributes.length} values for ${layer.fields.length} fields`)
            if (record.geometry) requireSound(record.geometry)
            for (const problem of record.problems) requireThat(translateError(problem, 'zh').length > 0, problem.code)
          }
          requireThat(batch.progress >= 0 && batch.progress <= 1, `progress ${batch.progress}`)
          records += batch.records.length
        }
        requireCount(layer, row)
      }
      return { records }
    } finally {
      await source.close()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    requireThat(translateError(error.toData(), 'en').length > 0, error.code)
    return { refused: error.code }
  }
}

/** A stated count is the number of records; only deleted ones may be missing from it. */
function requireCount({ featureCount, name }: SourceLayer, rows: number): void {
  requireThat(featureCount === null || rows <= featureCount, `${rows} records in ${name}, ${featureCount} stated`)
}

function requireSound(geometry: FlatGeometry): void {
  for (const { type, xy, z, m, pathEnds, polygonEnds } of simpleParts(geometry)) {
    const vertices = xy.length / 2
    requireThat(Number.isInteger(vertices) && vertices > 0, `${vertices} vertices`)
    requireThat((z?.length ?? vertices) === vertices && (m?.length ?? vertices) === vertices, 'heights')
    requireThat(pathEnds.every((end, index) => end > (pathEnds[index - 1] ?? 0)), `path ends ${pathEnds.join(' ')}`)
    requireThat(polygonEnds.every((end, index) => end > (polygonEnds[index - 1] ?? 0)), `polygon ends ${polygonEnds.join(' ')}`)
    if (type === 'Point') requireThat(vertices === 1, 'point')
    if (type.includes('Line') || type.includes('Polygon')) requireThat(pathEnds.at(-1) === vertices, 'last path')
    if (type === 'LineString') requireThat(pathEnds.length === 1, 'line')
    if (type === 'MultiPolygon') requireThat(polygonEnds.at(-1) === pathEnds.length, 'last polygon')
  }
}

function requireThat(condition: boolean, message: string): void {
  if (!condition) throw new Error(`unsound: ${message}`)
}
