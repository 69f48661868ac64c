/** What a file is, by its first bytes where they tell, else by the ending of its name. */

const endings: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  webp: 'image/webp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  mp4: 'video/mp4',
  ofd: 'application/ofd',
  wps: 'application/vnd.ms-works',
}

const beginnings: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/png', 0, '\u0089PNG'],
  ['application/pdf', 0, '%PDF'],
  ['image/heic', 4, 'ftyphei'],
  ['image/webp', 8, 'WEBP'],
]

/** @returns an IANA media type; `application/octet-stream` where nothing tells */
export function mediaTypeOf(name: string, content: Uint8Array): string {
  for (const [type, offset, bytes] of beginnings) {
    if ([...bytes].every((letter, index) => content[offset + index] === letter.charCodeAt(0))) return type
  }
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(endings, ending) ? endings[ending]! : 'application/octet-stream'
}
