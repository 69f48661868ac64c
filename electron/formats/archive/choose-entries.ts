/** Which files of an archive are meant: all its shapefiles, or the one file that can be imported. */
import { AppError } from '../../../shared/errors'
import type { ArchiveEntry } from './zip-archive'

/** `main` is the path of the file to open; null means the whole folder of unpacked files. */
export type ChosenEntries = { readonly entries: readonly ArchiveEntry[]; readonly main: string | null }

/** Files that hold layers of their own. KML before pictures and styles of a KMZ. */
const IMPORTABLE = ['kml', 'ovkml', 'gpx', 'geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'gpkg', 'xlsx', 'xlsm', 'xls', 'et', 'docx', 'csv', 'tsv', 'dxf', 'txt']
const ARCHIVES = ['zip', 'rar', '7z', 'kmz', 'ovkmz']
const MAX_NAMED_FILES = 5

const extensionOf = (name: string) => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const stemOf = (name: string) => name.slice(0, name.length - extensionOf(name).length - 1).toLowerCase()

/**
 * @param archiveName for messages
 * @throws AppError where nothing, several unlike files or a file geodatabase is inside
 */
export function chooseEntries(archiveName: string, entries: readonly ArchiveEntry[]): ChosenEntries {
  const geodatabase = entries.filter(({ name }) => /\.gdb\//i.test(name))
  if (geodatabase.length > 0) return { entries: geodatabase, main: null }
  const shapefiles = entries.filter(({ name }) => extensionOf(name) === 'shp')
  if (shapefiles.length > 0) {
    const stems = new Set(shapefiles.map(({ name }) => stemOf(name)))
    return { entries: entries.filter(({ name }) => stems.has(stemOf(name))), main: null }
  }
  const importable = entries.filter(({ name }) => IMPORTABLE.includes(extensionOf(name)))
  const kml = importable.filter(({ name }) => extensionOf(name) === 'kml')
  // A KMZ's main document is doc.kml, or the first KML at its root; others are linked from it.
  const mainKml = kml.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? kml.find(({ name }) => !name.includes('/')) ?? kml[0]
  if (mainKml && importable.every(({ name }) => extensionOf(name) === 'kml' || extensionOf(name) === 'txt')) {
    return { entries: kml, main: mainKml.name }
  }
  // Read-me texts come along with data; alone they may be data themselves.
  const data = importable.filter(({ name }) => extensionOf(name) !== 'txt')
  const candidates = data.length > 0 ? data : importable
  const [only] = candidates
  if (candidates.length === 1 && only) return { entries: [only], main: only.name }
  const tables = entries.filter(({ name }) => extensionOf(name) === 'dbf')
  if (candidates.length === 0 && tables.length === 1) {
    const stem = stemOf(tables[0]!.name)
    return { entries: entries.filter(({ name }) => stemOf(name) === stem), main: tables[0]!.name }
  }
  if (candidates.length > 0) throw new AppError('import.archiveWithSeveral', { name: archiveName, files: listOf(candidates) })
  const archives = entries.filter(({ name }) => ARCHIVES.includes(extensionOf(name)))
  if (archives.length > 0) throw new AppError('import.archiveWithinArchive', { name: archiveName, files: listOf(archives) })
  throw new AppError('import.archiveWithoutLayers', { name: archiveName })
}

function listOf(entries: readonly ArchiveEntry[]): string {
  const files = entries.map(({ name }) => name).slice(0, MAX_NAMED_FILES)
  return files.join('、') + (entries.length > files.length ? ' …' : '')
}
