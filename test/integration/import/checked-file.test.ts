/** A file that is only checked lies where an import would put it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFileFeatures } from '../../../electron/handlers/sources/read-file-features'
import { openService, resultOf } from '../../support/import-client'
import { createTemporaryFolder } from '../../support/temporary-folder'

const folder = createTemporaryFolder()
const service = openService()

beforeAll(async () => {
  const path = join(folder, 'w.gpkg')
  await resultOf(service.client.workspace.create({ path, sample: null }))
  await service.client.workspace.open({ path })
})

afterAll(() => service.session.close())

const ring = [[120.8, 31.9], [120.81, 31.9], [120.81, 31.91], [120.8, 31.91], [120.8, 31.9]]

/** One parcel; `swapped` puts latitudes first, against the format. */
function write(name: string, swapped: boolean, crs: string | null = null): string {
  const path = join(folder, name)
  const coordinates = [swapped ? ring.map(([x, y]) => [y, x]) : ring]
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', ...(crs === null ? {} : { crs: { type: 'name', properties: { name: crs } } }), features: [{ type: 'Feature', properties: { 编号: 'p' }, geometry: { type: 'Polygon', coordinates } }] }))
  return path
}

const placeOf = async (path: string) => {
  const { features } = await readFileFeatures(service.session, { path }, { signal: new AbortController().signal, onProgress: () => {} })
  const { geometry } = features[0]!
  return geometry?.type === 'Polygon' ? Array.from(geometry.xy.subarray(0, 2)) : null
}

it('with its axes put right', async () => {
  expect(await placeOf(write('plain.geojson', false))).toEqual([120.8, 31.9])
  expect(await placeOf(write('swapped.geojson', true))).toEqual([120.8, 31.9])
})

it('with the parameters of its datum that the bureau has set', async () => {
  const path = write('xian.geojson', false, 'EPSG:4610')
  expect(await placeOf(path)).toEqual([120.8, 31.9])
  const shift = { dxMeters: 30, dyMeters: -20, dzMeters: 10, rxArcSeconds: 0, ryArcSeconds: 0, rzArcSeconds: 0, scalePartsPerMillion: 0 }
  await service.client.import.setDatumShift({ datum: 'Xian1980', shift })
  const [lon, lat] = (await placeOf(path))!
  // 30 m, −20 m at 120.8°E: −30·sin λ − 20·cos λ metres east; so many metres are 15.5 m over 94.6 km a degree.
  expect(lon! - 120.8).toBeCloseTo((-30 * Math.sin((120.8 * Math.PI) / 180) - 20 * Math.cos((120.8 * Math.PI) / 180)) / 94_600, 6)
  expect(lat).not.toBe(31.9)
})

it('with how its system was found out, and what was wrong with it', async () => {
  const sourceOf = async (path: string) => (await readFileFeatures(service.session, { path }, { signal: new AbortController().signal, onProgress: () => {} })).source
  expect(await sourceOf(write('stated.geojson', false, 'EPSG:4490'))).toMatchObject({ format: 'geojson', crs: { code: 'EPSG:4490', how: 'embedded', transform: 'none' }, problems: [] })
  const swapped = await sourceOf(write('exchanged.geojson', true))
  expect(swapped.crs).toMatchObject({ how: 'assumed', transform: 'swapAxes' })
  expect(swapped.problems.map(({ code, row }) => [code, row])).toContainEqual(['crs.axesSwapped', null])
})

it('not at all where a layer is named that it does not have', async () => {
  const path = join(folder, 'named.kml')
  const placemark = '<Placemark><name>p</name><Point><coordinates>120.8,31.9</coordinates></Point></Placemark>'
  writeFileSync(path, `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemark}</Document></kml>`)
  const job = { signal: new AbortController().signal, onProgress: () => {} }
  expect((await readFileFeatures(service.session, { path }, job)).features).toHaveLength(1)
  await expect(readFileFeatures(service.session, { path, layer: 'no such' }, job)).rejects.toMatchObject({ code: 'import.layerNotFound' })
})
