/** The shipped definitions as a registry. */
import { readFileSync } from 'node:fs'
import { createCrsRegistry, type CrsDefinitionFile } from '../../shared/domain/crs'

const FILE = new URL('../../data/crs/definitions.json', import.meta.url)

export const crsRegistry = createCrsRegistry(JSON.parse(readFileSync(FILE, 'utf8')) as CrsDefinitionFile)
