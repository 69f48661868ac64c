/**
 * The map's frame on paper: which piece of the earth it shows, at which scale, and where a place lies in it.
 *
 * The projection is the screen's Web Mercator, stretched north–south by up to 0.7 % so that at the frame's middle the scale is true
 * in both directions on the CGCS2000 ellipsoid: one millimetre there is `scale` millimetres on the ground whichever way it is
 * measured. (Web Mercator itself takes the ellipsoid for a sphere.) Away from the middle the scale grows with the latitude: over
 * the 100 km from a city's south to its north by about 1 %.
 *
 * Longitude and latitude are degrees, EPSG:4490. World coordinates are those of map tiles: 0–1, x east, y south. Paper coordinates
 * are millimetres from the frame's top left corner, y downwards.
 */
import type { BoundingBox } from '../../../shared/domain/feature'

export type LonLat = readonly [lon: number, lat: number]

/**
 * Millimetres on paper of one pixel of the style: OGC's 0.28 mm times 0.75. The smallest letters of the style, 10 pixels, are 2.1 mm
 * high then, and an A4 page holds as much as a window.
 */
const STYLE_PIXEL_MILLIMETRES = 0.28 * 0.75

/** Pixels of a tile's side in the style's counting of zooms. */
const TILE_PIXELS = 512

/** CGCS2000: semi-major axis in metres and flattening (GB 22021-2008; the same as GRS 80 to 0.1 mm). */
const SEMI_MAJOR_METRES = 6378137
const FLATTENING = 1 / 298.257222101
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)

const RADIANS = Math.PI / 180

export type MapFrame = {
  /** Millimetres. */
  readonly width: number
  readonly height: number
  readonly centre: LonLat
  /** Denominator of the scale, 25000 for 1:25 000. */
  readonly scale: number
  /** Millimetres of one style pixel. */
  readonly pixel: number
  /** Zoom at which the style is looked up: that of a screen whose pixels are as large. */
  readonly zoom: number
  /** West, south, east, north in degrees. */
  readonly bounds: BoundingBox
  /** Millimetres from the frame's left edge, of an x in world coordinates. */
  readonly xOf: (worldX: number) => number
  readonly yOf: (worldY: number) => number
  /** World coordinates of the frame's edges. */
  readonly world: { readonly west: number; readonly north: number; readonly east: number; readonly south: number }
}

type FrameSize = {
  readonly width: number
  readonly height: number
  /** Millimetres of one style pixel; larger for what is looked at from afar. */
  readonly pixel?: number
}

export function worldX(lon: number): number {
  return lon / 360 + 0.5
}

export function worldY(lat: number): number {
  return 0.5 - Math.asinh(Math.tan(lat * RADIANS)) / (2 * Math.PI)
}

function lonOf(x: number): number {
  return (x - 0.5) * 360
}

function latOf(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS
}

/** Metres on the ground of the whole world's width and height, as long as they are at a latitude. */
function worldMetres(lat: number): { readonly across: number; readonly down: number } {
  const cosine = Math.cos(lat * RADIANS)
  const sine = Math.sin(lat * RADIANS)
  const root = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  const transverseRadius = SEMI_MAJOR_METRES / root
  const meridianRadius = (SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / root ** 3
  return { across: 2 * Math.PI * transverseRadius * cosine, down: 2 * Math.PI * meridianRadius * cosine }
}

/** A frame around a place. @param scale denominator */
export function frameAtScale({ width, height, pixel = STYLE_PIXEL_MILLIMETRES }: FrameSize, centre: LonLat, scale: number): MapFrame {
  const { across, down } = worldMetres(centre[1])
  const perWorldX = (across * 1000) / scale
  const perWorldY = (down * 1000) / scale
  const west = worldX(centre[0]) - width / 2 / perWorldX
  const north = worldY(centre[1]) - height / 2 / perWorldY
  const east = west + width / perWorldX
  const south = north + height / perWorldY
  return {
    width,
    height,
    centre,
    scale,
    pixel,
    zoom: Math.log2(perWorldX / (TILE_PIXELS * pixel)),
    bounds: [lonOf(west), latOf(south), lonOf(east), latOf(north)],
    xOf: (x) => (x - west) * perWorldX,
    yOf: (y) => (y - north) * perWorldY,
    world: { west, north, east, south },
  }
}

export type BoundsOptions = {
  /** Millimetres left free on every side. */
  readonly padding?: number
  /** The largest scale's denominator: a point is not shown closer than this. */
  readonly atLeast?: number
  /** Take the next of these denominators at which all fits; absent: the scale at which it just fits. */
  readonly steps?: readonly number[]
}

/** Scales that maps are printed at, as their leading digits. */
const LEADING = [1, 1.2, 1.5, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9]

/** Denominators that look well on a map: 1:1 000 to 1:10 000 000. */
const roundScales: readonly number[] = [3, 4, 5, 6].flatMap((power) => LEADING.map((digit) => digit * 10 ** power))

/** A frame that shows an extent whole, in its middle. */
export function frameOfBounds(size: FrameSize, [west, south, east, north]: BoundingBox, options: BoundsOptions = {}): MapFrame {
  const { padding = 8, atLeast = 5000, steps = roundScales } = options
  const middleY = (worldY(south) + worldY(north)) / 2
  const centre: LonLat = [(west + east) / 2, latOf(middleY)]
  const { across, down } = worldMetres(centre[1])
  const free = (length: number) => Math.max(length - 2 * padding, length / 4)
  const fitting = Math.max(
    ((worldX(east) - worldX(west)) * across * 1000) / free(size.width),
    ((worldY(south) - worldY(north)) * down * 1000) / free(size.height),
    atLeast,
  )
  return frameAtScale(size, centre, steps.find((step) => step >= fitting * (1 - 1e-9)) ?? fitting)
}

/** Place on paper. */
export function projectTo(frame: MapFrame, [lon, lat]: LonLat): readonly [x: number, y: number] {
  return [frame.xOf(worldX(lon)), frame.yOf(worldY(lat))]
}

/** Place on the ground. */
export function unprojectFrom(frame: MapFrame, [x, y]: readonly [x: number, y: number]): LonLat {
  const { west, north, east, south } = frame.world
  return [lonOf(west + (x / frame.width) * (east - west)), latOf(north + (y / frame.height) * (south - north))]
}
