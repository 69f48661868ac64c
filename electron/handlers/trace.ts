/** Upstream of a section: along the water where a network reaches, else in its catchment, else by plain distance; and it says which. */
import { booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Feature } from '../../shared/domain/feature'
import { type TracedFeature, tracedKinds, type TraceReport } from '../../shared/domain/trace'
import { geodesicDistanceMeters } from '../engine/geodesy/geodesic'
import { traceUpstream } from '../engine/network/trace-upstream'
import { type WaterLine, WaterNetwork } from '../engine/network/water-network'
import type { WorkspaceReader } from '../store/workspace-store'

/** A section lies at most this far from its river's line. */
const SECTION_REACH_METERS = 500
/** An outfall or enterprise farther from any water than this is not placed on it. */
const SOURCE_REACH_METERS = 1000

type Candidate = { readonly layer: TracedFeature['layer']; readonly feature: Feature; readonly lonLat: readonly [number, number] }

/**
 * @param sectionId fid of the section
 * @param upstreamMeters farthest distance, inclusive
 * @throws AppError 'feature.notFound'
 */
export async function traceSection(workspace: WorkspaceReader, sectionId: string, upstreamMeters: number): Promise<TraceReport> {
  const section = await workspace.readFeature({ kind: 'section', id: sectionId })
  const at = lonLatOf(section)
  const candidates = (await readCandidates(workspace)).filter(({ layer, feature }) => layer !== 'section' || feature.id !== sectionId)
  const head = { section: { id: section.id, name: textOf(section, 'name') }, upstreamMeters, reachMeters: SOURCE_REACH_METERS }
  const network = new WaterNetwork(await readWaterLines(workspace))
  const place = at === null ? null : network.locate(at, SECTION_REACH_METERS)
  if (place !== null) {
    const placed = candidates.flatMap((candidate) => {
      const found = network.locate(candidate.lonLat, SOURCE_REACH_METERS)
      return found === null ? [] : [{ ...candidate, place: found }]
    })
    const { hits, reached } = traceUpstream(network, place, placed, upstreamMeters)
    const features = hits.flatMap(({ point, distanceMeters }) => {
      const hit = placed[point]
      if (hit === undefined) return []
      const line = network.segments[hit.place.segment]?.line
      return [toTraced(hit, distanceMeters, hit.place.offset, line === undefined ? null : (network.lines[line]?.name ?? null))]
    })
    const water = [...reached.keys()].flatMap((index) => {
      const segment = network.segments[index]
      return segment === undefined ? [] : [[segment.from, segment.to]]
    })
    return { ...head, by: 'network', sectionOffsetMeters: place.offset, features, water }
  }
  const catchment = await readCatchment(workspace, section)
  const near = candidates.flatMap((candidate) => {
    if (at === null || (catchment !== null && !booleanPointInPolygon([...candidate.lonLat], catchment))) return []
    const distance = geodesicDistanceMeters(at[0], at[1], candidate.lonLat[0], candidate.lonLat[1])
    return distance <= upstreamMeters ? [toTraced(candidate, distance, null, null)] : []
  })
  return { ...head, by: catchment === null ? 'distance' : 'catchment', sectionOffsetMeters: null, features: near.sort((a, b) => a.distanceMeters - b.distanceMeters), water: [] }
}

async function readCandidates(workspace: WorkspaceReader): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = []
  for (const layer of tracedKinds) {
    for await (const batch of workspace.streamFeatures({ kind: layer })) {
      for (const feature of batch) {
        const lonLat = lonLatOf(feature)
        if (lonLat !== null) candidates.push({ layer, feature, lonLat })
      }
    }
  }
  return candidates
}

async function readWaterLines(workspace: WorkspaceReader): Promise<readonly WaterLine[]> {
  const lines: WaterLine[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'waterway' })) {
    for (const feature of batch) {
      if (feature.geometry?.type !== 'MultiLineString') continue
      for (const positions of feature.geometry.coordinates) {
        lines.push({ id: feature.id, name: textOf(feature, 'name'), positions: positions.map(([lon = 0, lat = 0]) => [lon, lat] as const) })
      }
    }
  }
  return lines
}

/** The catchment that names the section, or null. */
async function readCatchment(workspace: WorkspaceReader, section: Feature): Promise<Polygon | MultiPolygon | null> {
  const names = [textOf(section, 'name'), textOf(section, 'code')].filter((name) => name !== null)
  for await (const batch of workspace.streamFeatures({ kind: 'catchment', where: [{ column: 'section', in: names }] })) {
    const [found] = batch
    if (found?.geometry?.type === 'MultiPolygon' || found?.geometry?.type === 'Polygon') return found.geometry
  }
  return null
}

function toTraced({ layer, feature, lonLat }: Candidate, distanceMeters: number, offsetMeters: number | null, waterway: string | null): TracedFeature {
  return {
    layer,
    id: feature.id,
    name: textOf(feature, 'name'),
    code: textOf(feature, 'code'),
    distanceMeters,
    offsetMeters,
    waterway,
    lonLat,
    demonstration: feature.properties['demonstration'] === true,
  }
}

function lonLatOf({ geometry }: Feature): readonly [number, number] | null {
  const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : []
  return lon === undefined || lat === undefined ? null : [lon, lat]
}

function textOf({ properties }: Feature, column: string): string | null {
  const value = properties[column]
  return typeof value === 'string' ? value : null
}
