/** GeoJSON in the style itself (sections' discs, pins, pieces of findings) as features in millimetres of the frame. */
import type { Feature, FeatureCollection, GeoJSON, Geometry, Position } from 'geojson'
import { type MapFrame, projectTo } from '../frame'
import { type Box, clipLine, clipRing } from '../geometry/clip'
import { simplifyLine, simplifyRing } from '../geometry/simplify'
import { FRAME_MARGIN } from './gather-tiles'
import type { MapFeature, SourceLayers } from './map-feature'

/** @throws Error for data that is an address: paper has nothing to fetch it with */
export function gatherGeoJson(data: GeoJSON | string, frame: MapFrame): SourceLayers {
  if (typeof data === 'string') throw new Error(`a map on paper reads no GeoJSON from ${data}`)
  const outer: Box = { left: -FRAME_MARGIN, top: -FRAME_MARGIN, right: frame.width + FRAME_MARGIN, bottom: frame.height + FRAME_MARGIN }
  const inner: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height }
  const features: MapFeature[] = []
  for (const { geometry, properties, id } of featuresOf(data)) {
    if (geometry === null) continue
    const place = (positions: readonly Position[]) => positions.flatMap(([lon, lat]) => projectTo(frame, [lon!, lat!]))
    for (const simple of simpleGeometries(geometry)) {
      const base = { id: typeof id === 'number' ? id : undefined, properties: properties ?? {}, points: [], lines: [], rings: [] }
      if (simple.type === 'points') {
        const flat = place(simple.parts.flat())
        const points: number[] = []
        for (let at = 0; at < flat.length; at += 2) {
          const [x, y] = [flat[at]!, flat[at + 1]!]
          if (x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom) points.push(x, y)
        }
        if (points.length > 0) features.push({ ...base, type: 1, points })
      } else if (simple.type === 'lines') {
        const lines = simple.parts.flatMap((part) => clipLine(place(part), outer)).map((line) => simplifyLine(line))
        if (lines.length > 0) features.push({ ...base, type: 2, lines })
      } else {
        const closed = simple.parts.map((part, index) => turned(place(part), index > 0))
        const lines = closed.flatMap((ring) => clipLine(ring, outer)).map((line) => simplifyLine(line))
        const rings = closed.map((ring) => clipRing(ring.slice(0, -2), inner)).flatMap((ring) => (ring.length === 0 ? [] : [simplifyRing(ring)]))
        if (lines.length + rings.length > 0) features.push({ ...base, type: 3, lines, rings: rings.filter((ring) => ring.length > 0) })
      }
    }
  }
  return new Map([['', features]])
}

function featuresOf(data: GeoJSON): readonly Feature<Geometry | null>[] {
  if (data.type === 'FeatureCollection') return (data as FeatureCollection).features
  return data.type === 'Feature' ? [data] : [{ type: 'Feature', geometry: data, properties: {} }]
}

type Simple = { readonly type: 'points' | 'lines' | 'polygon'; readonly parts: readonly (readonly Position[])[] }

/** Several polygons are one after the other: each begins with its shell. */
function simpleGeometries(geometry: Geometry): readonly Simple[] {
  switch (geometry.type) {
    case 'Point':
      return [{ type: 'points', parts: [[geometry.coordinates]] }]
    case 'MultiPoint':
      return [{ type: 'points', parts: [geometry.coordinates] }]
    case 'LineString':
      return [{ type: 'lines', parts: [geometry.coordinates] }]
    case 'MultiLineString':
      return [{ type: 'lines', parts: geometry.coordinates }]
    case 'Polygon':
      return [{ type: 'polygon', parts: geometry.coordinates }]
    case 'MultiPolygon':
      return geometry.coordinates.map((parts) => ({ type: 'polygon', parts }))
    case 'GeometryCollection':
      return geometry.geometries.flatMap(simpleGeometries)
  }
}

/** The ring turned clockwise as seen, a hole the other way, as vector tiles have them. */
function turned(ring: readonly number[], isHole: boolean): number[] {
  let doubleArea = 0
  for (let at = 2; at < ring.length; at += 2) doubleArea += ring[at - 2]! * ring[at + 1]! - ring[at]! * ring[at - 1]!
  if (doubleArea > 0 !== isHole) return [...ring]
  const back: number[] = []
  for (let at = ring.length - 2; at >= 0; at -= 2) back.push(ring[at]!, ring[at + 1]!)
  return back
}
