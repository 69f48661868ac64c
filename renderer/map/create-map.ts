/** Makes the MapLibre map: worker, protocols, controls, behaviour. Everything that it shows comes with the style. */
import { addProtocol, Map as LibreMap, ScaleControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import type { TileRequest } from '../../shared/contract/tile-port'
import type { BoundingBox } from '../../shared/domain/feature'
import { provideImages } from './map-images'
import { parseTileAddress, TILE_SCHEME } from '../../shared/map/style/theme-sources'

/** Where the map stands. */
export type Camera = { readonly center: readonly [number, number]; readonly zoom: number; readonly bearing: number }

/** Asks the service for a tile. */
export type TileLoader = (request: Omit<TileRequest, 'id'>, signal: AbortSignal) => Promise<ArrayBuffer>

/** The closest view: a metre is seven pixels. */
const MAX_ZOOM = 20
/** Room around a framed extent in pixels. */
const FRAME_PADDING = 48
/** A framed point is shown at this zoom, so that its surroundings are seen. */
const POINT_ZOOM = 15

let prepared = false

/** Once a page: the worker's address and the two protocols. */
function prepareLibrary(loadTile: TileLoader): void {
  if (prepared) return
  prepared = true
  setWorkerUrl(new URL(workerUrl, document.baseURI).href)
  addProtocol(TILE_SCHEME, async ({ url }, { signal }) => ({ data: await loadTile(parseTileAddress(url), signal) }))
  addProtocol('pmtiles', new Protocol({ metadata: false }).tile)
}

/**
 * Make a map in an element.
 *
 * @param start a camera, or an extent to show whole
 * @throws Error where there is no WebGL 2
 */
export function createMap(container: HTMLElement, style: StyleSpecification, start: Camera | BoundingBox, loadTile: TileLoader): LibreMap {
  prepareLibrary(loadTile)
  const map = new LibreMap({
    container,
    style,
    ...('zoom' in start
      ? { center: [...start.center], zoom: start.zoom, bearing: start.bearing }
      : { bounds: [...start], fitBoundsOptions: { padding: FRAME_PADDING } }),
    attributionControl: false,
    maxZoom: MAX_ZOOM,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    renderWorldCopies: false,
    validateStyle: false,
  })
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left')
  provideImages(map)
  holdGround(map)
  return map
}

/** When a panel beside the map opens or folds, the ground stays where it is on the screen; when the window changes, its middle stays. */
function holdGround(map: LibreMap): void {
  let before = middleOf(map)
  let windowBefore = windowSize()
  map.on('resize', () => {
    const middle = middleOf(map)
    const size = windowSize()
    if (size === windowBefore) map.panBy([middle.x - before.x, middle.y - before.y], { animate: false })
    before = middle
    windowBefore = size
  })
}

function middleOf(map: LibreMap): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = map.getContainer().getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

const windowSize = () => `${window.innerWidth} ${window.innerHeight}`

/** Show an extent whole; a point at a scale at which its surroundings are seen. */
export function frameBounds(map: LibreMap, [west, south, east, north]: BoundingBox, animate: boolean): void {
  map.fitBounds([west, south, east, north], { padding: FRAME_PADDING, maxZoom: POINT_ZOOM, animate, duration: 450 })
}

/**
 * Carry out a new style on the living map.
 *
 * Sources and layers of a sketch (`td-`) are not part of our style and stay.
 */
export function applyStyle(map: LibreMap, style: StyleSpecification): void {
  map.setStyle(style, {
    diff: true,
    validate: false,
    transformStyle: (previous, next) => {
      if (previous === undefined) return next
      const sketchSources = Object.entries(previous.sources).filter(([id]) => id.startsWith(SKETCH_PREFIX))
      const sketchLayers = previous.layers.filter((layer) => layer.id.startsWith(SKETCH_PREFIX))
      return { ...next, sources: { ...next.sources, ...Object.fromEntries(sketchSources) }, layers: [...next.layers, ...sketchLayers] }
    },
  })
}

/** How ids of sketch sources and layers begin. */
export const SKETCH_PREFIX = 'td'
