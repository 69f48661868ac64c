/** What a file holds and what it may be imported as, before anybody has said anything about it. */
import type { ImportRecognition } from '../../../shared/domain/import'
import { commonFields } from '../../../shared/domain/kinds'
import type { SourceLayer } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { guessTargets } from '../../engine/import/guess-target'
import { recognizeColumns } from '../../engine/water-quality/recognize-columns'
import { readCrsRegistry } from '../sources/crs-registry'
import { fieldsOf, headingOf } from './import-layer'
import { fileNameOf } from './import-outcome'
import { openAnySource } from '../sources/open-any-source'
import type { Session } from '../session'

const COMMON: ReadonlySet<string> = new Set(commonFields.map(({ name }) => name))

/**
 * @param wanted a layer that the person chose; null: the one that fits something best
 * @throws AppError where the file cannot be read
 */
export async function recogniseImport(session: Session, path: string, wanted: string | null, signal: AbortSignal): Promise<ImportRecognition> {
  const source = await openAnySource(path, { crsRegistry: await readCrsRegistry(session.dataFolder), signal })
  try {
    const filled = source.layers.filter(({ featureCount }) => featureCount !== 0)
    const ranked = (filled.length === 0 ? source.layers : filled)
      .filter(({ name }) => wanted === null || name === wanted)
      .map((layer) => ({ layer, targets: guessTargets(layer, fileNameOf(path), fieldsOf, COMMON, readingColumnsOf(layer)) }))
      .sort((a, b) => (b.targets[0]?.score ?? 0) - (a.targets[0]?.score ?? 0))
    const [best] = ranked
    if (best === undefined) throw wanted === null ? new AppError('import.noLayer', { name: fileNameOf(path) }) : new AppError('import.layerNotFound', { name: fileNameOf(path), layer: wanted, available: source.layers.map(({ name }) => name).join(', ') })
    return {
      layers: source.layers.map(({ name, geometryType, featureCount }) => ({ name, geometryType, featureCount })),
      layer: best.layer.name,
      targets: best.targets,
    }
  } finally {
    await source.close()
  }
}

/** Columns of monitored items with those that say where and when; 0 where it is no table of readings. */
function readingColumnsOf({ fields, geometryType }: SourceLayer): number {
  if (geometryType !== null) return 0
  const { layout, items, facts } = recognizeColumns(fields.map((field) => headingOf(field)))
  const isPlaced = facts.section !== undefined || facts.sectionCode !== undefined
  return layout === null || !isPlaced ? 0 : Math.max(items.length, 1) + 1
}
