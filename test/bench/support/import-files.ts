/**
 * Files as bureaus have them, of a province's size: 1,000,000 points and 10,000 areas with 1.3 million vertices, each as a shapefile (GBK, 3° zone 40
 * with its number) and as a GeoPackage (degrees). GDAL writes them; they are kept in the system's folder for temporary files.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KindId } from '../../../shared/domain/kinds'
import { jiangsuOutfalls } from './jiangsu-outfalls'
import { legalAreas } from './legal-areas'

const SEED = 20231031
const FLUSH_CHARACTERS = 4_000_000

export type ImportFile = { readonly name: string; readonly path: string; readonly kind: KindId; readonly features: number }

/** @param points how many; areas are always 10,000 */
export function importFiles(points: number): readonly ImportFile[] {
  const folder = join(tmpdir(), 'dutu-bench', `import-${points}`)
  if (!existsSync(folder)) {
    const making = `${folder}.making`
    rmSync(making, { recursive: true, force: true })
    mkdirSync(making, { recursive: true })
    process.stderr.write(`making ${folder} …\n`)
    writeSource(join(making, 'points.geojsonl'), pointFeatures(points))
    writeSource(join(making, 'areas.geojsonl'), areaFeatures())
    for (const name of ['points', 'areas']) {
      const source = join(making, `${name}.geojsonl`)
      run(['-f', 'GPKG', '-nln', name, join(making, `${name}.gpkg`), source, '-a_srs', 'EPSG:4490', ...(name === 'areas' ? ['-nlt', 'MULTIPOLYGON'] : [])])
      run(['-f', 'ESRI Shapefile', '-lco', 'ENCODING=GBK', '-s_srs', 'EPSG:4490', '-t_srs', 'EPSG:4528', join(making, `${name}.shp`), source])
      rmSync(source)
    }
    renameSync(making, folder)
  }
  return [
    { name: 'shapefile, points', path: join(folder, 'points.shp'), kind: 'outfall', features: points },
    { name: 'GeoPackage, points', path: join(folder, 'points.gpkg'), kind: 'outfall', features: points },
    { name: 'shapefile, areas', path: join(folder, 'areas.shp'), kind: 'project', features: 10_000 },
    { name: 'GeoPackage, areas', path: join(folder, 'areas.gpkg'), kind: 'project', features: 10_000 },
  ]
}

function run(args: readonly string[]): void {
  execFileSync('ogr2ogr', args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function writeSource(path: string, features: Iterable<object>): void {
  const file = openSync(path, 'w')
  let text = ''
  for (const feature of features) {
    text += `${JSON.stringify(feature)}\n`
    if (text.length < FLUSH_CHARACTERS) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)
}

function* pointFeatures(count: number): Generator<object> {
  for (const { longitude, latitude, name, code, outfallClass, receiving, deadline } of jiangsuOutfalls(count, SEED)) {
    yield { type: 'Feature', properties: { 编号: code, 名称: name, 类型: outfallClass, 受纳水体: receiving === 'sea' ? '黄海' : '河道', 整改时限: deadline }, geometry: { type: 'Point', coordinates: [longitude, latitude] } }
  }
}

function* areaFeatures(): Generator<object> {
  for (const { geometry, values } of legalAreas(SEED)) yield { type: 'Feature', properties: { 编号: values['code'] ?? '', 名称: values['name'] ?? '' }, geometry }
}
