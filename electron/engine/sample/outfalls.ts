/**
 * Outfalls of the demonstration: as many into the sea and into the rivers of the Huai basin as were published, county by county
 * where the source splits them. Positions and attributes are invented.
 */
import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'
import { CLASS_OF_SUBCLASS } from '../../../shared/domain/outfall-classes'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { beside, placeAt } from './along-lines'
import type { District, Ground } from './ground'
import { governmentOf } from './government'
import type { Random } from './random'
import { sampleFeature, type SampleFeature } from './sample-row'
import type { SampleInput } from './sample-input'

type Subclass = CodeOf<'outfallSubclass'>

const SEA_MIX = { aquaculture: 52, irrigation: 14, enterprise: 3, enterpriseStormwater: 5, parkWorks: 1, parkStormwater: 2, townWorks: 1, port: 6, townStormwater: 8, villageSewage: 8 } as const
const RIVER_MIX = { villageSewage: 26, townStormwater: 15, smallFarming: 16, villageWorks: 13, aquaculture: 9, livestock: 3, irrigation: 9, enterpriseStormwater: 3, enterprise: 1.5, townSewage: 3, townWorks: 0.5, parkWorks: 0.3, parkStormwater: 0.7 } as const

/** Kinds of outfalls that need an approval; the others are registered (部令第35号). */
const APPROVED: ReadonlySet<Subclass> = new Set(['enterprise', 'enterpriseStormwater', 'parkWorks', 'parkStormwater', 'townWorks'])

const SUBCLASS_NAMES: Readonly<Record<Subclass, string>> = {
  enterprise: '企业排污口',
  enterpriseStormwater: '企业雨水排口',
  parkWorks: '园区污水处理厂排污口',
  parkStormwater: '园区雨水排口',
  townWorks: '污水处理厂排污口',
  livestock: '养殖场排口',
  aquaculture: '养殖尾水排口',
  irrigation: '灌区退水口',
  port: '码头排口',
  smallFarming: '散养排口',
  villageWorks: '农村污水设施排口',
  villageSewage: '农村生活污水排口',
  townSewage: '生活污水排口',
  townStormwater: '雨洪排口',
}

/** Both sets, the sea's first. */
export function* makeOutfalls(input: SampleInput, ground: Ground, waterways: ReadonlyMap<string, Feature<LineString>>, random: Random): Generator<SampleFeature> {
  yield* seaOutfalls(input, ground, random)
  yield* riverOutfalls(input, ground, waterways, random)
}

function* seaOutfalls(input: SampleInput, ground: Ground, random: Random): Generator<SampleFeature> {
  const { byDistrict, date, source } = input.numbers.seaOutfalls
  for (const district of ground.districts) {
    const wanted = byDistrict[district.name] ?? 0
    const shares = wanted === 0 ? [] : coastSharesOf(ground, district)
    for (let index = 0; index < wanted; index += 1) {
      const place = placeAt(ground.seaCoast, random.pick(shares) + random.between(0, COAST_STEP))
      const position = beside(place, random.between(-0.15, 0.15))
      const subclass = random.weighted(SEA_MIX)
      yield outfall({
        ref: `sea outfall ${district.name} ${index}`,
        number: index + 1,
        position,
        district,
        subclass,
        receiving: 'sea',
        receivingWater: '黄海',
        stage: random.weighted({ closed: 55, supervised: 18, rectifying: 17, planned: 6, traced: 4 }),
        surveyedOn: date,
        source,
        random,
      })
    }
  }
}

const COAST_STEP = 1 / 1500

/** Shares of the coast line that lie in a district. */
function coastSharesOf(ground: Ground, district: District): readonly number[] {
  const shares: number[] = []
  for (let share = 0; share < 1; share += COAST_STEP) {
    if (ground.districtAt(placeAt(ground.seaCoast, share).position) === district.name) shares.push(share)
  }
  if (shares.length === 0) throw new Error(`${district.name} has no coast`)
  return shares
}

