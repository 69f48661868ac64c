/** A foreign file as a plain table: headings with their units, cells as the file has them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCrsRegistry, type CrsDefinitionFile } from '../../../shared/domain/crs'
import { AppError } from '../../../shared/errors'
import { openAnySource } from './open-any-source'
import type { Session } from '../session'

export type Table = {
  /** With the unit in brackets where the heading states one. */
  readonly headers: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | number | null)[] }[]
}

export type TableChoice = { readonly path: string; readonly sheet?: string | undefined; readonly encoding?: string | undefined }

/** @throws AppError where the file cannot be read, 'layer.notFound' for a sheet that is not there */
export async function readTable(session: Session, choice: TableChoice, signal: AbortSignal | undefined): Promise<Table> {
  const definitions = JSON.parse(await readFile(join(session.dataFolder, 'crs', 'definitions.json'), 'utf8')) as CrsDefinitionFile
  const source = await openAnySource(choice.path, { crsRegistry: createCrsRegistry(definitions), encoding: choice.encoding, signal })
  try {
    const layer = source.layers.find(({ name }) => choice.sheet === undefined || name === choice.sheet)
    if (layer === undefined) throw new AppError('layer.notFound', { layer: choice.sheet ?? choice.path })
    const rows: Table['rows'][number][] = []
    for await (const batch of source.read(layer, signal)) {
      for (const { row, attributes } of batch.records) {
        rows.push({ row, cells: attributes.map((value) => (typeof value === 'boolean' ? String(value) : value)) })
      }
    }
    return { headers: layer.fields.map(({ name, unit }) => (unit === null ? name : `${name}(${unit})`)), rows }
  } finally {
    await source.close()
  }
}
