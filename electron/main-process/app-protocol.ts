/**
 * `app://dutu/…`: the window's own files and the shipped base map, and nothing else.
 *
 * Paths are confined to their folder; byte ranges are answered, because the base map is read piece by piece. Every answer
 * carries the content security policy.
 */
import { protocol } from 'electron'
import { open, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { BasemapDescription } from '../../shared/domain/basemap'
import { originsOf, OwnBasemapTiles } from './own-basemap'
import { parseRange, resolveServedFile, type ServedFolders } from './served-files'

const SCHEME = 'app'

/** Address of the window's page. */
export const WINDOW_URL = `${SCHEME}://dutu/index.html`

/** @param pictureOrigins origins beside the program's own that map pictures come from */
function contentSecurityPolicy(pictureOrigins: readonly string[]): string {
  const pictures = pictureOrigins.join(' ')
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${pictures}`,
    "font-src 'self'",
    `connect-src 'self' ${pictures}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** To be called before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** Start to answer. `basemap` tells the base map that is chosen now. */
export function serveApp(folders: ServedFolders, basemap: () => BasemapDescription): void {
  const tiles = new OwnBasemapTiles()
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    const chosen = basemap()
    const tile = OWN_TILE.exec(url.pathname)
    if (tile !== null && chosen.kind === 'mbtiles') {
      return tiles.answer(chosen.path, Number(tile[1]), Number(tile[2]), Number(tile[3]))
    }
    const file = url.pathname === OWN_ARCHIVE && chosen.kind === 'pmtiles' ? chosen.path : resolveServedFile(url, folders)
    if (file === null) return new Response('not found', { status: 404 })
    return respondWithFile(file, request.headers.get('range'), contentSecurityPolicy(originsOf(chosen)))
  })
}

/** Where a bureau's own archive is read, and the tiles of its own MBTiles file. */
const OWN_ARCHIVE = '/own-basemap.pmtiles'
const OWN_TILE = /^\/own-basemap\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})$/

async function respondWithFile(file: string, range: string | null, policy: string): Promise<Response> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) return new Response('not found', { status: 404 })
  const headers = new Headers({
    'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: `"${found.size}-${Math.trunc(found.mtimeMs)}"`,
  })
  const wanted = parseRange(range, found.size)
  if (wanted === 'unsatisfiable') {
    headers.set('content-range', `bytes */${found.size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = wanted ?? { start: 0, end: found.size - 1 }
  const body = await readBytes(file, start, end - start + 1)
  if (wanted !== null) headers.set('content-range', `bytes ${start}-${end}/${found.size}`)
  return new Response(body, { status: wanted === null ? 200 : 206, headers })
}

async function readBytes(file: string, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(file)
  try {
    const bytes = new Uint8Array(length)
    await handle.read(bytes, 0, length, start)
    return bytes
  } finally {
    await handle.close()
  }
}
