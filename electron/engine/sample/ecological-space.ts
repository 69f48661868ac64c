/**
 * Red lines and control zones in two versions each, buffers, bays, drinking-water sources and control units of the demonstration.
 *
 * They follow the shipped water and shore, but no boundary here is a legal one.
 */
import { circle } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { beside, nearestOn, pieceBetween, pieceOf, placeAt } from './along-lines'
import { type Area, meet, overlapOf, stripAround, unionOf, without } from './areas'
import type { Ground } from './ground'
import { governmentOf } from './government'
import { sampleFeature, type SampleFeature } from './sample-row'
import type { SampleInput } from './sample-input'

type Category = CodeOf<'ecologicalCategory'>
type Lines = ReadonlyMap<string, Feature<LineString>>

const RED_LINE_VINTAGES = ['2018-06-09', '2022-10-01'] as const
const ZONE_VINTAGES = ['2020-01-08', '2023-06-30'] as const

/** Where water is taken from the Yangtze, near the bank. */
const BANK = {
  rugao: [120.55, 32.077],
  langshan: [120.87, 31.95],
  honggang: [120.925, 31.865],
  haimen: [121.2, 31.853],
} as const satisfies Record<string, readonly [number, number]>

/** Everything of this file. */
export function makeEcologicalSpace(input: SampleInput, ground: Ground, lines: Lines): readonly SampleFeature[] {
  const sources = waterSources(ground, lines)
  return [
    ...redLines(ground),
    ...controlZones(ground, lines),
    ...buffers(ground, lines),
    ...bays(input, ground),
    ...sources,
    ...controlUnits(ground),
  ]
}

function disc(center: Position, kilometers: number): Area {
  return circle(center, kilometers, { units: 'kilometers', steps: 48 }) as Area
}

function versions(kind: 'ecologicalRedLine' | 'ecologicalControlZone', vintages: readonly [string, string], rows: readonly LegalRow[], documents: readonly [string, string]): readonly SampleFeature[] {
  return rows.flatMap((row, index) =>
    vintages.flatMap((vintage, version) => {
      const area = version === 0 ? row.before : row.after
      if (area === null) return []
      return [
        sampleFeature(kind, `${kind} ${index} ${vintage}`, area.geometry, {
          code: `SF-${kind === 'ecologicalRedLine' ? 'HX' : 'GK'}-${String(index + 1).padStart(2, '0')}`,
          name: row.name,
          district: row.district,
          category: version === 0 ? row.category : (row.categoryAfter ?? row.category),
          ...(kind === 'ecologicalRedLine' ? { part: row.part ?? 'general' } : {}),
          vintage,
          document_number: `${documents[version] ?? ''}（示范）`,
        }),
      ]
    }),
  )
}

type LegalRow = {
  readonly name: string
  readonly district: string
  readonly category: Category
  /** Category in the later version, where it changed. */
  readonly categoryAfter?: Category
  readonly part?: CodeOf<'redLinePart'>
  /** Null where the version does not have it. */
  readonly before: Area | null
  readonly after: Area | null
}

