/** The water that is traced along: the workspace's waterways or, where it has none, the lines of the base map. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { WaterLine } from '../../engine/network/water-line'
import type { WorkspaceReader } from '../../store/workspace-store'
import { textOf } from './read-sections'
import type { Session } from '../session'

const basemapSchema = v.object({
  features: v.array(
    v.object({
      properties: v.object({ name_zh: v.string(), flows_to: v.nullable(v.string()) }),
      geometry: v.object({ type: v.literal('LineString'), coordinates: v.array(v.pipe(v.array(v.number()), v.minLength(2))) }),
    }),
  ),
})

export type WaterLines = { readonly from: 'workspace' | 'basemap'; readonly lines: readonly WaterLine[] }

export async function readWaterLines(session: Session): Promise<WaterLines> {
  const own = await readOwnLines(session.workspace())
  return own.length > 0 ? { from: 'workspace', lines: own } : { from: 'basemap', lines: await readBasemapLines(session.dataFolder) }
}

async function readOwnLines(workspace: WorkspaceReader): Promise<readonly WaterLine[]> {
  const lines: WaterLine[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'waterway' })) {
    for (const feature of batch) {
      if (feature.geometry?.type !== 'MultiLineString') continue
      for (const positions of feature.geometry.coordinates) lines.push({ id: feature.id, name: textOf(feature, 'name'), code: textOf(feature, 'code'), flowsTo: textOf(feature, 'flows_to'), positions: positions.map(toPosition) })
    }
  }
  return lines
}

async function readBasemapLines(dataFolder: string): Promise<readonly WaterLine[]> {
  const { features } = v.parse(basemapSchema, JSON.parse(await readFile(join(dataFolder, 'basemap', 'schematic-waterways.geojson'), 'utf8')))
  return features.map(({ properties, geometry }, index) => ({ id: `basemap ${index}`, name: properties.name_zh, flowsTo: properties.flows_to, positions: geometry.coordinates.map(toPosition) }))
}

function toPosition([lon = 0, lat = 0]: readonly number[]): readonly [number, number] {
  return [lon, lat]
}
