/**
 * Puts the pieces of features that lie in several tiles together again, in millimetres of the frame.
 *
 * Tiles carry areas beyond their edges, so that the pieces of one area overlap: filled together they show no seam. Outlines and lines
 * are cut to each tile's own square, which drops the edges along which areas were cut, and joined where they meet.
 */
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { THINNED } from '../../../../shared/domain/tile-columns'
import type { MapFrame } from '../frame'
import { chainLines } from '../geometry/chain'
import { type Box, clipLine, clipRing } from '../geometry/clip'
import { simplifyLine, simplifyRing } from '../geometry/simplify'
import type { MapFeature, SourceLayers } from './map-feature'

/** Lines are drawn so far beyond the frame, in millimetres: more than half of the widest line. */
export const FRAME_MARGIN = 3

type Pieces = { readonly id: number | undefined; readonly type: 1 | 2 | 3; properties: Readonly<Record<string, unknown>>; readonly points: number[]; readonly lines: number[][]; readonly rings: number[][] }

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

export class TileGatherer {
  readonly #frame: MapFrame
  readonly #inner: Box
  readonly #outer: Box
  readonly #layers = new Map<string, Map<string, Pieces>>()

  constructor(frame: MapFrame) {
    this.#frame = frame
    this.#inner = { left: 0, top: 0, right: frame.width, bottom: frame.height }
    this.#outer = { left: -FRAME_MARGIN, top: -FRAME_MARGIN, right: frame.width + FRAME_MARGIN, bottom: frame.height + FRAME_MARGIN }
  }

  /** @returns whether the tile says that something was left out of it */
  static isThinned(bytes: Uint8Array): boolean {
    const { layers } = new VectorTile(new PbfReader(bytes))
    return Object.values(layers).some((layer) => layer.length > 0 && layer.feature(0).properties[THINNED] !== undefined)
  }

  add(bytes: Uint8Array, { z, x: column, y: row }: TileAddress): void {
    const { layers } = new VectorTile(new PbfReader(bytes))
    const side = 2 ** z
    for (const name of Object.keys(layers).sort()) {
      const layer = layers[name]!
      const { extent } = layer
      // Both directions are straight: world coordinates to millimetres.
      const left = this.#frame.xOf(column / side)
      const top = this.#frame.yOf(row / side)
      const unitX = (this.#frame.xOf((column + 1) / side) - left) / extent
      const unitY = (this.#frame.yOf((row + 1) / side) - top) / extent
      const square: Box = { left, top, right: left + unitX * extent, bottom: top + unitY * extent }
      const own = intersect(square, this.#outer)
      for (let index = 0; index < layer.length; index++) {
        const feature = layer.feature(index)
        const { type, id, properties } = feature
        if (type === 0) continue
        const pieces = this.#piecesOf(name, type, id, properties)
        for (const part of feature.loadGeometry()) {
          const flat: number[] = []
          for (const point of part) flat.push(left + point.x * unitX, top + point.y * unitY)
          if (type === 1) this.#addPoints(flat, part, extent, pieces)
          else if (type === 2) pieces.lines.push(...clipLine(flat, own))
          else this.#addRing(flat, square, own, pieces)
        }
      }
    }
  }

  #piecesOf(layerName: string, type: 1 | 2 | 3, id: number | undefined, properties: Readonly<Record<string, unknown>>): Pieces {
    let layer = this.#layers.get(layerName)
    if (layer === undefined) this.#layers.set(layerName, (layer = new Map()))
    const key = id === undefined ? `${type} ${JSON.stringify(properties)}` : `${type} ${id} ${properties['label'] === true}`
    let pieces = layer.get(key)
    if (pieces === undefined) layer.set(key, (pieces = { id, type, properties, points: [], lines: [], rings: [] }))
    // Names come only where they have room: the piece that has them speaks for the feature.
    else if (Object.keys(properties).length > Object.keys(pieces.properties).length) pieces.properties = properties
    return pieces
  }

  /** A point on the edge of two tiles belongs to the eastern and southern one. */
  #addPoints(flat: readonly number[], part: readonly { readonly x: number; readonly y: number }[], extent: number, pieces: Pieces): void {
    for (const [index, { x, y }] of part.entries()) {
      if (x < 0 || y < 0 || x >= extent || y >= extent) continue
      const [px, py] = [flat[2 * index]!, flat[2 * index + 1]!]
      const { left, top, right, bottom } = this.#outer
      if (px >= left && px <= right && py >= top && py <= bottom) pieces.points.push(px, py)
    }
  }

  /** @param flat the ring with its first vertex repeated at its end */
  #addRing(flat: number[], square: Box, own: Box, pieces: Pieces): void {
    const open = flat.slice(0, -2)
    const inFrame = clipRing(open, this.#inner)
    if (inFrame.length > 0) {
      const ring = simplifyRing(inFrame)
      if (ring.length > 0) pieces.rings.push(ring)
    }
    for (const line of clipLine(flat, own)) if (!runsAlong(line, square)) pieces.lines.push(line)
  }

  finish(): SourceLayers {
    const layers = new Map<string, MapFeature[]>()
    for (const [name, pieces] of this.#layers) {
      const features: MapFeature[] = []
      for (const { id, type, properties, points, lines, rings } of pieces.values()) {
        if (points.length + lines.length + rings.length === 0) continue
        features.push({ id, type, properties, points, rings, lines: chainLines(lines).map((line) => simplifyLine(line)) })
      }
      // The same order whatever tiles they came in.
      features.sort((a, b) => (a.id ?? Infinity) - (b.id ?? Infinity) || 0)
      layers.set(name, features)
    }
    return layers
  }
}

const EDGE_TOLERANCE = 1e-6

/** Whether a line lies on one edge of the square: where a tile without margin was cut. */
function runsAlong(line: readonly number[], { left, top, right, bottom }: Box): boolean {
  for (const [axis, edge] of [[0, left], [0, right], [1, top], [1, bottom]] as const) {
    let along = true
    for (let at = axis; along && at < line.length; at += 2) along = Math.abs(line[at]! - edge) < EDGE_TOLERANCE
    if (along) return true
  }
  return false
}

function intersect(a: Box, b: Box): Box {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) }
}
