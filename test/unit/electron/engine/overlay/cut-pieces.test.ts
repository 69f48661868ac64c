/** The pieces against the areas of the table, and what versions of a layer take in and give up against sums done by hand. */
import { describe, expect, it } from 'vitest'
import { latitudeOfEqualAreaY, SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../../../../../electron/engine/geodesy/equal-area'
import { featureAreasSquareMeters } from '../../../../../electron/engine/geodesy/ring-area'
import { checkPolygon } from '../../../../../electron/engine/geometry/check-polygon'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { cutPieces, PieceCutter, subtractLayer } from '../../../../../electron/engine/overlay/cut-pieces'
import { findOverlaps } from '../../../../../electron/engine/overlay/find-overlaps'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { randomNumbers } from '../../../../bench/random-numbers'
import { appendPolygonText } from '../../../../support/read-polygon-text'

function prepare(set: PolygonSet) {
  return preparePolygons(set, toEqualAreaPlane(set.coordinates))
}

function polygons(...texts: string[]): PolygonSet {
  const builder = new PolygonSetBuilder()
  for (const text of texts) appendPolygonText(builder, text)
  return builder.build()
}

/** Stars of 8 to 60 corners thrown over a tenth of a degree, some within others, every third with a hole, rings running either way. */
function stars(count: number, seed: number): PolygonSet {
  const random = randomNumbers(seed)
  const builder = new PolygonSetBuilder()
  for (let feature = 0; feature < count; feature++) {
    builder.addFeature()
    builder.addPart()
    const [x, y, reach] = [120 + random() / 10, 32 + random() / 10, 0.002 + 0.02 * random()]
    const sense = random() < 0.5 ? 1 : -1
    for (let ring = 0; ring < (feature % 3 === 0 ? 2 : 1); ring++) {
      const corners = 8 + Math.floor(random() * 52)
      builder.addRing()
      const first = builder
      let start: [number, number] | null = null
      for (let corner = 0; corner < corners; corner++) {
        const angle = sense * (corner / corners) * 2 * Math.PI
        const radius = (ring === 0 ? reach : reach / 4) * (0.6 + 0.4 * random())
        const place: [number, number] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
        start ??= place
        first.addVertex(...place)
      }
      builder.addVertex(...start!)
    }
  }
  return builder.build()
}

describe('cutPieces', () => {
  it('hands out for every row a valid polygon of its area', () => {
    const subjects = prepare(stars(150, 1))
    const constraints = prepare(stars(150, 2))
    const table = findOverlaps(subjects, constraints)
    expect(table.areas.length).toBeGreaterThan(500)
    const pieces = cutPieces(subjects, constraints, table, latitudeOfEqualAreaY)
    const areas = featureAreasSquareMeters(pieces)
    const cutter = new PieceCutter(subjects, constraints, latitudeOfEqualAreaY)
    const wrong: string[] = []
    table.areas.forEach((area, row) => {
      const expected = area * SQUARE_METERS_PER_SQUARE_DEGREE
      if (Math.abs(areas[row]! - expected) > 1e-9 * expected + 1e-2) wrong.push(`${row}: ${areas[row]} for ${expected}`)
      if (!checkPolygon(pieces, row).valid) wrong.push(`${row} invalid`)
      // The arrangement, which plain cases are spared, must find the same.
      const builder = new PolygonSetBuilder()
      builder.addFeature()
      cutter.appendIntersection(table.subjects[row]!, table.constraints[row]!, builder)
      const arranged = builder.build()
      if (Math.abs(featureAreasSquareMeters(arranged)[0]! - expected) > 1e-9 * expected + 1e-2 || !checkPolygon(arranged, 0).valid) wrong.push(`${row} arranged`)
    })
    expect(wrong).toEqual([])
  })

  it('gives back what lies wholly inside as it is', () => {
    const parcel = polygons('POLYGON((120.1 31.1,120.2 31.1,120.2 31.2,120.1 31.1))')
    const province = polygons('POLYGON((119 31,122 31,122 33,119 33,119 31))')
    for (const [a, b] of [[parcel, province], [province, parcel]] as const) {
      const table = findOverlaps(prepare(a), prepare(b))
      expect([...cutPieces(prepare(a), prepare(b), table, latitudeOfEqualAreaY).coordinates]).toEqual([...parcel.coordinates])
    }
  })

  it('stays valid in degrees where a sliver is thinner than an edge bends on its way back from the plane', () => {
    // A long slanted edge, and a chain of short edges a tenth of a millimetre off it in the equal-area plane: straight there, edges bulge by metres in degrees.
    const subject = polygons('POLYGON((120 31,121 32,120 32,120 31))')
    const plane = toEqualAreaPlane(Float64Array.of(120, 31, 121, 32))
    const chain = Array.from({ length: 41 }, (_, step) => {
      const share = step / 40
      const y = plane[1]! + share * (plane[3]! - plane[1]!) + (step % 2 === 0 ? 1e-9 : 2e-9)
      return `${120 + share} ${latitudeOfEqualAreaY(y)}`
    })
    const constraint = polygons(`POLYGON((${chain.join(',')},121 31,${chain[0]}))`)
    const table = findOverlaps(prepare(subject), prepare(constraint))
    expect(table.areas).toHaveLength(1)
    const pieces = cutPieces(prepare(subject), prepare(constraint), table, latitudeOfEqualAreaY)
    expect(checkPolygon(pieces, 0)).toEqual({ valid: true, problems: [] })
  })
})

describe('subtractLayer', () => {
  const before = polygons('POLYGON((120 31,120.2 31,120.2 31.2,120 31.2,120 31))', 'POLYGON((120.2 31,120.4 31,120.4 31.2,120.2 31.2,120.2 31))', 'POLYGON((121 31,121.1 31,121.1 31.1,121 31.1,121 31))')
  const after = polygons('POLYGON((120.1 31,120.3 31,120.3 31.2,120.1 31.2,120.1 31))', 'POLYGON((120.25 31,120.5 31,120.5 31.2,120.25 31.2,120.25 31))')
  const strip = (west: number, east: number) => featureAreasSquareMeters(polygons(`POLYGON((${west} 31,${east} 31,${east} 31.2,${west} 31.2,${west} 31))`))[0]!

  it('finds what an older version gave up: 调出', () => {
    const out = featureAreasSquareMeters(subtractLayer(prepare(before), prepare(after), latitudeOfEqualAreaY))
    expect(out[0]).toBeCloseTo(strip(120, 120.1), 2)
    // Newer polygons overlap each other there, and cover it twice.
    expect(out[1]).toBe(0)
    expect(out[2]).toBe(featureAreasSquareMeters(before)[2])
  })

  it('finds what a newer version took in: 调入', () => {
    const taken = featureAreasSquareMeters(subtractLayer(prepare(after), prepare(before), latitudeOfEqualAreaY))
    expect(taken[0]).toBe(0)
    expect(taken[1]).toBeCloseTo(strip(120.4, 120.5), 2)
  })

  it('of a layer from itself leaves nothing', () => {
    expect(subtractLayer(prepare(before), prepare(before), latitudeOfEqualAreaY).coordinates).toHaveLength(0)
  })
})
