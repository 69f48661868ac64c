/** Waterways, shorelines, sections with catchments and automatic stations of the demonstration. */
import { distance, featureCollection, point, voronoi } from '@turf/turf'
import type { Feature, LineString } from 'geojson'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { overlapOf } from './areas'
import type { Ground } from './ground'
import { beside, lengthOf, type LinePlace, placesAlong } from './along-lines'
import { governmentOf } from './government'
import type { Random } from './random'
import { sampleFeature, type SampleFeature } from './sample-row'
import type { SampleInput } from './sample-input'

/** A section as the generators of readings and tasks need it. */
export type SampleSection = {
  readonly ref: string
  readonly name: string
  readonly waterBody: string
  readonly district: string | null
  readonly controlLevel: 'national' | 'provincial' | 'city'
  readonly targetClass: number
  readonly entersSea: boolean
  /** How polluted, 0 (clean) to 1; drives the invented readings. */
  readonly burden: number
}

export type WaterNetwork = {
  readonly features: readonly SampleFeature[]
  readonly sections: readonly SampleSection[]
  readonly lines: ReadonlyMap<string, Feature<LineString>>
}

const VINTAGE = '2020-01-08'

/** Build the network: every waterway of the shipped file within reach of the districts, 104 sections on them. */
export function makeWaterNetwork(input: SampleInput, ground: Ground, random: Random): WaterNetwork {
  const features: SampleFeature[] = []
  const lines = new Map<string, Feature<LineString>>()
  for (const waterway of input.waterways.features) {
    const { name_zh: name, name_en: nameEnglish, level, flows_to: flowsTo, note } = waterway.properties
    const line = waterway as Feature<LineString>
    lines.set(name, line)
    features.push(
      sampleFeature('waterway', `waterway ${name}`, { type: 'MultiLineString', coordinates: [line.geometry.coordinates] }, {
        name,
        name_en: nameEnglish,
        level: level === '市级' ? 'city' : level === '县级' ? 'county' : 'trunk',
        flows_to: flowsTo,
        schematic: true,
        note: note ?? null,
      }),
    )
  }
  features.push(...shorelines(ground, lines))
  const placed = placeSections(input, ground, lines)
  const sections = placed.map((facts, index) => toSection(facts, index, input.numbers.sections, random))
  placed.forEach(({ place }, index) => {
    const section = sections[index]
    if (section !== undefined) features.push(sectionFeature(section, place, index))
  })
  features.push(...stations(sections, placed, random), ...catchments(sections, placed, ground))
  return { features, sections, lines }
}

type ShorelineRow = { readonly name: string; readonly type: CodeOf<'shorelineType'>; readonly line: Feature<LineString> | undefined; readonly note?: string }

/** The lines that distances count from. Those of rivers that the law means but that are not mapped here are stood in for, and say so. */
function shorelines(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>): readonly SampleFeature[] {
  const rows: readonly ShorelineRow[] = [
    { name: '长江北岸线', type: 'yangtzeMain', line: ground.yangtzeShore },
    { name: '黄海海岸线', type: 'sea', line: ground.seaCoast },
    { name: '通榆运河岸线（中心线代替）', type: 'tongyu', line: lines.get('通榆运河') },
    ...['九圩港', '焦港', '如海运河'].map((river): ShorelineRow => ({ name: `${river}岸线（示范，中心线代替）`, type: 'yangtzeTributary', line: lines.get(river), note: '示范：支流名录以主管部门公布为准' })),
    { name: '通扬运河岸线（示范，代大运河主河道，中心线代替）', type: 'grandCanal', line: lines.get('通扬运河'), note: '示范：大运河主河道不经此处' },
  ]
  return rows.flatMap(({ name, type, line, note }, index) =>
    line === undefined
      ? []
      : [
          sampleFeature('shoreline', `shoreline ${index}`, { type: 'MultiLineString', coordinates: [line.geometry.coordinates] }, {
            name,
            shoreline_type: type,
            vintage: VINTAGE,
            ...(note === undefined ? {} : { note }),
          }),
        ],
  )
}

type PlacedSection = { readonly waterBody: string; readonly name: string; readonly district: string; readonly place: LinePlace; readonly entersSea: boolean; readonly nearMouth: boolean }

