/** The map source of the bundled base map. */
import type { VectorSourceSpecification } from '@maplibre/maplibre-gl-style-spec'

/** Id of the base map's source in the style, whichever base map is chosen. */
export const BASEMAP_SOURCE_ID = 'basemap'

/**
 * Source over a PMTiles archive, read by byte ranges through the `pmtiles` library's `Protocol`, which has to be
 * registered for `pmtiles:` first.
 *
 * @param url address of the archive, without the `pmtiles:` prefix; the server must answer byte ranges
 */
export function basemapSource(url: string): VectorSourceSpecification {
  return { type: 'vector', url: `pmtiles://${url}` }
}
