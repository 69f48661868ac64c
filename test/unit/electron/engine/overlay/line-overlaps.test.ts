/** Lengths: GEOS 3.11.1 in the plane (test/fixtures/overlay/geos-expected.json); on the ellipsoid PROJ 9.1.1, `geod -I +ellps=GRS80`. */
import { describe, expect, it } from 'vitest'
import { latitudeOfEqualAreaY, toEqualAreaPlane } from '../../../../../electron/engine/geodesy/equal-area'
import { lengthMeters } from '../../../../../electron/engine/geodesy/geodesic'
import { type LineSet, LineSetBuilder, lineSetFromFlat } from '../../../../../electron/engine/geometry/line-set'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { LineCutter } from '../../../../../electron/engine/overlay/line-overlaps'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { oneFeature, randomPairs, RANDOM, readGeosExpectations } from '../../../../support/geos-expectations'
import { randomLines, randomPolygons } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const geos = readGeosExpectations()

function polygons(...texts: string[]): PolygonSet {
  const builder = new PolygonSetBuilder()
  for (const text of texts) appendPolygonText(builder, text)
  return builder.build()
}

function line(...lonLat: number[]): LineSet {
  const builder = new LineSetBuilder()
  builder.addFeature()
  builder.addPath()
  for (let at = 0; at < lonLat.length; at += 2) builder.addVertex(lonLat[at]!, lonLat[at + 1]!)
  return builder.build()
}

function cutter(lines: LineSet, set: PolygonSet): LineCutter {
  return new LineCutter(lines, toEqualAreaPlane(lines.coordinates), preparePolygons(set, toEqualAreaPlane(set.coordinates)), latitudeOfEqualAreaY)
}

function planarLength({ coordinates, pathStarts }: LineSet): number {
  let sum = 0
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    for (let at = 2 * pathStarts[path]!; at + 2 < 2 * pathStarts[path + 1]!; at += 2) {
      sum += Math.hypot(coordinates[at + 2]! - coordinates[at]!, coordinates[at + 3]! - coordinates[at + 1]!)
    }
  }
  return sum
}

const square = polygons('POLYGON((120 31,121 31,121 32,120 32,120 31))')

describe('LineCutter', () => {
  it('cuts out of random lines the lengths that GEOS finds inside, not what runs along the boundary', () => {
    const { a } = randomPairs(randomPolygons(RANDOM.count, RANDOM.seed), geos.valid)
    const rings = randomLines(a, RANDOM.lineSeed)
    const wrong: string[] = []
    geos.lines.forEach(([inside, along], feature) => {
      const own = oneFeature(rings, feature)
      const lines: LineSet = { coordinates: own.coordinates, pathStarts: own.ringStarts, featureStarts: own.featureStarts }
      const one = oneFeature(a, feature)
      const planar = new LineCutter(lines, own.coordinates, preparePolygons(one, one.coordinates), (y) => y)
      if (Math.abs(planarLength(planar.cut(0, 0)) - inside) > 1e-9) wrong.push(`${feature} inside`)
      const overlap = planar.findOverlaps()[0]
      if ((overlap?.alongMeters ?? 0) > 0 !== along > 1e-9 || (overlap?.insideMeters ?? 0) > 0 !== inside > 1e-9) wrong.push(`${feature} along`)
    })
    expect(wrong).toEqual([])
  })

  it('measures what is inside along the ellipsoid', () => {
    const along = cutter(line(119.5, 31.5, 121.5, 31.5), square)
    const [overlap] = along.findOverlaps()
    // geod: 31.5 120 → 31.5 121.
    expect(overlap!.insideMeters).toBeCloseTo(95001.992434, 3)
    expect(overlap!.alongMeters).toBe(0)
    expect([...along.cut(0, 0).coordinates].map((ordinate) => Number(ordinate.toFixed(12)))).toEqual([120, 31.5, 121, 31.5])
  })

  it('keeps the vertices of a line that lies inside, to the last bit', () => {
    const inside = line(120.1, 31.1, 120.2, 31.7, 120.9, 31.3)
    const within = cutter(inside, square)
    expect([...within.cut(0, 0).coordinates]).toEqual([...inside.coordinates])
    expect(within.findOverlaps()[0]!.insideMeters).toBeCloseTo(lengthMeters(inside.coordinates), 6)
  })

  it('counts the run along a boundary apart, and a point as nothing', () => {
    const [along] = cutter(line(120.2, 31, 120.7, 31), square).findOverlaps()
    expect(along!.insideMeters).toBe(0)
    // geod: 31 120.2 → 31 120.7.
    expect(along!.alongMeters).toBeCloseTo(47752.090993, 3)
    expect(cutter(line(119, 30, 120, 31, 119, 32), square).findOverlaps()).toEqual([])
  })

  it('leaves holes out and names several polygons', () => {
    const two = polygons('POLYGON((120 31,121 31,121 32,120 32,120 31),(120.4 31.4,120.6 31.4,120.6 31.6,120.4 31.6,120.4 31.4))', 'POLYGON((121 31,122 31,122 32,121 32,121 31))')
    const overlaps = cutter(line(120, 31.5, 121.5, 31.5), two).findOverlaps()
    expect(overlaps.map(({ constraint }) => constraint)).toEqual([0, 1])
    expect(overlaps[0]!.insideMeters / overlaps[1]!.insideMeters).toBeCloseTo(1.6, 6)
    expect(cutter(line(120, 31.5, 121.5, 31.5), two).cut(0, 0).pathStarts).toHaveLength(3)
  })

  it('takes lines of features from flat geometry', () => {
    const set = lineSetFromFlat([
      null,
      { type: 'MultiLineString', xy: Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3), z: null, m: null, pathEnds: [2, 4], polygonEnds: [] },
    ])
    expect([...set.featureStarts]).toEqual([0, 0, 2])
    expect([...set.pathStarts]).toEqual([0, 2, 4])
  })
})
