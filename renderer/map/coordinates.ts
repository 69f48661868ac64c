/**
 * Coordinates as the trade writes them: decimal degrees, degrees-minutes-seconds, and CGCS2000 Gauss-Krüger in the 3° zone that the
 * place lies in, north first and the easting with its zone number.
 *
 * Input is [lon, lat] in degrees, EPSG:4490. The map works in WGS 84 / Web Mercator; the two agree within centimetres.
 */
import proj4 from 'proj4'

export type LonLat = readonly [lon: number, lat: number]

/** Decimal degrees with six places (0.1 m): `120.894217°E  31.980106°N`. */
export function formatDegrees([lon, lat]: LonLat): string {
  return `${Math.abs(lon).toFixed(6)}°${lon < 0 ? 'W' : 'E'}  ${Math.abs(lat).toFixed(6)}°${lat < 0 ? 'S' : 'N'}`
}

/** Degrees, minutes and seconds with two places (0.3 m): `120°53′39.18″E  31°58′48.38″N`. */
export function formatDegreesMinutesSeconds([lon, lat]: LonLat): string {
  return `${sexagesimal(Math.abs(lon))}${lon < 0 ? 'W' : 'E'}  ${sexagesimal(Math.abs(lat))}${lat < 0 ? 'S' : 'N'}`
}

function sexagesimal(degrees: number): string {
  // Rounded as a whole number of hundredths of a second first, so that 59.999″ carries over.
  const hundredths = Math.round(degrees * 360_000)
  const seconds = (hundredths % 6000) / 100
  const minutes = Math.floor(hundredths / 6000) % 60
  return `${Math.floor(hundredths / 360_000)}°${String(minutes).padStart(2, '0')}′${seconds.toFixed(2).padStart(5, '0')}″`
}

/** Gauss-Krüger coordinates in metres. The easting begins with the zone number: 40 584 119 lies in zone 40. */
export type GaussKruger = { readonly zone: number; readonly north: number; readonly east: number }

/** Zones that the Chinese grid has. */
const FIRST_ZONE = 25
const LAST_ZONE = 45

/**
 * Project to the 3° zone that the longitude lies in (central meridian three times the zone number).
 *
 * @returns null outside the zones 25–45, where the grid is not defined
 */
export function toGaussKruger([lon, lat]: LonLat): GaussKruger | null {
  const zone = Math.floor((lon + 1.5) / 3)
  if (zone < FIRST_ZONE || zone > LAST_ZONE) return null
  const definition = `+proj=tmerc +lat_0=0 +lon_0=${3 * zone} +k=1 +x_0=${zone}500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
  const [east = Number.NaN, north = Number.NaN] = proj4('+proj=longlat +ellps=GRS80 +no_defs', definition, [lon, lat])
  return { zone, north, east }
}

/** A metre value with two places and thin spaces between thousands: `3 539 981.12`. */
export function formatMetres(value: number): string {
  const [whole = '', decimals = ''] = value.toFixed(2).split('.')
  return `${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, '\u2009')}.${decimals}`
}