function redLines(ground: Ground): readonly SampleFeature[] {
  const coast = (from: Position, to: Position, kilometers: number) => overlapOf(stripAround(pieceBetween(ground.seaCoast, from, to), kilometers), ground.sea)
  const inYangtze = (near: readonly [number, number], kilometers: number) => overlapOf(disc(nearestOn(ground.yangtzeShore, [...near]), kilometers), ground.yangtze)
  const estuaryCore = coast([121.87, 31.82], [121.9, 31.76], 2.2)
  const rows: LegalRow[] = [
    { name: '如东沿海重要湿地', district: '如东县', category: 'wetland', before: coast([121.1, 32.515], [121.33, 32.42], 4.5), after: coast([121.1, 32.515], [121.34, 32.41], 4.9) },
    { name: '小洋口滨海湿地公园', district: '如东县', category: 'wetlandPark', before: coast([121.0, 32.54], [121.06, 32.53], 1.6), after: coast([121.0, 32.54], [121.06, 32.53], 1.9) },
    { name: '启东长江口（北支）湿地自然保护区', district: '启东市', category: 'natureReserve', part: 'core', before: estuaryCore, after: estuaryCore },
    { name: '启东长江口（北支）湿地自然保护区', district: '启东市', category: 'natureReserve', part: 'general', before: without(coast([121.845, 31.87], [121.91, 31.735], 4), estuaryCore), after: without(coast([121.843, 31.875], [121.91, 31.735], 4.2), estuaryCore) },
    { name: '海门蛎岈山海洋特别保护区', district: '海门区', category: 'marineReserve', before: overlapOf(disc([121.56, 32.15], 2.4), ground.sea), after: overlapOf(disc([121.56, 32.15], 2.6), ground.sea) },
    { name: '长江狼山水源涵养区', district: '崇川区', category: 'waterConservation', before: inYangtze(BANK.langshan, 1.5), after: inYangtze(BANK.langshan, 1.5) },
    { name: '长江洪港饮用水水源保护区', district: '南通开发区', category: 'waterSourceProtection', before: inYangtze(BANK.honggang, 1.4), after: inYangtze(BANK.honggang, 1.6) },
    { name: '长江如皋饮用水水源保护区', district: '如皋市', category: 'waterSourceProtection', before: inYangtze(BANK.rugao, 1.6), after: inYangtze(BANK.rugao, 1.6) },
    { name: '通州湾重要渔业水域', district: '通州湾示范区', category: 'fishery', before: coast([121.37, 32.23], [121.43, 32.15], 3), after: null },
    { name: '吕四重要渔业水域', district: '启东市', category: 'fishery', before: null, after: coast([121.55, 32.1], [121.66, 32.06], 3.2) },
  ]
  return versions('ecologicalRedLine', RED_LINE_VINTAGES, rows, ['苏政发〔2018〕74号', '三区三线划定成果'])
}

function controlZones(ground: Ground, lines: Lines): readonly SampleFeature[] {
  const corridor = (river: string, from: number, to: number, kilometers: number) => {
    const line = lines.get(river)
    if (line === undefined) throw new Error(`the waterways have no ${river}`)
    return overlapOf(stripAround(pieceOf(line, from, to), kilometers), ground.land)
  }
  const onLand = (center: Position, kilometers: number) => overlapOf(disc(center, kilometers), ground.land)
  const coastForest = (from: Position, to: Position, kilometers: number) => overlapOf(stripAround(pieceBetween(ground.seaCoast, from, to), kilometers), ground.land)
  const rows: LegalRow[] = [
    { name: '九圩港清水通道维护区', district: '通州区', category: 'clearWaterCorridor', before: corridor('九圩港', 0, 1, 0.5), after: corridor('九圩港', 0, 1, 0.5) },
    { name: '通吕运河清水通道维护区', district: '通州区', category: 'clearWaterCorridor', before: corridor('通吕运河', 0.08, 0.7, 0.5), after: corridor('通吕运河', 0.1, 0.7, 0.5) },
    { name: '焦港清水通道维护区', district: '如皋市', category: 'clearWaterCorridor', before: corridor('焦港', 0.02, 0.95, 0.5), after: corridor('焦港', 0.02, 0.95, 0.55) },
    { name: '如海运河清水通道维护区', district: '如皋市', category: 'clearWaterCorridor', before: corridor('如海运河', 0.03, 0.97, 0.5), after: corridor('如海运河', 0.03, 0.9, 0.5) },
    { name: '新通扬运河清水通道维护区', district: '海安市', category: 'clearWaterCorridor', before: corridor('新通扬运河', 0.72, 0.99, 0.8), after: corridor('新通扬运河', 0.72, 0.99, 0.8) },
    { name: '通启运河清水通道维护区', district: '启东市', category: 'clearWaterCorridor', before: corridor('通启运河', 0.5, 0.95, 0.4), after: corridor('通启运河', 0.5, 0.95, 0.4) },
    { name: '狼山风景名胜区', district: '崇川区', category: 'scenicArea', before: onLand([120.885, 31.955], 1.6), after: onLand([120.885, 31.955], 1.7) },
    { name: '老洪港湿地公园', district: '南通开发区', category: 'wetlandPark', before: onLand([120.935, 31.87], 1.1), after: onLand([120.935, 31.87], 1.1) },
    { name: '如东沿海生态公益林', district: '如东县', category: 'ecologicalForest', before: coastForest([121.12, 32.505], [121.36, 32.33], 0.9), after: coastForest([121.14, 32.49], [121.36, 32.33], 0.9) },
    { name: '启东沿海生态公益林', district: '启东市', category: 'ecologicalForest', before: coastForest([121.72, 32.02], [121.8, 31.93], 0.8), after: coastForest([121.72, 32.02], [121.8, 31.93], 0.8) },
    { name: '江海河洪水调蓄区', district: '如东县', category: 'floodStorage', categoryAfter: 'clearWaterCorridor', before: corridor('江海河', 0.2, 0.9, 0.3), after: corridor('江海河', 0.2, 0.9, 0.3) },
    { name: '遥望港重要湿地', district: '通州湾示范区', category: 'wetland', before: corridor('遥望港', 0.5, 0.9, 0.4), after: null },
  ]
  return versions('ecologicalControlZone', ZONE_VINTAGES, rows, ['苏政发〔2020〕1号', '调整方案'])
}

