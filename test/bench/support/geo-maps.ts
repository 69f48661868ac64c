/**
 * Shores and lakes of the whole world at 10 m, from the npm packages of geo-maps (data © OpenStreetMap contributors, ODbL). Fetched by the bench
 * into a folder of the user, never part of the repository.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PolygonSet, PolygonSetBuilder } from '../../../electron/engine/geometry/polygon-set'

const VERSION = '0.6.0'

/** @param layer `earth-coastlines-10m` (one multipolygon) or `earth-waterbodies-10m` (lakes, rivers, seas); @returns the GeoJSON's bytes */
export function fetchGeoMap(layer: string, folder: string): Buffer {
  const target = join(folder, layer)
  const file = join(target, 'package/map.geo.json')
  if (!existsSync(file)) {
    mkdirSync(target, { recursive: true })
    const archive = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', `@geo-maps/${layer}@${VERSION}`], {
      cwd: target,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    execFileSync('tar', ['xzf', archive.trim(), 'package/map.geo.json'], { cwd: target })
  }
  return readFileSync(file)
}

const [OPEN, CLOSE, COMMA] = [0x5b, 0x5d, 0x2c]
const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d

/**
 * The polygons of some multipolygons of a GeoJSON file, one feature each. Reads bytes, since the objects of so many positions would not fit.
 *
 * @param multipolygons which of the file's geometries, counted from 0
 * @param leastVertices smaller polygons are left out
 */
export function readPolygonsOfGeoJson(bytes: Buffer, multipolygons: readonly number[], leastVertices: number): PolygonSet {
  const builder = new PolygonSetBuilder()
  let at = 0
  for (let geometry = 0; ; geometry++) {
    at = bytes.indexOf('"coordinates":', at)
    if (at < 0) return builder.build()
    at = bytes.indexOf(OPEN, at)
    const isWanted = multipolygons.includes(geometry)
    let rings: number[][] = []
    let depth = 0
    do {
      const byte = bytes[at]!
      if (byte === OPEN) {
        depth++
        if (depth === 2) rings = []
        else if (depth === 3) rings.push([])
        at++
      } else if (byte === CLOSE) {
        if (depth === 2 && isWanted && rings[0]!.length >= 2 * leastVertices) {
          builder.addFeature()
          builder.addPart()
          for (const ring of rings) builder.addRingFrom(ring, 0, ring.length / 2)
        }
        depth--
        at++
      } else if (byte === COMMA || isBlank(byte)) at++
      else {
        let end = at
        while (bytes[end] !== COMMA && bytes[end] !== CLOSE) end++
        if (isWanted) rings.at(-1)!.push(Number(bytes.toString('latin1', at, end)))
        at = end
      }
    } while (depth > 0)
  }
}
