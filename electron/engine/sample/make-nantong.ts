/**
 * The demonstration workspace of Nantong: every row, in an order in which references point backwards.
 *
 * Pure and seeded: the same files make the same rows. Numbers that were published are met exactly; everything else is invented
 * and marked so.
 */
import { fillPlaces } from './fill-places'
import { makeEcologicalSpace } from './ecological-space'
import { type Ground, layGround } from './ground'
import { withLoads } from './outfall-loads'
import { makeOutfalls } from './outfalls'
import { createRandom } from './random'
import { makeReadings, monthsUpTo } from './readings'
import type { SampleInput } from './sample-input'
import { sampleFeature, type SampleFeature, type SampleRow } from './sample-row'
import { makeSeaPoints, makeSeaReadings } from './sea-points'
import { makeSectionWork } from './section-work'
import { makeReferenceAreas } from './reference-areas'
import { makeSites } from './sites'
import { makeSourcePoints, makeSourceReadings } from './source-points'
import { makeStationReadings } from './station-readings'
import { makePetitions, makeTargets, makeTasks } from './supervision'
import { makeWaterNetwork } from './water-network'

const SEED = 320600
const MONTHS = 24

/** All rows of the demonstration. */
export function* makeNantong(input: SampleInput): Generator<SampleRow> {
  const random = createRandom(SEED)
  const ground = layGround(input)
  const network = makeWaterNetwork(input, ground, random)
  const space = makeEcologicalSpace(input, ground, network.lines)
  const outfalls = [...makeOutfalls(input, ground, network.lines, random)]
  const sites = makeSites(ground, network.lines, random)
  // Sequences of their own: what is added to one part of the demonstration leaves the others as they were.
  const points = makeSeaPoints(space.filter(({ kind }) => kind === 'bay'), createRandom(SEED + 1))
  const sources = makeSourcePoints(space)
  const references = makeReferenceAreas(ground, network.lines)
  const features = fillPlaces([...districts(ground), ...network.features, ...space, ...withLoads(outfalls, createRandom(SEED + 2)), ...sites, ...points, ...sources, ...references])
  yield* features
  yield* makeTargets(input)
  yield* makeReadings(network.sections, monthsUpTo(input.numbers.today.slice(0, 7), MONTHS), random)
  const today = input.numbers.today
  const years = [1, 0].map((back) => Number(today.slice(0, 4)) - back)
  yield* makeSeaReadings(points, years, today.slice(0, 7), createRandom(SEED + 3))
  yield* makeSourceReadings(sources, monthsUpTo(today.slice(0, 7), MONTHS), createRandom(SEED + 5))
  yield* makeStationReadings(network.features, network.sections, today, createRandom(SEED + 4))
  yield* makeSectionWork(network.sections, today)
  yield* makeTasks(input, features, network.sections, random)
  yield* makePetitions(input, random)
}

function districts(ground: Ground): readonly SampleFeature[] {
  return ground.districts.map((district) =>
    sampleFeature('district', `district ${district.name}`, district.area.geometry, {
      code: district.code,
      name: district.name,
      district: district.name,
      district_type: district.type,
      seat: district.seat,
      vintage: '2023-01-01',
      note: '按乡镇位置划分的示意范围，不是行政区域界线',
    }),
  )
}