function buffers(ground: Ground, lines: Lines): readonly SampleFeature[] {
  const rows = [
    { name: '洋口生态安全缓冲区', type: 'purification', stage: 'accepted', river: '栟茶运河', at: 0.9, size: 0.7, accepted: '2022-11-25' },
    { name: '如城生态安全缓冲区', type: 'purification', stage: 'completed', river: '如泰运河', at: 0.45, size: 0.6, accepted: null },
    { name: '搬经生态安全缓冲区', type: 'conservation', stage: 'building', river: '焦港', at: 0.4, size: 0.8, accepted: null },
    { name: '海安墩头生态安全缓冲区', type: 'restoration', stage: 'planned', river: '新通扬运河', at: 0.86, size: 0.7, accepted: null },
    { name: '通吕运河生态缓冲带', type: 'riparian', stage: 'completed', river: '通吕运河', at: 0.35, size: 0, accepted: null },
    { name: '九圩港生态缓冲带', type: 'riparian', stage: 'building', river: '九圩港', at: 0.5, size: 0, accepted: null },
  ] as const
  return rows.map((row, index) => {
    const line = lines.get(row.river)
    if (line === undefined) throw new Error(`the waterways have no ${row.river}`)
    const area = row.size === 0 ? stripAround(pieceOf(line, row.at - 0.15, row.at + 0.15), 0.12) : disc(beside(placeAt(line, row.at), row.size * 0.8), row.size)
    const cut = overlapOf(area, ground.land)
    const district = ground.districtAt(placeAt(line, row.at).position)
    return sampleFeature('ecologicalBuffer', `buffer ${index}`, cut.geometry, {
      name: row.name,
      district,
      buffer_type: row.type,
      stage: row.stage,
      water_body: row.river,
      responsible_unit: district === null ? null : governmentOf(district),
      accepted_on: row.accepted,
    })
  })
}

function bays(input: SampleInput, ground: Ground): readonly SampleFeature[] {
  const { award, year, names } = input.numbers.bays
  const rows = [
    { name: '小洋口', district: '如东县', from: [120.94, 32.6], to: [121.1, 32.515], reach: 5, good: 86 },
    { name: '如东东部', district: '如东县', from: [121.12, 32.505], to: [121.38, 32.3], reach: 6, good: 74 },
    { name: '通州湾', district: '通州湾示范区', from: [121.385, 32.27], to: [121.43, 32.13], reach: 5, good: 68 },
    { name: '吕四', district: '启东市', from: [121.46, 32.11], to: [121.7, 32.04], reach: 5, good: 71 },
    { name: '圆陀角', district: '启东市', from: [121.845, 31.87], to: [121.91, 31.735], reach: 4.5, good: 82 },
  ]
  return rows.map((row, index) => {
    const area = overlapOf(stripAround(pieceBetween(ground.seaCoast, row.from, row.to), row.reach), ground.sea)
    const awarded = names.includes(row.name)
    return sampleFeature('bay', `bay ${row.name}`, area.geometry, {
      code: `SF-W-${index + 1}`,
      name: row.name,
      district: row.district,
      award: awarded ? award : null,
      award_year: awarded ? year : null,
      good_water_ratio: row.good,
      litter: awarded ? '定期清理，无明显海漂垃圾' : '个别岸段有海漂垃圾',
      biology: '完成海洋生物多样性本底调查',
      shore: awarded ? '自然岸线保有率达标' : '岸线修复推进中',
      bathing: row.name === '圆陀角' ? '滨海旅游度假区环境良好' : null,
      policy: awarded ? '一滩一策方案已编制并实施' : '一滩一策方案编制中',
    })
  })
}

