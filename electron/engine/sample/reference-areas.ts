/**
 * Areas that rules name and no theme of their own holds, as parts of the reference layer: zones along the rivers that cross the Tongyu canal
 * (R13), sewered towns (R15), reserves, fishery and bathing waters (R20B), permanent basic farmland (R22B). No boundary here is a legal one.
 */
import { circle, polygon } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'
import { lengthOf, pieceBetween, pieceOf } from './along-lines'
import { type Area, overlapOf, stripAround } from './areas'
import type { Ground } from './ground'
import { sampleFeature, type SampleFeature } from './sample-row'

type ReferenceArea = { readonly layer: string; readonly name: string; readonly area: Area; readonly note?: string }

/** Names of the parts are those that `data/rules/conflict-rules.json` asks for. */
export function makeReferenceAreas(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>): readonly SampleFeature[] {
  const areas = [...tongyuZones(ground, lines), ...seweredTowns(ground), ...seaAreas(ground), ...farmland(ground)]
  return areas.map(({ layer, name, area, note }, index) => sampleFeature('reference', `reference area ${index}`, area.geometry, { layer, name, code: `SF-CK-${index + 1}`, note: note ?? null }))
}

/** Of a river that crosses the canal, the regulations of the Tongyu canal mean so much upstream and to both sides. */
const UPSTREAM_KILOMETERS = 5
const SIDE_KILOMETERS = 1

function tongyuZones(ground: Ground, lines: ReadonlyMap<string, Feature<LineString>>): readonly ReferenceArea[] {
  const rivers = [
    { river: '北凌河', from: 'start' },
    { river: '新通扬运河', from: 'end' },
  ] as const
  return rivers.map(({ river, from }) => {
    const line = lines.get(river)
    if (line === undefined) throw new Error(`the waterways have no ${river}`)
    const share = UPSTREAM_KILOMETERS / lengthOf(line)
    const stretch = from === 'start' ? pieceOf(line, 0, share) : pieceOf(line, 1 - share, 1)
    return {
      layer: '通榆河平交河道保护区',
      name: `${river}平交河道保护区`,
      area: overlapOf(stripAround(stretch, SIDE_KILOMETERS), ground.land),
      note: '示范：自与通榆运河相交处起5公里、两侧各1公里，河道中心线代替岸线',
    }
  })
}

const SEWERED_RADIUS_KILOMETERS = 2

function seweredTowns(ground: Ground): readonly ReferenceArea[] {
  const towns: readonly (readonly [string, Position])[] = [
    ['海安', [120.465, 32.54]],
    ['如城', [120.57, 32.38]],
    ['掘港', [121.185, 32.315]],
  ]
  return towns.map(([town, center]) => ({
    layer: '污水管网覆盖区',
    name: `${town}污水管网覆盖区`,
    area: overlapOf(circle(center, SEWERED_RADIUS_KILOMETERS, { units: 'kilometers', steps: 48 }) as Area, ground.land),
  }))
}

function seaAreas(ground: Ground): readonly ReferenceArea[] {
  const offshore = (from: Position, to: Position, kilometers: number) => overlapOf(stripAround(pieceBetween(ground.seaCoast, from, to), kilometers), ground.sea)
  return [
    { layer: '自然保护地', name: '启东长江口（北支）湿地自然保护地', area: offshore([121.845, 31.87], [121.91, 31.735], 3) },
    { layer: '重要渔业水域', name: '吕四重要渔业水域', area: offshore([121.5, 32.1], [121.66, 32.06], 2.5) },
    { layer: '海水浴场', name: '小洋口海水浴场', area: offshore([121.01, 32.54], [121.05, 32.53], 0.8) },
  ]
}

function farmland(ground: Ground): readonly ReferenceArea[] {
  const blocks: readonly (readonly [string, Position])[] = [
    ['如皋丁堰片', FARMLAND_OF_RUGAO],
    ['如东岔河片', [121.02, 32.36]],
    ['海门三厂片', [121.28, 31.945]],
  ]
  return blocks.map(([name, [lon = 0, lat = 0]]) => {
    const [east, north] = [0.009, 0.006]
    const ring = [[lon - east, lat - north], [lon + east, lat - 0.8 * north], [lon + 0.9 * east, lat + north], [lon - east, lat + 0.9 * north], [lon - east, lat - north]]
    return { layer: '永久基本农田', name: `${name}永久基本农田`, area: overlapOf(polygon([ring]), ground.land) }
  })
}

/** A project of the demonstration is placed on it. */
export const FARMLAND_OF_RUGAO: Position = [120.7, 32.3]
