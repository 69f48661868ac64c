/** From flat polygons to what maps and files take. */
import type { MultiPolygon, Position } from 'geojson'
import type { PolygonSet } from '../geometry/polygon-set'

/** A set of one feature as GeoJSON, [lon, lat]; null without parts. */
export function polygonsOfSet({ coordinates, ringStarts, partStarts }: PolygonSet): MultiPolygon | null {
  const polygons: Position[][][] = []
  for (let part = 0; part + 1 < partStarts.length; part += 1) {
    const rings: Position[][] = []
    for (let ring = partStarts[part] ?? 0; ring < (partStarts[part + 1] ?? 0); ring += 1) {
      const positions: Position[] = []
      for (let vertex = ringStarts[ring] ?? 0; vertex < (ringStarts[ring + 1] ?? 0); vertex += 1) {
        positions.push([coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0])
      }
      rings.push(positions)
    }
    polygons.push(rings)
  }
  return polygons.length === 0 ? null : { type: 'MultiPolygon', coordinates: polygons }
}