function waterSources(ground: Ground, lines: Lines): readonly SampleFeature[] {
  const river = (name: string, share: number) => {
    const line = lines.get(name)
    if (line === undefined) throw new Error(`the waterways have no ${name}`)
    return placeAt(line, share).position
  }
  const bank = (near: readonly [number, number]) => nearestOn(ground.yangtzeShore, [...near])
  const rows = [
    { name: '长江如皋水源地', district: '如皋市', use: 'inUse', water: '长江', at: bank(BANK.rugao) },
    { name: '长江狼山水源地', district: '崇川区', use: 'inUse', water: '长江', at: bank(BANK.langshan) },
    { name: '长江洪港水源地', district: '南通开发区', use: 'inUse', water: '长江', at: bank(BANK.honggang) },
    { name: '长江海门水源地', district: '海门区', use: 'inUse', water: '长江', at: bank(BANK.haimen) },
    { name: '新通扬运河应急备用水源地', district: '海安市', use: 'reserve', water: '新通扬运河', at: river('新通扬运河', 0.9) },
    { name: '头兴港应急备用水源地', district: '启东市', use: 'reserve', water: '头兴港', at: river('头兴港', 0.5) },
    { name: '如泰运河应急备用水源地', district: '如东县', use: 'reserve', water: '如泰运河', at: river('如泰运河', 0.8) },
    { name: '九圩港应急备用水源地', district: '通州区', use: 'reserve', water: '九圩港', at: river('九圩港', 0.35) },
  ] as const
  return rows.flatMap((row, index) => {
    const rings = [
      { level: 'first', area: disc(row.at, 0.5) },
      { level: 'second', area: without(disc(row.at, 1.5), disc(row.at, 0.5)) },
      { level: 'quasi', area: without(disc(row.at, 2.5), disc(row.at, 1.5)) },
    ]
    return rings.map(({ level, area }) =>
      sampleFeature('waterSource', `waterSource ${index} ${level}`, area.geometry, {
        code: `SF-SY-${index + 1}`,
        name: row.name,
        district: row.district,
        protection_level: level,
        source_use: row.use,
        water_body: row.water,
        vintage: '2021-12-31',
      }),
    )
  })
}

/** One general unit a district, key units around industrial parks cut out of it. */
function controlUnits(ground: Ground): readonly SampleFeature[] {
  const parks = [
    { name: '洋口化学工业园', district: '如东县', at: [121.03, 32.49], size: 3 },
    { name: '南通开发区化工片区', district: '南通开发区', at: [120.985, 31.85], size: 2.5 },
    { name: '如皋港化工新材料产业园', district: '如皋市', at: [120.515, 32.10], size: 2.5 },
    { name: '启东生命健康产业园', district: '启东市', at: [121.63, 31.83], size: 2 },
  ] as const
  const keyAreas = parks.map((park) => ({ ...park, area: overlapOf(disc([...park.at], park.size), ground.land) }))
  const key = keyAreas.map((park, index) =>
    sampleFeature('controlUnit', `key unit ${index}`, park.area.geometry, {
      code: `SF-ZH3206-${index + 1}`,
      name: park.name,
      district: park.district,
      unit_class: 'key',
      admission_list: '示范：禁止新建、扩建不符合园区产业定位的化工项目',
      vintage: '2020-12-31',
    }),
  )
  const taken = unionOf(keyAreas.map(({ area }) => area))
  const general = ground.districts.map((district) => {
    const area = meet(district.area, taken) ? without(district.area, taken) : district.area
    return sampleFeature('controlUnit', `general unit ${district.name}`, area.geometry, {
      code: `SF-ZH-${district.code}`,
      name: `${district.name}一般管控单元`,
      district: district.name,
      unit_class: 'general',
      admission_list: '示范：执行区域总体准入要求',
      vintage: '2020-12-31',
    })
  })
  return [...general, ...key]
}

