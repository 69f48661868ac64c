/** Any file that a person chooses, GeoPackages included: those the store reads, everything else `formats`. */
import type { OpenOptions, Source } from '../../formats/format'
import { openSource } from '../../formats'
import { isGeoPackageFile, openGeoPackageSource } from '../../store'

/** @throws AppError `import.…` or `workspace.…` where the file cannot be read, with the way out where there is one */
export function openAnySource(path: string, options: OpenOptions): Promise<Source> {
  const openGeoPackage = (database: string) => openGeoPackageSource(database, options.crsRegistry)
  return isGeoPackageFile(path) ? openGeoPackage(path) : openSource(path, { ...options, openGeoPackage })
}
