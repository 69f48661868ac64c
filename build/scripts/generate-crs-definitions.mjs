/**
 * Writes data/crs/definitions.json: the coordinate reference systems that Dutu knows by EPSG code.
 *
 * Input: PROJ's own database, read through `projinfo` (Debian package proj-bin). Output: name, proj string and, for
 * Gauss-Krüger zones, their width, zone number and meridian. Run: node build/scripts/generate-crs-definitions.mjs
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const OUTPUT = new URL('../../data/crs/definitions.json', import.meta.url)

/** Geographic systems, the datum they stand for, and whether their coordinates carry a height. */
const GEOGRAPHIC = [
  ['4490', 'CGCS2000'],
  ['4480', 'CGCS2000'],
  ['4326', 'WGS84'],
  ['4979', 'WGS84'],
  ['4610', 'Xian1980'],
  ['4214', 'Beijing1954'],
  ['4555', 'NewBeijing'],
]

const FAMILIES = [
  { prefix: 'CGCS2000 / ', datum: 'CGCS2000' },
  { prefix: 'Xian 1980 / ', datum: 'Xian1980' },
  { prefix: 'Beijing 1954 / ', datum: 'Beijing1954' },
  { prefix: 'New Beijing / ', datum: 'NewBeijing' },
]

/** WGS 84 / UTM zones 43N to 53N cover China; 3857 is what web maps give. */
const OTHER_PROJECTED = ['3857', ...Array.from({ length: 11 }, (_, index) => String(32643 + index))]

const projinfo = (...args) => execFileSync('projinfo', args, { encoding: 'utf8' })

function projString(code) {
  const text = projinfo('-q', '--single-line', '-o', 'PROJ', `EPSG:${code}`).trim()
  if (!text.startsWith('+proj=')) throw new Error(`projinfo gave no proj string for EPSG:${code}: ${text}`)
  return text.replace(' +type=crs', '')
}

/** Name and area of use ([west, south, east, north]; WKT has south, west, north, east). */
function describe(code) {
  const text = projinfo('-q', '--single-line', '-o', 'WKT2:2019', `EPSG:${code}`).trim()
  const [south, west, north, east] = /BBOX\[([^\]]+)\]/.exec(text)[1].split(',').map(Number)
  return { name: /^[A-Z]+CRS\["([^"]+)"/.exec(text)[1], area: [west, south, east, north] }
}

/** Every projected CRS, deprecated ones included: [code, name]. */
function listProjected(filter) {
  return projinfo('--list-crs', filter, '--authority', 'EPSG')
    .split('\n')
    .map((line) => /^EPSG:(\d+) "([^"]+)"/.exec(line))
    .filter(Boolean)
    .map((match) => [match[1], match[2]])
}

/** 3° zones 25–45 have their meridian at 3° × zone, 6° zones 13–23 at 6° × zone − 3°. */
function zoneOf(name, proj) {
  const centralMeridian = Number(/\+lon_0=(-?[\d.]+)/.exec(proj)[1])
  const falseEasting = Number(/\+x_0=(-?[\d.]+)/.exec(proj)[1])
  const widthDegrees = name.includes('3-degree') ? 3 : 6
  const zone = widthDegrees === 3 ? centralMeridian / 3 : (centralMeridian + 3) / 6
  const prefixed = falseEasting > 1e6
  if (!Number.isInteger(zone)) throw new Error(`${name}: meridian ${centralMeridian} is no zone's`)
  if (prefixed && falseEasting !== zone * 1e6 + 500_000) throw new Error(`${name}: false easting ${falseEasting}`)
  return { widthDegrees, number: zone, centralMeridian, prefixed }
}

const definitions = GEOGRAPHIC.map(([code, datum]) => ({ code: `EPSG:${code}`, ...describe(code), datum, proj: projString(code), zone: null }))
const current = listProjected('projected')
const currentCodes = new Set(current.map(([code]) => code))
const listed = [...current, ...listProjected('projected,allow_deprecated')]
const seen = new Set()
for (const [code, name] of listed) {
  const family = FAMILIES.find(({ prefix }) => name.startsWith(prefix))
  if (!family || seen.has(code)) continue
  seen.add(code)
  const proj = projString(code)
  definitions.push({ code: `EPSG:${code}`, ...describe(code), datum: family.datum, proj, zone: zoneOf(name, proj), ...(currentCodes.has(code) ? {} : { deprecated: true }) })
}
for (const code of OTHER_PROJECTED) definitions.push({ code: `EPSG:${code}`, ...describe(code), datum: 'WGS84', proj: projString(code), zone: null })
definitions.sort((a, b) => Number(a.code.slice(5)) - Number(b.code.slice(5)))

const projVersion = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'proj-bin'], { encoding: 'utf8' })
if (definitions.length < 250) throw new Error(`only ${definitions.length} definitions`)
const head = {
  title: 'Coordinate reference systems of China, and those that files use beside them',
  source: `EPSG Geodetic Parameter Dataset v10.076 (2022-08-31), read through projinfo of PROJ (proj-bin ${projVersion})`,
  licence: 'EPSG Geodetic Parameter Dataset, terms of use of IOGP: https://epsg.org/terms-of-use.html',
  script: 'build/scripts/generate-crs-definitions.mjs',
  notes: 'proj strings have [x, y] = [east, north] and degrees as [lon, lat]. Old datums carry no shift to CGCS2000: its parameters are classified.',
}
const rows = definitions.map((definition) => `    ${JSON.stringify(definition)}`)
writeFileSync(OUTPUT, `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "definitions": [\n${rows.join(',\n')}\n  ]\n}\n`)
process.stdout.write(`${OUTPUT.pathname}: ${definitions.length} definitions\n`)
