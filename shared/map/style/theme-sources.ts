/**
 * Vector-tile sources of the themes.
 *
 * One source a group of themes that are looked at together, so that showing or hiding a group fetches nothing else; MapLibre asks
 * for no tile of a source without a visible layer. The source's address says what a tile holds: `dutu://tiles/GROUP/REVISION/
 * z/x/y?layers=KIND@VINTAGE,KIND`.
 */
import type { VectorSourceSpecification } from '@maplibre/maplibre-gl-style-spec'
import { isKindId, type KindId, kinds } from '../../domain/kinds'
import type { TileRequest } from '../../contract/tile-port'

/** Scheme of the themes' tiles. */
export const TILE_SCHEME = 'dutu'

/** Tiles are cut down to this zoom and enlarged beyond it. */
const TILE_MAX_ZOOM = 14

const sourceGroups = {
  outfalls: ['outfall'],
  monitoring: ['station', 'section'],
  ecology: ['ecologicalRedLine', 'ecologicalControlZone', 'ecologicalBuffer'],
  protection: ['waterSource', 'bay'],
  development: ['enterprise', 'project', 'patch', 'contaminatedPlot'],
  waters: ['waterway', 'shoreline'],
  districts: ['district'],
  units: ['controlUnit', 'catchment'],
  reference: ['reference'],
} as const satisfies Record<string, readonly KindId[]>

type SourceGroup = keyof typeof sourceGroups

/** Source id of a theme. */
export function sourceOf(kind: KindId): SourceGroup {
  for (const [group, members] of Object.entries(sourceGroups)) {
    if ((members as readonly KindId[]).includes(kind)) return group as SourceGroup
  }
  throw new Error(`no source for ${kind}`)
}

/**
 * Sources for the themes of a workspace.
 *
 * @param present themes that have features
 * @param vintages version date by theme; only legal layers, absent: the newest
 * @param revision grows when the data change, so that tiles are asked for anew
 */
export function themeSources(
  present: ReadonlySet<KindId>,
  vintages: Readonly<Record<string, string>>,
  revision: string,
): Record<string, VectorSourceSpecification> {
  const sources: Record<string, VectorSourceSpecification> = {}
  for (const [group, members] of Object.entries(sourceGroups)) {
    const layers = members.filter((kind) => present.has(kind)).map((kind) => {
      const vintage = kinds[kind].legal ? vintages[kind] : undefined
      return vintage === undefined ? kind : `${kind}@${vintage}`
    })
    if (layers.length === 0) continue
    sources[group] = {
      type: 'vector',
      tiles: [`${TILE_SCHEME}://tiles/${group}/${revision}/{z}/{x}/{y}?layers=${layers.join(',')}`],
      maxzoom: TILE_MAX_ZOOM,
    }
  }
  return sources
}

/** What a tile's address asks for. @throws Error for an address that is not ours */
export function parseTileAddress(address: string): Omit<TileRequest, 'id'> {
  const match = /\/(\d+)\/(\d+)\/(\d+)\?layers=(.*)$/.exec(address)
  if (match === null) throw new Error(`not a tile address: ${address}`)
  return { z: Number(match[1]), x: Number(match[2]), y: Number(match[3]), layers: parseLayers(match[4]!) }
}

/** The themes in a source's tiles, from one of its addresses. @throws Error for an address that is not ours */
export function themesOfSource(address: string): TileRequest['layers'] {
  const start = address.indexOf(LAYERS_PARAMETER)
  if (start === -1) throw new Error(`not a tile address: ${address}`)
  return parseLayers(address.slice(start + LAYERS_PARAMETER.length))
}

const LAYERS_PARAMETER = '?layers='

function parseLayers(list: string): TileRequest['layers'] {
  return list.split(',').map((entry) => {
    const [kind = '', vintage] = entry.split('@')
    if (!isKindId(kind)) throw new Error(`no theme ${kind} in ${list}`)
    return vintage === undefined ? { kind } : { kind, vintage }
  })
}
