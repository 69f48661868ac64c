/** The shipped definitions as a registry. */
import definitions from '../../data/crs/definitions.json'
import { createCrsRegistry, type CrsDefinitionFile } from '../../shared/domain/crs'

export const crsRegistry = createCrsRegistry(definitions as unknown as CrsDefinitionFile)
