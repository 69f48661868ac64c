import { writeFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readLayer, readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string, encoding = 'gbk', extension = 'txt'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, iconv.encode(content, encoding))
  return file
}

const header = (system: string, zone: string, width = '3') =>
  `[属性描述]\r\n格式版本号=1.01\r\n数据产生单位=XX市自然资源局\r\n数据产生日期=2025-6-15\r\n坐标系=${system}\r\n几度分带=${width}\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=${zone}\r\n精度=0.001\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n`
/** Northing, then easting: a square of 100 m, closed. */
const square = (ring: number, north: number, east: number, size: number, prefix = 'J') =>
  [[0, 0], [0, size], [size, size], [size, 0], [0, 0]].map(([dn, de], index) => `${prefix}${index === 4 ? 1 : index + 1},${ring},${(north + dn!).toFixed(3)},${(east + de!).toFixed(3)}`).join('\r\n')

const TWO_PARCELS = `${header('2000国家大地坐标系', '40')}5,1.0,1,一号地块,面,图幅,住宅用地,0701,@\r\n${square(1, 3_539_900, 40_584_100, 100)}\r\n10,0.96,2,二号地块,面,,,,@\r\n${square(1, 3_540_900, 40_584_100, 100)}\r\n${square(2, 3_540_920, 40_584_120, 20)}\r\n`

describe('parcel texts with a header', () => {
  it('are read with attributes, holes and their coordinate system', async () => {
    const { format, layers } = await readSource(write(TWO_PARCELS))
    const { layer, rows } = layers[0]!
    expect(format).toBe('parcelText')
    expect(layer).toMatchObject({ featureCount: 2, geometryType: 'Polygon', crs: { code: 'EPSG:4528', how: 'embedded' }, encoding: { name: 'gbk' } })
    expect(rows[0]).toMatchObject({
      line: 13,
      properties: { 界址点数: 5, 地块面积: 1, 地块编号: '1', 地块名称: '一号地块', 记录图形属性: '面', 图幅号: '图幅', 地块用途: '住宅用地', 地类编码: '0701' },
      // x is the easting, the second number of the line.
      geometry: { type: 'Polygon', coordinates: [[[40_584_100, 3_539_900], [40_584_200, 3_539_900], [40_584_200, 3_540_000], [40_584_100, 3_540_000], [40_584_100, 3_539_900]]] },
      problems: [],
    })
    expect((rows[1]!.geometry as { coordinates: unknown[] }).coordinates).toHaveLength(2)
  })

  const systems: [string, string, string, number, string | null][] = [
    ['2000国家大地坐标系', '40', '3', 40_584_100, 'EPSG:4528'],
    ['2000国家大地坐标系', '40', '3', 584_100, 'EPSG:4549'],
    ['80国家大地坐标系', '40', '3', 40_584_100, 'EPSG:2364'],
    ['1954年北京坐标系', '40', '3', 584_100, 'EPSG:2437'],
    ['2000国家大地坐标系', '21', '6', 21_284_100, 'EPSG:4499'],
    // The header contradicts the eastings, or does not say enough.
    ['2000国家大地坐标系', '39', '3', 40_584_100, null],
    ['', '40', '3', 40_584_100, null],
    ['2000国家大地坐标系', '', '3', 584_100, null],
  ]
  for (const [system, zone, width, east, code] of systems) {
    it(`in ${system || 'no system'}, zone ${zone || 'none'}, easting ${east} are ${code ?? 'left open'}`, async () => {
      const { layer } = await readLayer(write(`${header(system, zone, width)}5,1,1,x,面,,,,@\r\n${square(1, 3_539_900, east, 100)}`))
      expect(layer.crs.code).toBe(code)
    })
  }

  it('carry on what they do say', async () => {
    const { layer } = await readLayer(write(`${header('80国家大地坐标系', '39')}5,1,1,x,面,,,,@\r\n${square(1, 3_539_900, 40_584_100, 100)}`))
    expect(layer.crs).toMatchObject({ how: 'none', hint: { datum: 'Xian1980', centralMeridian: 117 } })
  })

  it('need not close their rings, nor name their points with J', async () => {
    const open = square(1, 3_539_900, 584_100, 100, '').split('\r\n').slice(0, 4).join('\n')
    const { rows } = await readLayer(write(`${header('2000国家大地坐标系', '40')}4,1,1,x,面,,,,@\n${open}\n`, 'utf8'))
    expect((rows[0]!.geometry as { coordinates: unknown[][] }).coordinates[0]).toHaveLength(5)
    expect(rows[0]!.problems).toEqual([])
  })

  it('may number islands and separate parts alike', async () => {
    const { rows } = await readLayer(write(`${header('2000国家大地坐标系', '40')}10,1,1,x,面,,,,@\n${square(1, 3_539_900, 584_100, 100)}\n${square(2, 3_541_900, 584_100, 100)}\n`))
    expect(rows[0]!.geometry).toMatchObject({ type: 'MultiPolygon' })
    const same = await readLayer(write(`${header('2000国家大地坐标系', '40')}10,1,1,x,面,,,,@\n${square(1, 3_539_900, 584_100, 100)}\n${square(1, 3_539_920, 584_120, 10)}\n`))
    expect((same.rows[0]!.geometry as { coordinates: unknown[] }).coordinates).toHaveLength(2)
  })

  it('may hold lines and points, eastings first, degrees, and more attributes', async () => {
    const line = await readLayer(write(`${header('2000国家大地坐标系', '40')}2,,1,渠,线,,,,@\nJ1,1,3539900,584100\nJ2,1,3540000,584200\n`))
    expect(line.rows[0]!.geometry).toEqual({ type: 'LineString', coordinates: [[584_100, 3_539_900], [584_200, 3_540_000]] })
    const points = await readLayer(write(`${header('2000国家大地坐标系', '40')}1,,1,井,点,,,,@\nJ1,1,3539900,584100\n`))
    expect(points.rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [584_100, 3_539_900] })
    const eastFirst = await readLayer(write(`${header('2000国家大地坐标系', '40')}2,,1,渠,线,,,,@\nJ1,1,584100,3539900\nJ2,1,584200,3540000\n`))
    expect(eastFirst.rows[0]!.geometry).toEqual(line.rows[0]!.geometry)
    const degrees = await readLayer(write(`${header('2000国家大地坐标系', '')}3,0.5公顷,1,x,面,,,,类型,地类,1,2,备注,@\nJ1,1,31.9,120.8\nJ2,1,31.9,120.9\nJ3,1,32.0,120.9\n`))
    expect(degrees.layer.crs.code).toBe('EPSG:4490')
    expect(degrees.rows[0]).toMatchObject({ properties: { 地块面积: 0.5, 属性9: '类型', 属性13: '备注' }, geometry: { coordinates: [[[120.8, 31.9], [120.9, 31.9], [120.9, 32], [120.8, 31.9]]] } })
  })

  it('are rejected where a point cannot be read: without it they would have another shape', async () => {
    const broken = TWO_PARCELS.replace('J3,1,3540000.000,40584200.000', 'J3,1,3540000.000,').replace('J2,2,3540920.000,40584140.000', 'J2,2,—,40584140.000')
    const { layers } = await readSource(write(broken))
    expect(layers[0]!.rows.map(({ problems }) => problems)).toEqual([['rejected geometry.pointUnreadable'], ['rejected geometry.pointUnreadable']])
    // What stands between parcels is none of them.
    const { rows } = await readLayer(write(TWO_PARCELS.replace('10,0.96', '以下为二号地块\r\n10,0.96')))
    expect(rows.map(({ problems }) => problems)).toEqual([[], []])
  })

  it('are warned of where points are missing', async () => {
    const { rows } = await readLayer(write(`${header('2000国家大地坐标系', '40')}50,1,1,x,面,,,,@\n${square(1, 3_539_900, 584_100, 100)}\n3,1,2,空,面,,,,@\n`))
    expect(rows.map(({ problems }) => problems)).toEqual([['warning layer.countMismatch'], ['warning layer.countMismatch', 'rejected geometry.unreadable']])
  })
})

