/**
 * The plane that tiles and overviews are cut from: Web Mercator in whole numbers.
 *
 * The world is a square of `WORLD_SIZE` units with x east and y south, so that at `DETAIL_ZOOM` one unit is one unit of the tile
 * grid (0.60 m at the equator, 0.51 m in Nantong), and at a coarser zoom z a unit of the tile grid is 2^(DETAIL_ZOOM − z) units.
 *
 * Longitude and latitude of EPSG:4490 go in as if they were WGS 84. The ellipsoids differ by 0.1 mm in the semi-minor axis; the
 * frames (CGCS2000 is ITRF97 at epoch 2000.0) differ by what China has moved since, about 3 cm a year: less than a metre, and
 * the same for everything on the map.
 */

/** Units across a tile, as the Mapbox Vector Tile specification calls `extent`. */
export const EXTENT = 4096

/** Finest zoom with overviews below it: from here on, tiles show the features themselves. */
export const DETAIL_ZOOM = 14

/** Side of the world in units: 2^26. */
export const WORLD_SIZE = EXTENT * 2 ** DETAIL_ZOOM

/** CSS pixels of a tile on the screen: MapLibre draws vector tiles 512 pixels wide. */
const TILE_SIZE_PIXELS = 512

/** Units of the tile grid in one CSS pixel. */
export const UNITS_PER_PIXEL = EXTENT / TILE_SIZE_PIXELS

const RADIANS = Math.PI / 180
const DEGREES = 180 / Math.PI

/** Latitude of the square's upper edge, in degrees. What lies beyond is drawn on the edge. */
const MAXIMUM_LATITUDE = 85.05112877980659

/** Longitude in degrees → x in world units, not rounded. */
export function worldX(longitude: number): number {
  return (longitude / 360 + 0.5) * WORLD_SIZE
}

/** Latitude in degrees → y in world units, not rounded. */
export function worldY(latitude: number): number {
  const limited = latitude > MAXIMUM_LATITUDE ? MAXIMUM_LATITUDE : latitude < -MAXIMUM_LATITUDE ? -MAXIMUM_LATITUDE : latitude
  const sine = Math.sin(limited * RADIANS)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD_SIZE
}

/** x in world units → longitude in degrees. */
export function longitudeOf(x: number): number {
  return (x / WORLD_SIZE - 0.5) * 360
}

/** y in world units → latitude in degrees. */
export function latitudeOf(y: number): number {
  return Math.atan(Math.sinh((0.5 - y / WORLD_SIZE) * 2 * Math.PI)) * DEGREES
}

/** The unit of the world that a coordinate falls into; one on the world's far edge falls into the last. */
export function worldUnit(coordinate: number): number {
  const unit = Math.floor(coordinate)
  return unit < 0 ? 0 : unit >= WORLD_SIZE ? WORLD_SIZE - 1 : unit
}

/** A square of the world, in units: its west and north edge belong to it, its east and south edge to the next. */
export type Square = { readonly west: number; readonly north: number; readonly size: number }

/** Where a tile lies. At zooms beyond `DETAIL_ZOOM` the edges need not be whole numbers of fine units, but are exact. */
export function tileSquare(z: number, x: number, y: number): Square {
  const size = WORLD_SIZE / 2 ** z
  return { west: x * size, north: y * size, size }
}

/** [west, south, east, north] in degrees of a square widened by `margin` units on every side. */
export function degreesOf({ west, north, size }: Square, margin: number): readonly [number, number, number, number] {
  return [longitudeOf(west - margin), latitudeOf(north + size + margin), longitudeOf(west + size + margin), latitudeOf(north - margin)]
}

/** Cells along the side of a tile: one cell is 64 CSS pixels, room for a circle with a number. */
const CELLS_PER_TILE = 8

/** Side of a cell of a zoom, in world units. Cells nest: one of zoom z holds four of zoom z + 1. */
export function cellSize(zoom: number): number {
  return WORLD_SIZE / CELLS_PER_TILE / 2 ** zoom
}
