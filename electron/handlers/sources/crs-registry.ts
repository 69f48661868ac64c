/** The shipped coordinate systems, read once a folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCrsRegistry, type CrsDefinitionFile, type CrsRegistry } from '../../../shared/domain/crs'

const registries = new Map<string, Promise<CrsRegistry>>()

/** @param dataFolder folder of the shipped data */
export function readCrsRegistry(dataFolder: string): Promise<CrsRegistry> {
  const known = registries.get(dataFolder)
  if (known !== undefined) return known
  const loading = readFile(join(dataFolder, 'crs', 'definitions.json'), 'utf8').then((text) => createCrsRegistry(JSON.parse(text) as CrsDefinitionFile))
  registries.set(dataFolder, loading)
  loading.catch(() => registries.delete(dataFolder))
  return loading
}