describe('plain lists of boundary points', () => {
  const ring = (north: number, delimiter = ',') => [[north, 584_100], [north, 584_200], [north + 100, 584_200], [north, 584_100]].map(([n, e], index) => [`J${index === 3 ? 1 : index + 1}`, n, e].join(delimiter)).join('\n')

  for (const delimiter of [',', ' ', '\t']) {
    it(`become parcels, apart by ${JSON.stringify(delimiter)}`, async () => {
      const { format, layers } = await readSource(write(`${ring(3_539_900, delimiter)}\n`))
      expect(format).toBe('parcelText')
      expect(layers[0]!.rows).toMatchObject([{ geometry: { type: 'Polygon', coordinates: [[[584_100, 3_539_900], [584_200, 3_539_900], [584_200, 3_540_000], [584_100, 3_539_900]]] } }])
    })
  }

  it('are parted by names, blank lines and closed rings', async () => {
    const named = await readLayer(write(`地块一\n${ring(3_539_900)}\n地块二\n${ring(3_541_900)}\n`))
    expect(named.rows.map(({ properties }) => properties['地块名称'])).toEqual(['地块一', '地块二'])
    expect((await readLayer(write(`${ring(3_539_900)}\n\n${ring(3_541_900)}\n`))).rows).toHaveLength(2)
    expect((await readLayer(write(`${ring(3_539_900)}\n${ring(3_541_900)}\n`))).rows).toHaveLength(2)
  })

  it('are not torn apart by a point that cannot be read', async () => {
    const { rows } = await readLayer(write(`${ring(3_539_900, ' ').replace('J3 3540000 584200', 'J3 3540000 58420O')}\n${ring(3_541_900, ' ')}\n`))
    expect(rows.map(({ problems }) => problems)).toEqual([['rejected geometry.pointUnreadable'], []])
  })

  it('are left to the table reader where they are stations, or have a heading', async () => {
    expect((await readSource(write('S1,3539900.1,584100\nS2,3539950,584200\nS3,3540000,584300\n'))).format).toBe('csv')
    expect((await readSource(write('点号,X,Y\nJ1,3539900,584100\nJ2,3539900,584200\nJ3,3540000,584200\nJ1,3539900,584100\n'))).format).toBe('csv')
  })
})
