/**
 * Where and when a photo was taken, as its camera wrote it (EXIF 2.32, by ExifReader): JPEG, PNG, HEIC, WebP, TIFF.
 *
 * The place is WGS 84, taken as CGCS2000 (centimetres apart). A camera's clock without a zone is China's, UTC+8; the time that the satellites gave is
 * UTC and wins only where the clock's is missing, because it may be that of the last fix.
 */
import { load } from 'exifreader'

export type PhotoFacts = {
  /** [lon, lat] in degrees; null where the photo has none. */
  readonly lonLat: readonly [number, number] | null
  /** UTC, ISO with Z; null where the photo has none. */
  readonly takenAt: string | null
}

const NONE: PhotoFacts = { lonLat: null, takenAt: null }
const CHINA_OFFSET = '+08:00'

/** @returns nulls for anything that is no photo or says nothing; never throws */
export function readPhotoFacts(content: Uint8Array<ArrayBuffer>): PhotoFacts {
  try {
    const tags = load(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength), { expanded: true })
    const exif = tags.exif ?? {}
    return {
      lonLat: placeOf(tags.gps?.Longitude, tags.gps?.Latitude),
      takenAt: clockTime(textOf(exif.DateTimeOriginal), textOf(exif.OffsetTimeOriginal)) ?? satelliteTime(textOf(exif.GPSDateStamp), textOf(exif.GPSTimeStamp)),
    }
  } catch {
    // Damaged or without metadata: the library throws for both.
    return NONE
  }
}

/** A phone without a fix writes 0, 0. */
function placeOf(longitude: number | undefined, latitude: number | undefined): PhotoFacts['lonLat'] {
  if (longitude === undefined || latitude === undefined || !Number.isFinite(longitude) || !Number.isFinite(latitude)) return null
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90 || (longitude === 0 && latitude === 0)) return null
  return [longitude, latitude]
}

function textOf(tag: unknown): string | null {
  const description = (tag as { readonly description?: unknown } | undefined)?.description
  return typeof description === 'string' ? description : null
}

/** `2023:10:05 08:30:00` with the zone beside it, where the camera knows it. */
function clockTime(text: string | null, offset: string | null): string | null {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text ?? '')
  if (match === null) return null
  const zone = /^[+-]\d{2}:\d{2}$/.test(offset ?? '') ? offset : CHINA_OFFSET
  return toIso(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`)
}

/** Date `2023:10:05` and time `00:30:00` in UTC. */
function satelliteTime(date: string | null, time: string | null): string | null {
  const day = /^(\d{4}):(\d{2}):(\d{2})/.exec(date ?? '')
  const clock = /^(\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(time ?? '')
  if (day === null || clock === null) return null
  const [, hours = '', minutes = '', seconds = ''] = clock
  return toIso(`${day[1]}-${day[2]}-${day[3]}T${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}Z`)
}

/** @returns null for a date that the calendar does not have, and for 0000:00:00 */
function toIso(text: string): string | null {
  const time = Date.parse(text)
  return Number.isNaN(time) || time < 0 ? null : `${new Date(time).toISOString().slice(0, 19)}Z`
}
