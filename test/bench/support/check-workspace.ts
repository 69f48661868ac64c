/**
 * The bench's polygons as a workspace: the layer as red lines, the parcels as projects, written through the same interface that the program
 * writes by. Made once and kept beside the data it is made from.
 */
import { existsSync, renameSync } from 'node:fs'
import { createWorkspace, openWorkspace } from '../../../electron/store'
import type { PolygonSet } from '../../../electron/engine/geometry/polygon-set'
import type { Change } from '../../../electron/store/workspace-store'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { KindId } from '../../../shared/domain/kinds'
import type { Value } from '../../../shared/domain/feature'
import { readPolygons } from './polygon-file'

/** Version of the layer in the workspace. */
const LAYER_VINTAGE = '2022-10-01'
const BATCH = 10_000

/** @param path where it is kept; nothing is done where it exists */
export async function makeCheckWorkspace(path: string, layerFile: string, parcelsFile: string, note: (text: string) => void): Promise<void> {
  if (existsSync(path)) return
  note('making the workspace')
  const making = `${path}.making`
  await createWorkspace(making, { title: '比对', today: '2023-10-31', force: true })
  const workspace = await openWorkspace(making, { journal: 'rollback' })
  await workspace.write({ action: 'bench.fill', actor: 'bench', params: {} }, changes(readPolygons(layerFile), readPolygons(parcelsFile)))
  await workspace.close()
  renameSync(making, path)
}

function* changes(layer: PolygonSet, parcels: PolygonSet): Generator<Change> {
  yield* inserts('ecologicalRedLine', layer, { part: 'general', vintage: LAYER_VINTAGE })
  yield* inserts('project', parcels, { activity: 'industry', status: 'proposed' })
}

function* inserts(kind: KindId, set: PolygonSet, constants: Readonly<Record<string, Value>>): Generator<Change> {
  const total = set.featureStarts.length - 1
  for (let from = 0; from < total; from += BATCH) {
    const count = Math.min(BATCH, total - from)
    const constant = Object.fromEntries(Object.entries(constants).map(([column, value]) => [column, Array.from({ length: count }, () => value)]))
    yield {
      op: 'insertFeatures',
      kind,
      batch: {
        count,
        geometry: { type: 'geometries', geometries: Array.from({ length: count }, (_, index) => geometryOf(set, from + index)) },
        columns: { name: Array.from({ length: count }, (_, index) => `${from + index}`), ...constant },
      },
    }
  }
}

/** A feature as one multipolygon; without parts none. */
function geometryOf({ coordinates, ringStarts, partStarts, featureStarts }: PolygonSet, feature: number): FlatGeometry | null {
  const [firstPart, endPart] = [featureStarts[feature]!, featureStarts[feature + 1]!]
  const [firstRing, endRing] = [partStarts[firstPart]!, partStarts[endPart]!]
  const firstVertex = ringStarts[firstRing]!
  if (firstRing === endRing) return null
  return {
    type: 'MultiPolygon',
    xy: coordinates.slice(2 * firstVertex, 2 * ringStarts[endRing]!),
    z: null,
    m: null,
    pathEnds: Array.from(ringStarts.subarray(firstRing + 1, endRing + 1), (vertex) => vertex - firstVertex),
    polygonEnds: Array.from(partStarts.subarray(firstPart + 1, endPart + 1), (ring) => ring - firstRing),
  }
}
