/**
 * Made-up outfalls that lie the way real ones do: along water, thick in towns, thin in the fields.
 *
 * A province of 10.3 to 15 thousand to the county. Positions of cities are real, everything else is drawn from a seed.
 */
import { randomNumbers } from '../random-numbers'

export type MadeOutfall = {
  readonly longitude: number
  readonly latitude: number
  readonly name: string
  readonly code: string
  readonly outfallClass: string | null
  readonly stage: string
  readonly receiving: 'river' | 'sea'
  readonly deadline: string | null
}

/** Prefecture-level cities: longitude, latitude, share of the outfalls. */
const CITIES: readonly (readonly [name: string, longitude: number, latitude: number, share: number])[] = [
  ['南京', 118.78, 32.05, 0.08],
  ['无锡', 120.3, 31.57, 0.08],
  ['徐州', 117.2, 34.26, 0.07],
  ['常州', 119.95, 31.78, 0.06],
  ['苏州', 120.6, 31.3, 0.12],
  ['南通', 120.87, 32.01, 0.14],
  ['连云港', 119.2, 34.6, 0.06],
  ['淮安', 119.02, 33.6, 0.06],
  ['盐城', 120.14, 33.38, 0.1],
  ['扬州', 119.42, 32.39, 0.06],
  ['镇江', 119.45, 32.2, 0.04],
  ['泰州', 119.92, 32.46, 0.08],
  ['宿迁', 118.3, 33.96, 0.05],
]

const TOWNS_PER_CITY = 90
const CITY_REACH_DEGREES = 0.42
const TOWN_REACH_DEGREES = 0.012

const CLASSES: readonly (readonly [string | null, number])[] = [
  ['industrial', 0.16],
  ['townWorks', 0.02],
  ['farming', 0.3],
  ['other', 0.5],
  [null, 0.02],
]
const STAGES: readonly (readonly [string, number])[] = [
  ['suspected', 0.05],
  ['confirmed', 0.1],
  ['monitored', 0.12],
  ['traced', 0.15],
  ['planned', 0.1],
  ['rectifying', 0.15],
  ['closed', 0.23],
  ['supervised', 0.1],
]

/** @returns `count` outfalls, town by town as ledgers list them; the same for the same seed */
export function* jiangsuOutfalls(count: number, seed: number): Generator<MadeOutfall> {
  const random = randomNumbers(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let made = 0
  for (const [cityIndex, [city, longitude, latitude, share]] of CITIES.entries()) {
    const ofCity = cityIndex === CITIES.length - 1 ? count - made : Math.round(count * share)
    let left = ofCity
    for (let town = 0; town < TOWNS_PER_CITY; town++) {
      const ofTown = town === TOWNS_PER_CITY - 1 ? left : Math.min(left, Math.round((ofCity / TOWNS_PER_CITY) * (0.25 + 1.5 * random())))
      left -= ofTown
      const [east, north] = town === 0 ? [longitude, latitude] : [longitude + CITY_REACH_DEGREES * normal(), latitude + CITY_REACH_DEGREES * normal() * 0.85]
      yield* ofOneTown(ofTown, `${city}${town + 1}号镇`, `32${String(cityIndex + 1).padStart(2, '0')}${String(town).padStart(2, '0')}`, east, north, random, normal)
    }
    made += ofCity
  }
}

/** A third stands in the town, a good half along its waterways, the rest anywhere in its fields. */
function* ofOneTown(count: number, town: string, code: string, longitude: number, latitude: number, random: () => number, normal: () => number): Generator<MadeOutfall> {
  const waterways = Array.from({ length: 6 }, () => ({ angle: Math.PI * random(), bend: normal() * 0.02, from: 0.02 * normal() }))
  for (let number = 1; number <= count; number++) {
    const where = random()
    let east = longitude
    let north = latitude
    if (where < 0.33) {
      east += TOWN_REACH_DEGREES * normal()
      north += TOWN_REACH_DEGREES * normal()
    } else if (where < 0.88) {
      const { angle, bend, from } = waterways[Math.floor(random() * waterways.length)]!
      const along = (random() - 0.5) * 0.12
      const across = from + bend * Math.sin(along * 40) + normal() * 0.0004
      east += along * Math.cos(angle) - across * Math.sin(angle)
      north += along * Math.sin(angle) + across * Math.cos(angle)
    } else {
      east += (random() - 0.5) * 0.14
      north += (random() - 0.5) * 0.12
    }
    const stage = pick(STAGES, random())
    yield {
      longitude: Math.round(Math.min(121.95, Math.max(116.35, east)) * 1e7) / 1e7,
      latitude: Math.round(Math.min(35.1, Math.max(30.75, north)) * 1e7) / 1e7,
      name: `${town}${number}号排口`,
      code: `FA-${code}-${String(number).padStart(5, '0')}`,
      outfallClass: pick(CLASSES, random()),
      stage,
      receiving: random() < 0.15 ? 'sea' : 'river',
      deadline: random() < 0.7 ? monthEnd(Math.floor(random() * 36)) : null,
    }
  }
}

function pick<Code>(shares: readonly (readonly [Code, number])[], at: number): Code {
  let sum = 0
  for (const [code, share] of shares) {
    sum += share
    if (at < sum) return code
  }
  return shares.at(-1)![0]
}

/** Last day of a month, counted from January 2022. */
function monthEnd(month: number): string {
  return new Date(Date.UTC(2022, month + 1, 0)).toISOString().slice(0, 10)
}
