/** Upstream of a section: along the water where a network reaches, else in its catchment, else by plain distance; and it says which. */
import { booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Feature } from '../../../shared/domain/feature'
import { type TracedDirection, type TracedFeature, type TracedLoad, tracedKinds, type TraceReport } from '../../../shared/domain/trace'
import { geodesicDistanceMeters } from '../../engine/geodesy/geodesic'
import { traceUpstream } from '../../engine/network/trace-upstream'
import { WaterNetwork } from '../../engine/network/water-network'
import type { WorkspaceReader } from '../../store/workspace-store'
import { textOf } from './read-sections'
import { readWaterLines } from './read-water-lines'
import type { Session } from '../session'

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
export async function traceSection(session: Session, sectionId: string, upstreamMeters: number): Promise<TraceReport> {
  const workspace = session.workspace()
  const section = await workspace.readFeature({ kind: 'section', id: sectionId })
  const at = lonLatOf(section)
  const candidates = (await readCandidates(workspace)).filter(({ layer, feature }) => layer !== 'section' || feature.id !== sectionId)
  const head = { section: { id: section.id, name: textOf(section, 'name') }, upstreamMeters, reachMeters: SOURCE_REACH_METERS }
  const water = await readWaterLines(session)
  const network = new WaterNetwork(water.lines)
  const place = at === null ? null : network.locate(at, SECTION_REACH_METERS, textOf(section, 'water_body'))
  if (place !== null) {
    const placed = candidates.flatMap((candidate) => {
      const found = network.locate(candidate.lonLat, SOURCE_REACH_METERS, textOf(candidate.feature, 'receiving_water') ?? textOf(candidate.feature, 'water_body'))
      return found === null ? [] : [{ ...candidate, place: found }]
    })
    const { hits, water: lines } = traceUpstream(network, place, placed, upstreamMeters)
    const features = hits.flatMap(({ point, distanceMeters }) => {
      const hit = placed[point]
      if (hit === undefined) return []
      const line = network.segments[hit.place.segment]?.line
      return [toTraced(hit, distanceMeters, hit.place.offset, line === undefined ? null : (network.lines[line]?.name ?? null))]
    })
    const onWater = new Set(placed.map(({ feature }) => feature))
    const unplaced = candidates.filter(({ layer, feature, lonLat }) => layer !== 'section' && !onWater.has(feature) && at !== null && metersBetween(at, lonLat) <= upstreamMeters).length
    return { ...head, by: 'network', network: water.from, sectionOffsetMeters: place.offset, features, direction: directionOf(network), unplaced, water: lines }
  }
  const catchment = await readCatchment(workspace, section)
  const near = candidates.flatMap((candidate) => {
    if (at === null || (catchment !== null && !booleanPointInPolygon([...candidate.lonLat], catchment))) return []
    const distance = metersBetween(at, candidate.lonLat)
    return distance <= upstreamMeters ? [toTraced(candidate, distance, null, null)] : []
  })
  return { ...head, by: catchment === null ? 'distance' : 'catchment', network: null, sectionOffsetMeters: null, features: near.sort((a, b) => a.distanceMeters - b.distanceMeters), direction: null, unplaced: 0, water: [] }
}

function metersBetween(a: readonly [number, number], b: readonly [number, number]): number {
  return geodesicDistanceMeters(a[0], a[1], b[0], b[1])
}

function directionOf({ lines, known }: WaterNetwork): TracedDirection {
  const [waterways, recorded] = [lines, known].map((entries) => new Set(entries.map(({ id }) => id)).size)
  const turned = known.filter((direction) => direction.turned).map(({ id, name, flowsTo }) => ({ id, name, flowsTo }))
  return { recorded: recorded ?? 0, digitised: (waterways ?? 0) - (recorded ?? 0), turned }
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
    load: loadOf(feature),
  }
}

/** Null where nothing is known. */
function loadOf({ properties }: Feature): TracedLoad | null {
  const amount = (column: string): number | null => {
    const value = properties[column]
    return typeof value === 'number' ? value : null
  }
  const load: TracedLoad = {
    volumeCubicMetersPerDay: amount('discharge_volume'),
    codKilogramsPerDay: amount('cod_load'),
    ammoniaKilogramsPerDay: amount('ammonia_load'),
    nitrogenKilogramsPerDay: amount('nitrogen_load'),
    phosphorusKilogramsPerDay: amount('phosphorus_load'),
  }
  return Object.values(load).every((value) => value === null) ? null : load
}

function lonLatOf({ geometry }: Feature): readonly [number, number] | null {
  const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : []
  return lon === undefined || lat === undefined ? null : [lon, lat]
}
