/**
 * Opens any file that a person chooses: finds its format by content and name, looks into archives, refuses by name what cannot be
 * read. The formats stand in one list; where two are equally likely the earlier one is taken.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AppError } from '../../shared/errors'
import type { FormatDescriptor, OpenOptions, Source } from './format'
import { csvFormat } from './csv'
import { docxFormat } from './docx'
import { dxfFormat } from './dxf'
import { fileGeodatabaseFormat } from './file-geodatabase'
import { geojsonFormat } from './geojson'
import { gpxFormat } from './gpx'
import { htmlTableFormat } from './html-table'
import { kmlFormat } from './kml'
import { openArchive, type ArchiveEntry } from './archive/zip-archive'
import { chooseEntries } from './archive/choose-entries'
import { parcelTextFormat } from './parcel-text'
import { probePath, type Probe } from './probe'
import { refuseByName, refuseMarkup, refusePackage } from './refused-formats'
import { shapefileFormat } from './shapefile'
import { xlsFormat } from './xls'
import { xlsxFormat } from './xlsx'

/** Every format, the more particular first. */
const formats: readonly FormatDescriptor[] = [fileGeodatabaseFormat, shapefileFormat, xlsxFormat, docxFormat, xlsFormat, htmlTableFormat, geojsonFormat, kmlFormat, gpxFormat, dxfFormat, parcelTextFormat, csvFormat]

/**
 * Opens a file, a folder or a zip archive. Close the source, whatever happened.
 *
 * @param chosen path as the person gave it
 * @throws AppError `import.…` where it cannot be read, with the way out where there is one
 */
export async function openSource(chosen: string, options: OpenOptions): Promise<Source> {
  const probe = await probePath(chosen)
  refuseByName(probe)
  if (!isZip(probe.head)) return openProbe(probe, options)
  const archive = await openArchive(probe.path, probe.sizeBytes)
  try {
    const withEntries = withEntriesOf(probe, archive.entries)
    if (isOfficeDocument(withEntries)) return await openOfficeDocument(withEntries, options)
    return await openUnpacked(withEntries, archive.entries, (entries, folder) => archive.extract(entries, folder, options.signal), options)
  } finally {
    archive.close()
  }
}

async function openProbe(probe: Probe, options: OpenOptions): Promise<Source> {
  const ranked = formats
    .map((format) => ({ format, likelihood: format.sniff(probe) }))
    .filter(({ likelihood }) => likelihood > 0)
    .sort((a, b) => b.likelihood - a.likelihood)
  const [best] = ranked
  if (!best) {
    refuseMarkup(probe)
    throw probe.kind === 'folder' ? new AppError('import.folderWithoutLayers', { name: probe.name }) : new AppError('import.unknownFormat', { name: probe.name })
  }
  return best.format.open(probe, options)
}

/** Unpacks what is to be read into a temporary folder, which closing the source removes. */
async function openUnpacked(
  probe: Probe,
  entries: readonly ArchiveEntry[],
  extract: (entries: readonly ArchiveEntry[], folder: string) => Promise<void>,
  options: OpenOptions,
): Promise<Source> {
  const chosen = chooseEntries(probe.name, entries)
  const folder = await mkdtemp(path.join(tmpdir(), 'dutu-import-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  try {
    await extract(chosen.entries, folder)
    const inner = await probePath(chosen.main === null ? folder : path.join(folder, ...chosen.main.split('/')))
    const source = await openInner(inner, options)
    return {
      ...source,
      async close() {
        await source.close()
        await removeFolder()
      },
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}

async function openInner(inner: Probe, options: OpenOptions): Promise<Source> {
  if (options.openGeoPackage !== undefined && isGeoPackage(inner)) return options.openGeoPackage(inner.path)
  refuseByName(inner)
  if (!isZip(inner.head)) return openProbe(inner, options)
  const archive = await openArchive(inner.path, inner.sizeBytes)
  try {
    const withEntries = withEntriesOf(inner, archive.entries)
    if (!isOfficeDocument(withEntries)) throw new AppError('import.archiveWithinArchive', { name: inner.name, files: inner.name })
    return await openOfficeDocument(withEntries, options)
  } finally {
    archive.close()
  }
}

/** Its reader opens the zip itself. */
function openOfficeDocument(probe: Probe, options: OpenOptions): Promise<Source> {
  refusePackage(probe)
  return openProbe(probe, options)
}

function withEntriesOf(probe: Probe, entries: readonly ArchiveEntry[]): Probe {
  return { ...probe, archiveEntries: entries.map(({ name }) => name) }
}

const isGeoPackage = ({ head }: Probe) => head.toString('latin1', 0, 16) === 'SQLite format 3\0'
const isZip = (head: Buffer) => head.length >= 4 && head.readUInt32LE(0) === 0x04034b50

/** XLSX, XLSM, XLSB, ODS and other packages whose reader opens the zip itself. */
function isOfficeDocument({ archiveEntries }: Probe): boolean {
  return archiveEntries?.some((name) => name === '[Content_Types].xml' || name === 'mimetype') ?? false
}
