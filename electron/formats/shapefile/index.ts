/** Shapefiles: a .shp with its parts, a folder of them, or a lone .dbf table. */
import path from 'node:path'
import { AppError } from '../../../shared/errors'
import type { SourceLayer } from '../../../shared/domain/source-record'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import { siblingsByExtension, type Probe } from '../probe'
import { readShapefile } from './read-shapefile'
import { describeShapefile, type ShapefileParts } from './shapefile-layer'

const SHP_FILE_CODE = 9994
/** Parts that a person may pick instead of the .shp. */
const PART_EXTENSIONS = ['shp', 'dbf', 'shx', 'prj', 'cpg', 'sbn', 'sbx', 'qix', 'qpj', 'qmd']

export const shapefileFormat: FormatDescriptor = {
  id: 'shapefile',
  extensions: PART_EXTENSIONS,
  sniff(probe) {
    if (probe.kind === 'folder') return probe.files.some((file) => /\.shp$/i.test(file)) ? 3 : 0
    const isShp = probe.head.length >= 100 && probe.head.readInt32BE(0) === SHP_FILE_CODE
    if (isShp) return 3
    if (!PART_EXTENSIONS.includes(probe.extension)) return 0
    const siblings = siblingsByExtension(probe.files, probe.path)
    if (probe.extension !== 'shp' && siblings.has('shp')) return 2
    return probe.extension === 'dbf' || probe.extension === 'shp' ? 2 : 1
  },
  open: openShapefiles,
}

async function openShapefiles(probe: Probe, options: OpenOptions): Promise<Source> {
  const parts = new Map<SourceLayer, ShapefileParts>()
  for (const file of mainFiles(probe)) {
    options.signal?.throwIfAborted()
    const described = await describeShapefile(file, probe.files, options)
    parts.set(described.layer, described.parts)
  }
  return {
    format: 'shapefile',
    layers: [...parts.keys()],
    read(layer, signal) {
      const found = parts.get(layer)
      if (!found) throw new Error(`layer ${layer.name} is not of this source`)
      return readShapefile(found, signal)
    },
    close: () => Promise.resolve(),
  }
}

/** The .shp files of a folder; of a chosen part its .shp, or its .dbf where there is none. */
function mainFiles(probe: Probe): string[] {
  if (probe.kind === 'folder') return probe.files.filter((file) => /\.shp$/i.test(file))
  if (probe.extension === 'shp') return [probe.path]
  const siblings = siblingsByExtension(probe.files, probe.path)
  const main = siblings.get('shp') ?? siblings.get('dbf')
  if (main !== undefined) return [main]
  throw new AppError('import.partMissing', { name: path.basename(probe.path), part: '.shp' })
}
