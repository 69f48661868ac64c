/**
 * Shifts in a plane of metres around 32°N: the figures are laid out in metres by PROJ's local scale of the ellipsoid (`geod`: 0.01° of longitude at
 * 32°N are 944.931418 m), so the expected shifts are plain geometry.
 */
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { mendFinding } from '../../../../../electron/engine/check/mend-finding'
import { polygonLayerOf } from '../../../../../electron/engine/check/polygon-layer'
import type { FindingParts } from '../../../../../electron/engine/check/pick-feature'
import type { ConstraintFeature } from '../../../../../electron/engine/check/subject'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'

const DEGREES_PER_METER_EAST = 0.01 / 944.931418
/** geod: 32N to 32.01N along the meridian is 1108.869 m. */
const DEGREES_PER_METER_NORTH = 0.01 / 1108.869
const at = ([x, y]: readonly [number, number]): Position => [121 + x * DEGREES_PER_METER_EAST, 32 + y * DEGREES_PER_METER_NORTH]
const polygon = (...corners: (readonly [number, number])[]) => fromGeoJson({ type: 'Polygon', coordinates: [[...corners, corners[0]!].map(at)] })
const box = (west: number, south: number, east: number, north: number) => polygon([west, south], [east, south], [east, north], [west, north])

function mend(subject: ReturnType<typeof box>, others: readonly ReturnType<typeof box>[], reachMeters = 500) {
  const features = others.map((geometry, index): ConstraintFeature => ({ id: String(index), name: null, geometry, columns: {} }))
  const parts = { subject: { id: '1', name: null, geometry: subject, facts: { kinds: [], activity: null, status: null, columns: {} } }, subjectPolygons: polygonLayerOf([subject]), others: features }
  return mendFinding(parts as unknown as FindingParts, reachMeters)
}

describe('the smallest shift', () => {
  it('is straight out over the nearest side', () => {
    const { shift } = mend(box(-80, -20, 20, 20), [box(0, -1000, 1000, 1000)])
    expect(shift?.meters).toBeCloseTo(20, 2)
    expect(shift?.eastMeters).toBeCloseTo(-20, 2)
    expect(Math.abs(shift?.northMeters ?? 1)).toBeLessThan(0.01)
    expect(shift?.azimuthDegrees).toBeCloseTo(270, 1)
  })

  it('goes diagonally off a slanted edge', () => {
    // The line x + y = 0 with the constraint above it; the corner (10, 10) lies 20/√2 m inside. Longer edges would bend.
    const { shift } = mend(box(-90, -90, 10, 10), [polygon([-300, 300], [300, -300], [300, 300])])
    expect(shift?.meters).toBeCloseTo(20 / Math.SQRT2, 2)
    expect(shift?.azimuthDegrees).toBeCloseTo(225, 1)
  })

  it('backs out of a notch into its corner of free space', () => {
    // An L of constraints fills everything east of 0 and everything north of 0: free is the quarter south-west.
    const { shift } = mend(box(-70, -60, 30, 40), [box(0, -2000, 2000, 2000), box(-2000, 0, 0, 2000)])
    expect(shift?.meters).toBeCloseTo(50, 1)
    expect(shift?.eastMeters).toBeCloseTo(-30, 1)
    expect(shift?.northMeters).toBeCloseTo(-40, 1)
  })

  it('does not push a parcel onto the next constraint of the rule', () => {
    // West is taken too; 60 m south is free of both.
    const { shift } = mend(box(-80, -40, 20, 60), [box(0, 0, 1000, 1000), box(-1000, 0, -85, 1000)])
    expect(shift?.northMeters).toBeCloseTo(-60, 1)
  })

  it('is not found where none is within reach', () => {
    expect(mend(box(-50, -50, 50, 50), [box(-3000, -3000, 3000, 3000)], 200).shift).toBeNull()
  })

  it('leaves the shape as large as it was', () => {
    const subject = box(-80, -20, 20, 20)
    const { shift } = mend(subject, [box(0, -1000, 1000, 1000)])
    const moved = polygonLayerOf([fromGeoJson(shift!.geometry)])
    expect(moved.areas[0]).toBeCloseTo(polygonLayerOf([subject]).areas[0] ?? 0, 3)
  })
})

describe('the trim', () => {
  it('is what lies outside of all that the rule protects', () => {
    const { trim } = mend(box(-80, -20, 20, 20), [box(0, -1000, 1000, 1000), box(-1000, 0, -70, 1000)])
    // 100 × 40 m less 20 × 40 m and 10 × 20 m.
    expect(trim?.squareMeters).toBeCloseTo(3000, 0)
    expect(trim?.removedSquareMeters).toBeCloseTo(1000, 0)
  })

  it('is nothing where everything is covered', () => {
    const { trim } = mend(box(-10, -10, 10, 10), [box(-100, -100, 100, 100)])
    expect(trim).toMatchObject({ squareMeters: 0, geometry: null })
  })
})
