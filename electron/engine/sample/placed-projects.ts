/**
 * Projects that are placed on purpose, so that every rule for projects finds something: chance alone would miss most of them. Laid out without
 * chance, so that all else stays as it is.
 */
import { centroid, polygon } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { beside, placeAt } from './along-lines'
import type { Ground } from './ground'
import { FARMLAND_OF_RUGAO } from './reference-areas'
import { sampleFeature, type SampleFeature } from './sample-row'

const METERS_PER_DEGREE = 111_320
const HALF_WIDTH_METERS = 200
const HALF_DEPTH_METERS = 150

type PlacedProject = {
  readonly name: string
  readonly activity: CodeOf<'activity'>
  readonly at: Position
  /** Stated off the shore, where no district reaches. */
  readonly district?: string
}

/**
 * @param count of all projects: the placed ones are the last of them
 * @param plots contaminated plots, one of which somebody wants to build on
 */
export function placedProjects(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>, plots: readonly SampleFeature[], count: number): readonly SampleFeature[] {
  const along = (line: Feature<LineString> | undefined, share: number, kilometers: number): Position => {
    if (line === undefined) throw new Error('a waterway of the placed projects is missing')
    return beside(placeAt(line, share), kilometers)
  }
  const [plot] = plots
  if (plot === undefined) throw new Error('the demonstration has no contaminated plot')
  const rows: readonly PlacedProject[] = [
    { name: '尾矿库项目1', activity: 'tailings', at: along(ground.yangtzeShore, 0.42, -1.6) },
    { name: '尾矿库项目2', activity: 'tailings', at: along(lines.get('焦港'), 0.6, 0.7) },
    { name: '运河沿线安置房项目', activity: 'housing', at: along(lines.get('通扬运河'), 0.5, 1.2) },
    { name: '湿地观景平台项目', activity: 'tourism', at: [121.9, 31.79], district: '启东市' },
    { name: '围填海项目', activity: 'reclamation', at: [121.25, 32.4748], district: '如东县' },
    { name: '滩涂固废处置项目', activity: 'solidWaste', at: [121.2775, 32.467], district: '如东县' },
    { name: '水源地取水口旁安置房项目', activity: 'housing', at: along(lines.get('九圩港'), 0.35, 0.1) },
    { name: '水源地二级区产业园项目', activity: 'industry', at: along(lines.get('九圩港'), 0.35, 0.95) },
    { name: '水源地准保护区化工扩建项目', activity: 'expandedChemical', at: along(lines.get('九圩港'), 0.35, 2) },
    { name: '原厂区地块住宅项目', activity: 'housing', at: centroid(plot.geometry).geometry.coordinates },
    { name: '农田旁固废处置项目', activity: 'solidWaste', at: FARMLAND_OF_RUGAO },
    { name: '岸线码头工程', activity: 'port', at: along(ground.yangtzeShore, 0.25, 0) },
    { name: '北凌河沿线产业园项目', activity: 'industry', at: along(lines.get('北凌河'), 0.05, 0.4) },
  ]
  return rows.map(({ name, activity, at: [lon = 0, lat = 0], district: stated }, index) => {
    const district = stated ?? ground.districtAt([lon, lat])
    if (district === null) throw new Error(`${name} lies in no district`)
    const [east, north] = [HALF_WIDTH_METERS / (METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), HALF_DEPTH_METERS / METERS_PER_DEGREE]
    const ring = [[lon - east, lat - north], [lon + east, lat - north], [lon + east, lat + north], [lon - east, lat + north], [lon - east, lat - north]]
    return sampleFeature('project', `placed project ${index}`, polygon([ring]).geometry, {
      code: `SF-XM-${String(count - rows.length + index + 1).padStart(3, '0')}`,
      name: `${district}${name}`,
      district,
      activity,
      status: 'proposed',
      owner: '示范建设单位',
    })
  })
}
