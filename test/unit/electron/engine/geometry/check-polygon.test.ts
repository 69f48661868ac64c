/** Verdicts of GEOS 3.11.1 (test/fixtures/overlay/geos-expected.json) and of JTS's TestValid.xml (jts-cases.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPolygon } from '../../../../../electron/engine/geometry/check-polygon'
import type { GeometryProblemCode } from '../../../../../electron/engine/geometry/geometry-problem'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { RANDOM, readGeosExpectations, readJtsCases } from '../../../../support/geos-expectations'
import { checksum, randomPolygons } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const geos = readGeosExpectations()
const jts = readJtsCases()

const CODES: Readonly<Record<string, GeometryProblemCode>> = {
  'Self-intersection': 'geometry.selfIntersection',
  'Ring Self-intersection': 'geometry.ringSelfIntersection',
  'Hole lies outside shell': 'geometry.holeOutsideShell',
  'Holes are nested': 'geometry.nestedHoles',
  'Nested shells': 'geometry.nestedShells',
  'Interior is disconnected': 'geometry.disconnectedInterior',
  'Too few points in geometry component': 'geometry.tooFewPoints',
}

function polygon(text: string): PolygonSet {
  const builder = new PolygonSetBuilder()
  appendPolygonText(builder, text)
  return builder.build()
}

describe('checkPolygon', () => {
  it.each(jts.validity)('agrees with JTS: %s', (_, text, valid) => {
    expect(checkPolygon(polygon(text), 0).valid).toBe(valid)
  })

  it('agrees with GEOS on random polygons, most of them bad', () => {
    const set = randomPolygons(RANDOM.count, RANDOM.seed)
    expect(checksum(set)).toBe(geos.checksum)
    const wrong: string[] = []
    let reasonFound = 0
    geos.reasons.forEach((reason, feature) => {
      const { valid, problems } = checkPolygon(set, feature)
      if (valid !== (reason === 'Valid Geometry')) wrong.push(`${feature}: ${reason}, ours ${JSON.stringify(problems)}`)
      if (!valid && problems.some(({ code }) => code === CODES[reason])) reasonFound++
    })
    expect(wrong).toEqual([])
    // GEOS names the first problem that it meets and then looks no further; where rings cross, we do not go on to ask how they nest.
    const invalid = geos.reasons.filter((reason) => reason !== 'Valid Geometry').length
    expect(reasonFound / invalid).toBeGreaterThan(0.98)
  })

  it('says where', () => {
    expect(checkPolygon(polygon('POLYGON((120 31,121 32,121 31,120 32,120 31))'), 0).problems).toEqual([
      { code: 'geometry.selfIntersection', at: [120.5, 31.5] },
    ])
    expect(checkPolygon(polygon('POLYGON((0 0,10 0,10 10,0 10,0 0),(20 20,21 20,21 21,20 20))'), 0).problems).toEqual([
      { code: 'geometry.holeOutsideShell', at: [20, 20] },
    ])
  })

  it('finds every crossing of a ring', () => {
    const { problems } = checkPolygon(polygon('POLYGON((0 0,4 4,8 0,8 4,4 0,0 4,0 0))'), 0)
    expect(problems.map(({ at }) => at)).toEqual(expect.arrayContaining([[2, 2], [6, 2]]))
  })

  it('closes an open ring and goes on', () => {
    const open = polygon('POLYGON((0 0,4 4,4 0,0 4))')
    expect(checkPolygon(open, 0).problems.map(({ code }) => code)).toEqual(['geometry.ringNotClosed', 'geometry.selfIntersection'])
  })

  it('takes a feature without parts for valid', () => {
    const builder = new PolygonSetBuilder()
    builder.addFeature()
    expect(checkPolygon(builder.build(), 0)).toEqual({ valid: true, problems: [] })
  })

  it('is exact where rounding is not: a vertex one ulp off a slanted edge', () => {
    // (0.1, 0.1) lies on the diagonal exactly; its neighbour in y does not.
    const touching = 'POLYGON((0 0,1 1,0 1,0 0),(0.1 0.1,0.2 0.5,0.1 0.5,0.1 0.1))'
    const crossing = `POLYGON((0 0,1 1,0 1,0 0),(0.1 ${0.1 - 2 ** -56},0.2 0.5,0.1 0.5,0.1 ${0.1 - 2 ** -56}))`
    expect(checkPolygon(polygon(touching), 0).valid).toBe(true)
    expect(checkPolygon(polygon(crossing), 0).valid).toBe(false)
  })
})

/** Examples of github.com/chrieke/geojson-invalid-geometry; verdicts of GEOS 3.11.1 through `ogrinfo -dialect sqlite -sql "SELECT ST_IsValidReason(geometry)"`. */
const EXAMPLES = join(process.cwd(), '../shared/data/geojson-validity')

describe.skipIf(!existsSync(EXAMPLES))('the examples of bad GeoJSON', () => {
  const polygonsOf = (folder: string): [string, PolygonSet][] =>
    // Collected even where the suite is skipped.
    (existsSync(EXAMPLES) ? readdirSync(join(EXAMPLES, folder)) : []).flatMap((name) => {
      const builder = new PolygonSetBuilder()
      const visit = (node: unknown) => {
        if (typeof node !== 'object' || node === null) return
        const { type, coordinates } = node as { type?: string; coordinates?: number[][][] }
        if (type === 'Polygon' && coordinates !== undefined) {
          builder.addFeature()
          builder.addPart()
          for (const ring of coordinates) {
            builder.addRing()
            for (const [x, y] of ring) builder.addVertex(x!, y!)
          }
        } else for (const child of Object.values(node)) visit(child)
      }
      visit(JSON.parse(readFileSync(join(EXAMPLES, folder, name), 'utf8')))
      const set = builder.build()
      return set.featureStarts.length > 1 ? [[name, set] as [string, PolygonSet]] : []
    })
  // What GEOS says of the polygons that GeoJSON's own rules object to: the order of rings is none of its concern.
  const expected: Readonly<Record<string, GeometryProblemCode | null>> = {
    'invalid_unclosed.geojson': 'geometry.ringNotClosed',
    'problematic_self_intersection_small.geojson': 'geometry.selfIntersection',
    'problematic_inner_and_exterior_ring_intersect.geojson': 'geometry.selfIntersection',
  }

  it.each([...polygonsOf('valid'), ...polygonsOf('invalid_geometries'), ...polygonsOf('problematic_geometries')])('%s', (name, set) => {
    expect(checkPolygon(set, 0).problems[0]?.code ?? null).toBe(expected[name] ?? null)
  })
})
