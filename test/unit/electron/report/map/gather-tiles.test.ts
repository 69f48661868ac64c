/** Pieces of features out of real tiles (cut by geojson-vt, written by vt-pbf) become the features again. */
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { area, bboxPolygon, length, polygon, polygonToLine } from '@turf/turf'
import type { Feature } from 'geojson'
import { describe, expect, it } from 'vitest'
import { frameAtScale, type MapFrame } from '../../../../../electron/report/map/frame'
import { TileGatherer } from '../../../../../electron/report/map/read/gather-tiles'
import { hatchSegments } from '../../../../../shared/map/symbols/hatch'

const CENTRE = [121, 32] as const
/** An even-sided shape around the middle, across several tiles of zoom 12. */
const shape = polygon([Array.from({ length: 73 }, (_, index) => [121 + 0.06 * Math.cos((index * Math.PI) / 36), 32 + 0.05 * Math.sin((index * Math.PI) / 36)])], {}, { id: 7 })
const frame = frameAtScale({ width: 240, height: 240 }, CENTRE, 60000)

function gather(feature: Feature, zoom: number, shown: MapFrame = frame) {
  const index = new GeoJSONVT({ type: 'FeatureCollection', features: [feature] } as never, { maxZoom: 14, indexMaxZoom: 14, indexMaxPoints: 0, tolerance: 0, buffer: 64, extent: 4096 })
  const gatherer = new TileGatherer(shown)
  const side = 2 ** zoom
  for (let x = Math.floor(shown.world.west * side); x <= shown.world.east * side; x++) {
    for (let y = Math.floor(shown.world.north * side); y <= shown.world.south * side; y++) {
      const tile = index.getTile(zoom, x, y)
      if (tile !== null && tile !== undefined) gatherer.add(fromGeojsonVt({ layer: tile } as never), { z: zoom, x, y })
    }
  }
  return gatherer.finish().get('layer') ?? []
}

const lengthOf = (line: readonly number[]) => {
  let sum = 0
  for (let at = 2; at < line.length; at += 2) sum += Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!)
  return sum
}

describe.each([11, 12, 13, 14])('an area in tiles of zoom %i', (zoom) => {
  const [feature, ...others] = gather(shape as Feature, zoom)

  it('is one feature', () => {
    expect(feature?.id).toBe(7)
    expect(others).toEqual([])
  })

  it('has one closed outline as long as turf says, without the edges of tiles', () => {
    expect(feature!.lines).toHaveLength(1)
    const [outline] = feature!.lines
    expect(Math.hypot(outline![0]! - outline!.at(-2)!, outline![1]! - outline!.at(-1)!)).toBeLessThan(0.1)
    // Geodesic length on turf's sphere (6371 km) against paper on the ellipsoid: within 0.3 %.
    const expected = (length(polygonToLine(shape) as never, { units: 'meters' }) * 1000) / frame.scale
    expect(lengthOf(outline!) / expected).toBeGreaterThan(0.996)
    expect(lengthOf(outline!) / expected).toBeLessThan(1.004)
  })

  it('is filled once everywhere, however its pieces overlap', () => {
    const pitch = 0.2
    const segments = hatchSegments(feature!.rings, 0, pitch)
    let sum = 0
    for (let at = 0; at < segments.length; at += 4) sum += segments[at + 2]! - segments[at]!
    const expected = (area(shape) * 1e6) / frame.scale ** 2
    expect(((sum * pitch) / expected)).toBeGreaterThan(0.992)
    expect(((sum * pitch) / expected)).toBeLessThan(1.008)
  })
})

it('cuts an area that is larger than the frame to the frame', () => {
  const [feature] = gather({ ...bboxPolygon([120, 31, 122, 33]), id: 3 } as Feature, 12)
  for (const ring of feature!.rings) for (const [index, value] of ring.entries()) expect(value >= -1e-9 && value <= (index % 2 === 0 ? frame.width : frame.height) + 1e-9).toBe(true)
  expect(feature!.lines).toEqual([])
})