/** Spread the sections over the waterways by length; only places inside a district count. */
function placeSections(input: SampleInput, ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>): readonly PlacedSection[] {
  const wanted = input.numbers.sections.cityAndAbove
  const toSea = new Set(input.waterways.features.filter(({ properties }) => properties.flows_to === '黄海').map(({ properties }) => properties.name_zh))
  const inside = [...lines].map(([waterBody, line]) => ({
    waterBody,
    places: placesAlong(line, Math.max(Math.round(lengthOf(line) / 0.5), 4)).filter(({ position }) => ground.districtAt(position) !== null),
  }))
  const total = inside.reduce((sum, { places }) => sum + places.length, 0)
  const shares = inside.map(({ waterBody, places }) => ({ waterBody, places, count: Math.max(1, Math.floor((places.length / total) * wanted)) }))
  const used = new Set<string>()
  const placed: PlacedSection[] = []
  for (let round = 0; placed.length < wanted; round += 1) {
    for (const share of shares) {
      const count = round === 0 ? share.count : 1
      for (let index = 0; index < count && placed.length < wanted; index += 1) {
        const step = round === 0 ? (index + 0.5) / count : ((round * 0.37) % 1) * 0.9 + 0.05
        const place = share.places[Math.floor(step * share.places.length)]
        if (place === undefined) continue
        const district = ground.districtAt(place.position)
        if (district === null) continue
        const name = uniqueName(`${share.waterBody}${nearestTown(input, place)}`, used)
        const mouth = step > 0.8
        placed.push({ waterBody: share.waterBody, name, district, place, entersSea: toSea.has(share.waterBody) && mouth, nearMouth: mouth })
      }
    }
  }
  return placed
}

function uniqueName(stem: string, used: Set<string>): string {
  for (const suffix of ['断面', '东断面', '西断面', '北断面', '南断面', '大桥断面', '新桥断面', '闸断面', '二桥断面', '三桥断面']) {
    const name = `${stem}${suffix}`
    if (used.has(name)) continue
    used.add(name)
    return name
  }
  throw new Error(`too many sections near ${stem}`)
}

function nearestTown(input: SampleInput, place: LinePlace): string {
  let best = { name: '', kilometers: Number.POSITIVE_INFINITY }
  for (const { towns } of input.places.districts) {
    for (const [name, lon, lat] of towns) {
      const kilometers = distance(place.position, [lon, lat])
      if (kilometers < best.kilometers) best = { name, kilometers }
    }
  }
  return best.name
}

/** Steps through all sections before it repeats: shares no factor with their number (104). */
const LEVEL_STRIDE = 37

/** Control levels are spread evenly over the waterways: 16 national, 39 provincial, 49 city. */
function toSection(facts: PlacedSection, index: number, total: SampleInput['numbers']['sections'], random: Random): SampleSection {
  const rank = (index * LEVEL_STRIDE) % total.cityAndAbove
  const level = rank < total.national ? 'national' : rank < total.provincialAndAbove ? 'provincial' : 'city'
  const strict = facts.waterBody === '焦港' || facts.waterBody === '新通扬运河'
  return {
    ref: `section ${index}`,
    name: facts.name,
    waterBody: facts.waterBody,
    district: facts.district,
    controlLevel: level,
    targetClass: strict && level !== 'city' ? 2 : 3,
    entersSea: facts.entersSea,
    burden: Math.min(Math.max(0.44 + random.normal() * 0.23 + (facts.nearMouth ? 0.06 : 0), 0.05), 1.12),
  }
}

function sectionFeature(section: SampleSection, place: LinePlace, index: number): SampleFeature {
  return sampleFeature('section', section.ref, { type: 'Point', coordinates: place.position }, {
    code: `SF-D${String(index + 1).padStart(3, '0')}`,
    name: section.name,
    district: section.district,
    water_body: section.waterBody,
    water_type: 'river',
    control_level: section.controlLevel,
    target_class: section.targetClass,
    enters_sea: section.entersSea,
    responsible_unit: section.district === null ? null : governmentOf(section.district),
    bearing: Math.round(((place.bearing % 360) + 360) % 360),
  })
}

function stations(sections: readonly SampleSection[], placed: readonly PlacedSection[], random: Random): readonly SampleFeature[] {
  return sections.flatMap((section, index) => {
    const place = placed[index]?.place
    const equipped = section.controlLevel === 'national' || (section.controlLevel === 'provincial' ? random.next() < 0.7 : random.next() < 0.25)
    if (place === undefined || !equipped) return []
    return [
      sampleFeature('station', `station ${index}`, { type: 'Point', coordinates: beside(place, 0.06) }, {
        code: `SF-Z${String(index + 1).padStart(3, '0')}`,
        name: section.name.replace('断面', '水质自动站'),
        district: section.district,
        station_type: section.controlLevel === 'city' ? 'micro' : 'standard',
        section: section.name,
        water_body: section.waterBody,
        online: random.next() < 0.93,
        installed_on: `20${random.integer(16, 22)}-0${random.integer(1, 9)}-15`,
      }),
    ]
  })
}

/** The land nearest to each section: a stand-in for surveyed catchments, and said to be one. */
function catchments(sections: readonly SampleSection[], placed: readonly PlacedSection[], ground: Ground): readonly SampleFeature[] {
  const points = placed.map(({ place }) => point(place.position))
  const cells = voronoi(featureCollection(points), { bbox: [119.8, 31.3, 122.6, 33.1] })
  return cells.features.flatMap((cell, index) => {
    const section = sections[index]
    if (section === undefined) return []
    const area = overlapOf(cell, ground.land)
    return [
      sampleFeature('catchment', `catchment ${index}`, area.geometry, {
        name: `${section.name.replace('断面', '')}汇水区`,
        section: section.name,
        water_body: section.waterBody,
        district: section.district,
        note: '按最近断面划分的示意汇水区',
      }),
    ]
  })
}
