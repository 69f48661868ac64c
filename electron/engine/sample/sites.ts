/** Enterprises, projects, suspected patches and contaminated plots of the demonstration: invented, placed where checks find something. */
import { distance, nearestPointOnLine, polygon } from '@turf/turf'
import type { Feature, LineString, Polygon, Position } from 'geojson'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { beside, placeAt } from './along-lines'
import type { Ground } from './ground'
import { placedProjects } from './placed-projects'
import type { Random } from './random'
import { sampleFeature, type SampleFeature } from './sample-row'

const METERS_PER_DEGREE = 111_320

/** A parcel: a slightly skewed rectangle around a centre, sides in metres. */
function parcelAround(center: Position, widthMeters: number, depthMeters: number, random: Random): Polygon {
  const [lon = 0, lat = 0] = center
  const turn = random.between(-0.4, 0.4)
  const corner = (x: number, y: number): Position => {
    const east = (x * Math.cos(turn) - y * Math.sin(turn)) * random.between(0.92, 1.08)
    const north = (x * Math.sin(turn) + y * Math.cos(turn)) * random.between(0.92, 1.08)
    return [lon + east / (METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + north / METERS_PER_DEGREE]
  }
  const [w, d] = [widthMeters / 2, depthMeters / 2]
  const ring = [corner(-w, -d), corner(w, -d), corner(w, d), corner(-w, d)]
  return polygon([[...ring, ring[0] as Position]]).geometry
}

/** All sites. */
export function makeSites(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>, random: Random): readonly SampleFeature[] {
  const companies = enterprises(ground, lines, random)
  const byChance = projects(ground, lines, random)
  const suspected = patches(ground, random)
  const plots = contaminatedPlots(ground, random)
  // In place of the last of them: forty projects in all.
  const placed = placedProjects(ground, lines, plots, byChance.length)
  return [...companies, ...byChance.slice(0, byChance.length - placed.length), ...placed, ...suspected, ...plots]
}

/** On land, in a district; null where the place is not. */
function homeOf(ground: Ground, position: Position): string | null {
  return ground.districtAt(position)
}

function enterprises(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>, random: Random): readonly SampleFeature[] {
  const made: SampleFeature[] = []
  const tongyu = lines.get('通榆运河')
  const industries = { 化工: 4, 印染: 3, 医药: 2, 金属制品: 4, 食品: 3, 船舶: 2, 建材: 2 } as const
  for (let attempt = 0; made.length < 160 && attempt < 4000; attempt += 1) {
    const anchor = attempt % 12 === 0 && tongyu !== undefined ? tongyu : ground.yangtzeShore
    const position = attempt % 3 === 0 ? townPosition(ground, random) : beside(placeAt(anchor, random.between(0.12, 0.98)), -random.between(0.15, 4))
    const district = homeOf(ground, position)
    if (district === null || ground.districts.every(({ name }) => name !== district)) continue
    const industry = random.weighted(industries)
    const toYangtze = nearestPointOnLine(ground.yangtzeShore, position)
    made.push(
      sampleFeature('enterprise', `enterprise ${made.length}`, { type: 'Point', coordinates: position }, {
        code: `SF-QY-${String(made.length + 1).padStart(3, '0')}`,
        name: `示范${industry}企业${made.length + 1}号`,
        district,
        industry,
        chemical: industry === '化工' || industry === '医药',
        status: 'existing',
        note: distance(toYangtze, position) < 1 ? '距长江岸线不足1公里（示范）' : null,
      }),
    )
  }
  const placed = tongyuPlant(ground, lines)
  return [...made.slice(0, made.length - placed.length), ...placed]
}

function townPosition(ground: Ground, random: Random): Position {
  const district = random.pick(ground.districts)
  const ring = district.area.geometry.type === 'Polygon' ? district.area.geometry.coordinates[0] : district.area.geometry.coordinates[0]?.[0]
  const positions = ring ?? []
  const [a, b, c] = [random.pick(positions), random.pick(positions), random.pick(positions)]
  return [((a[0] ?? 0) + (b[0] ?? 0) + (c[0] ?? 0)) / 3, ((a[1] ?? 0) + (b[1] ?? 0) + (c[1] ?? 0)) / 3]
}

const ACTIVITY_NAMES: Readonly<Partial<Record<CodeOf<'activity'>, string>>> = {
  newChemical: '化工新材料项目',
  expandedChemical: '化工扩建项目',
  industry: '产业园项目',
  linearInfrastructure: '道路工程',
  port: '码头工程',
  housing: '安置房项目',
  farming: '设施农业项目',
  solidWaste: '固废处置项目',
  tourism: '旅游项目',
  reclamation: '围填海项目',
}

/** Where projects are tried in turn: some lie on what binds, most do not. */
const PROJECT_PLACES = ['river', 'town', 'yangtze', 'town', 'coast', 'town', 'yangtze', 'river'] as const

function projects(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>, random: Random): readonly SampleFeature[] {
  const made: SampleFeature[] = []
  const rivers = ['九圩港', '焦港', '如海运河', '通吕运河'].flatMap((name) => lines.get(name) ?? [])
  for (let attempt = 0; made.length < 40 && attempt < 2000; attempt += 1) {
    const where = PROJECT_PLACES[attempt % PROJECT_PLACES.length]
    const byYangtze = where === 'yangtze'
    const position =
      where === 'river'
        ? beside(placeAt(random.pick(rivers), random.between(0.1, 0.9)), random.between(-0.9, 0.9))
        : where === 'yangtze'
          ? beside(placeAt(ground.yangtzeShore, random.between(0.05, 0.95)), -random.between(0.1, 1.8))
          : where === 'coast'
            ? beside(placeAt(ground.seaCoast, random.between(0.15, 0.98)), random.between(-0.8, 0.3))
            : townPosition(ground, random)
    const district = homeOf(ground, position)
    if (district === null) continue
    const activity =
      where === 'coast'
        ? random.weighted({ tourism: 3, reclamation: 1, port: 2, farming: 1 })
        : byYangtze
          ? random.weighted({ newChemical: 4, port: 3, industry: 2 })
          : random.weighted({ industry: 4, linearInfrastructure: 2, housing: 3, farming: 2, solidWaste: 1, tourism: 1, expandedChemical: 1 })
    made.push(
      sampleFeature('project', `project ${made.length}`, parcelAround(position, random.between(160, 900), random.between(120, 600), random), {
        code: `SF-XM-${String(made.length + 1).padStart(3, '0')}`,
        name: `${district}${ACTIVITY_NAMES[activity] ?? '项目'}${made.length + 1}`,
        district,
        activity,
        status: random.weighted({ proposed: 6, building: 3, existing: 1 }),
        owner: `示范建设单位${random.integer(1, 20)}`,
      }),
    )
  }
  return made
}

/** An existing chemical plant beside the Tongyu canal, which chance may miss. */
function tongyuPlant(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>): readonly SampleFeature[] {
  const line = lines.get('通榆运河')
  if (line === undefined) return []
  for (let share = 0.1; share < 0.95; share += 0.1) {
    const position = beside(placeAt(line, share), 0.6)
    const district = homeOf(ground, position)
    if (district === null || ground.districts.every(({ name }) => name !== district)) continue
    return [
      sampleFeature('enterprise', 'enterprise tongyu', { type: 'Point', coordinates: position }, {
        code: 'SF-QY-160',
        name: '示范化工企业（通榆河沿线）',
        district,
        industry: '化工',
        chemical: true,
        status: 'existing',
      }),
    ]
  }
  return []
}

const PATCHES = 24

function patches(ground: Ground, random: Random): readonly SampleFeature[] {
  const made: SampleFeature[] = []
  for (let attempt = 0; made.length < PATCHES && attempt < 500; attempt += 1) {
    const position = attempt % 2 === 0 ? beside(placeAt(ground.seaCoast, random.between(0.1, 0.9)), random.between(-1.5, 1.5)) : townPosition(ground, random)
    const district = homeOf(ground, position)
    if (district === null) continue
    made.push(
      sampleFeature('patch', `patch ${made.length}`, parcelAround(position, random.between(60, 300), random.between(60, 240), random), {
        code: `SF-TB-${String(made.length + 1).padStart(3, '0')}`,
        name: `疑似问题图斑${made.length + 1}`,
        district,
        batch: '2023年第二批',
        verdict: random.weighted({ pending: 10, confirmed: 5, dismissed: 9 }),
        imagery_date: '2023-08-20',
        change: random.pick(['新增建筑', '推填土', '水面变化']),
      }),
    )
  }
  const placed = placedPatches()
  return [...made.slice(0, made.length - placed.length), ...placed]
}

/** Two in the red line, one of them in its core: chance put none there. In place of the last of the others. */
function placedPatches(): readonly SampleFeature[] {
  const rows = [
    { place: [121.8925, 31.801], district: '启东市', verdict: 'confirmed', change: '新增建筑' },
    { place: [121.2494, 32.4748], district: '如东县', verdict: 'pending', change: '推填土' },
  ] as const
  return rows.map(({ place: [lon, lat], district, verdict, change }, index) => {
    const [east, north] = [90 / (METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), 70 / METERS_PER_DEGREE]
    const ring = [[lon - east, lat - north], [lon + east, lat - north], [lon + east, lat + north], [lon - east, lat + north], [lon - east, lat - north]]
    const number = PATCHES - rows.length + index + 1
    return sampleFeature('patch', `placed patch ${index}`, polygon([ring]).geometry, {
      code: `SF-TB-${String(number).padStart(3, '0')}`,
      name: `疑似问题图斑${number}`,
      district,
      batch: '2023年第二批',
      verdict,
      imagery_date: '2023-08-20',
      change,
    })
  })
}

function contaminatedPlots(ground: Ground, random: Random): readonly SampleFeature[] {
  const made: SampleFeature[] = []
  for (let attempt = 0; made.length < 8 && attempt < 500; attempt += 1) {
    const position = beside(placeAt(ground.yangtzeShore, random.between(0.2, 0.95)), -random.between(0.5, 5))
    const district = homeOf(ground, position)
    if (district === null) continue
    made.push(
      sampleFeature('contaminatedPlot', `plot ${made.length}`, parcelAround(position, random.between(100, 400), random.between(80, 300), random), {
        code: `SF-DK-${made.length + 1}`,
        name: `原示范化工厂地块${made.length + 1}`,
        district,
        status: random.weighted({ suspected: 2, contaminated: 3, remediating: 2, remediated: 1 }),
        pollutants: random.pick(['苯系物', '重金属（砷、镉）', '石油烃', '多环芳烃']),
        planned_use: random.pick(['居住', '公园绿地', '工业']),
      }),
    )
  }
  return made
}
