import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string): string {
  const file = path.join(folder, `case${files++}.gpx`)
  writeFileSync(file, content)
  return file
}

const GPX = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxx="http://www.garmin.com/x">
<metadata><name>巡查</name><time>2023-10-31T08:00:00Z</time></metadata>
<wpt lat="31.98" lon="120.89"><ele>4.5</ele><time>2023-10-31T08:01:00Z</time><name>排口1</name><desc>雨后有水</desc><link href="http://x"><text>t</text></link><extensions><gpxx:Depth>1.2</gpxx:Depth></extensions></wpt>
<wpt lat="31.99" lon="120.90"><name>排口2</name></wpt>
<rte><name>路线</name><rtept lat="31" lon="120"><name>p</name></rtept><rtept lat="32" lon="121"/></rte>
<trk><name>轨迹</name><trkseg><trkpt lat="31" lon="120"><ele>1</ele><time>2023-10-31T08:00:00Z</time></trkpt><trkpt lat="31.1" lon="120.1"><ele>2</ele><time>2023-10-31T08:05:00Z</time></trkpt></trkseg>
<trkseg><trkpt lat="32" lon="121"/><trkpt lat="32.1" lon="121.1"/></trkseg></trk></gpx>`

describe('GPX reader', () => {
  it('gives waypoints, routes and tracks as layers of their own', async () => {
    const { layers } = await readSource(write(GPX))
    expect(layers.map(({ layer }) => [layer.name, layer.geometryType, layer.featureCount, layer.crs.code])).toEqual([
      ['waypoints', 'Point', 2, 'EPSG:4326'],
      ['routes', 'LineString', 1, 'EPSG:4326'],
      ['tracks', 'LineString', 1, 'EPSG:4326'],
    ])
    expect(layers[0]!.rows[0]).toMatchObject({
      properties: { ele: 4.5, time: '2023-10-31T08:01:00Z', name: '排口1', desc: '雨后有水', link: 'http://x', Depth: '1.2' },
      geometry: { type: 'Point', coordinates: [120.89, 31.98, 4.5] },
    })
    expect(layers[1]!.rows[0]).toMatchObject({ properties: { name: '路线' }, geometry: { type: 'LineString', coordinates: [[120, 31], [121, 32]] } })
    expect(layers[2]!.rows[0]).toMatchObject({
      properties: { name: '轨迹', begin: '2023-10-31T08:00:00Z', end: '2023-10-31T08:05:00Z' },
      geometry: { type: 'MultiLineString', coordinates: [[[120, 31, 1], [120.1, 31.1, 2]], [[121, 32], [121.1, 32.1]]] },
    })
  })

  it('rejects a point without a position', async () => {
    const { layers } = await readSource(write('<gpx><wpt lat="x" lon="120"><name>a</name></wpt><wpt lat="31" lon="120"/></gpx>'))
    expect(layers[0]!.rows.map(({ problems }) => problems)).toEqual([['rejected geometry.unreadable'], []])
  })

  it('refuses a file without any feature, and one that is cut off', async () => {
    await expect(readSource(write('<gpx><metadata/></gpx>'))).rejects.toMatchObject({ code: 'import.noLayer' })
    await expect(readSource(write(GPX.slice(0, 700)))).rejects.toMatchObject({ code: 'import.truncated' })
  })
})