function* riverOutfalls(input: SampleInput, ground: Ground, waterways: ReadonlyMap<string, Feature<LineString>>, random: Random): Generator<SampleFeature> {
  const { total, rectified, districts, source, date, basin } = input.numbers.riverOutfalls
  const areas = ground.districts.filter(({ name }) => districts.includes(name))
  const boxes = areas.map((district) => ({ district, box: boundsOf(district.area) }))
  const rivers = [...waterways].filter(([name]) => name !== '通吕运河' && name !== '通启运河')
  const rectifiedAt = pickIndexes(total, rectified, random)
  let made = 0
  while (made < total) {
    const { district, box } = random.pick(boxes)
    const onTrunk = random.next() < 0.3
    const trunk = onTrunk ? random.pick(rivers) : null
    const position = trunk === null ? ditchPosition(box, random) : beside(placeAt(trunk[1], random.next()), random.between(-0.05, 0.05))
    const belongs = ground.districtAt(position)
    const home = trunk === null ? district : areas.find(({ name }) => name === belongs)
    if (home === undefined || belongs !== home.name || (position[1] ?? 0) < HUAI_SOUTH_LATITUDE || !booleanPointInPolygon(position, home.area)) continue
    const subclass = random.weighted(RIVER_MIX)
    yield outfall({
      ref: `river outfall ${made}`,
      number: made + 1,
      position,
      district: home,
      subclass,
      receiving: 'river',
      receivingWater: trunk === null ? `${nearestTownName(input, home.name, position)}中心河` : trunk[0],
      stage: rectifiedAt.has(made)
        ? random.weighted({ closed: 7, supervised: 3 })
        : random.weighted({ rectifying: 28, planned: 22, traced: 34, monitored: 13, confirmed: 3 }),
      surveyedOn: `2022-${String(random.integer(3, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
      source,
      sourceDate: date,
      basin,
      random,
    })
    made += 1
  }
}

/** The divide of the demonstration: north of it the Huai basin. */
const HUAI_SOUTH_LATITUDE = 32.2

/** Town and village ditches run east–west and north–south, about a kilometre apart. */
const DITCH_SPACING_DEGREES = 0.0115

function ditchPosition([west, south, east, north]: readonly [number, number, number, number], random: Random): Position {
  const lon = random.between(west, east)
  const lat = random.between(south, north)
  const jitter = random.between(-0.0006, 0.0006)
  return random.next() < 0.55
    ? [lon, Math.round(lat / DITCH_SPACING_DEGREES) * DITCH_SPACING_DEGREES + jitter]
    : [Math.round(lon / DITCH_SPACING_DEGREES) * DITCH_SPACING_DEGREES + jitter, lat]
}

type OutfallFacts = {
  readonly ref: string
  readonly number: number
  readonly position: Position
  readonly district: District
  readonly subclass: Subclass
  readonly receiving: CodeOf<'outfallReceiving'>
  readonly receivingWater: string
  readonly stage: CodeOf<'outfallStage'>
  readonly surveyedOn: string
  readonly source: string
  readonly sourceDate?: string
  readonly basin?: string
  readonly random: Random
}

function outfall(facts: OutfallFacts): SampleFeature {
  const { district, subclass, random, stage } = facts
  const done = stage === 'closed' || stage === 'supervised'
  const local = `SF-${facts.receiving === 'sea' ? 'H' : 'R'}-${district.code}-${String(facts.number).padStart(4, '0')}`
  return sampleFeature('outfall', facts.ref, { type: 'Point', coordinates: facts.position.map(roundCoordinate) }, {
    code: local,
    code_local: local,
    name: `${facts.receivingWater}${SUBCLASS_NAMES[subclass]}${facts.number}`,
    district: district.name,
    receiving: facts.receiving,
    outfall_class: CLASS_OF_SUBCLASS[subclass],
    outfall_subclass: subclass,
    stage,
    disposition: random.weighted({ ban: 12, merge: 22, regulate: 66 }),
    permission: APPROVED.has(subclass) ? 'approval' : 'registration',
    receiving_water: facts.receivingWater,
    basin: facts.basin ?? null,
    key_water: facts.receiving === 'sea',
    responsible_unit: governmentOf(district.name),
    dry_weather_discharge: random.next() < 0.04,
    sign_installed: done ? random.next() < 0.9 : random.next() < 0.2,
    online_monitoring: APPROVED.has(subclass) && random.next() < 0.6,
    surveyed_on: facts.surveyedOn,
    deadline: done ? '2023-06-30' : random.weighted({ '2023-12-31': 60, '2024-12-31': 30, '2023-09-30': 2, '2025-12-31': 8 }),
    accepted_on: done ? `2023-${String(random.integer(1, 10)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}` : null,
    source: facts.source,
    source_date: facts.sourceDate ?? facts.surveyedOn,
  })
}

/** 1e-7 degrees is a centimetre. */
function roundCoordinate(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

/** `count` different indexes below `total`. */
function pickIndexes(total: number, count: number, random: Random): ReadonlySet<number> {
  const order = Array.from({ length: total }, (_, index) => index)
  for (let index = 0; index < count; index += 1) {
    const other = random.integer(index, total - 1)
    const held = order[index] as number
    order[index] = order[other] as number
    order[other] = held
  }
  return new Set(order.slice(0, count))
}

function boundsOf(area: District['area']): readonly [number, number, number, number] {
  const rings = area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates
  const positions = rings.flat(2)
  const lons = positions.map(([lon = 0]) => lon)
  const lats = positions.map(([, lat = 0]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function nearestTownName(input: SampleInput, districtName: string, [lon = 0, lat = 0]: Position): string {
  const towns = input.places.districts.find(({ name }) => name === districtName)?.towns ?? []
  let best = { name: districtName, squared: Number.POSITIVE_INFINITY }
  for (const [name, townLon, townLat] of towns) {
    const squared = (townLon - lon) ** 2 + (townLat - lat) ** 2
    if (squared < best.squared) best = { name, squared }
  }
  return best.name
}
