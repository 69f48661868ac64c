import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../../../../electron/formats'
import { buildZip, type ZipEntry } from '../../../../support/build-zip'
import { crsRegistry } from '../../../../support/crs-registry'
import { readLayer, readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const FIXTURES = fileURLToPath(new URL('../../../../fixtures/formats/shapefile/', import.meta.url))
const folder = createTemporaryFolder()
let files = 0

function write(bytes: Buffer, extension = 'zip'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, bytes)
  return file
}

const shapefile = (stem: Buffer | string, fixture = 'point'): ZipEntry[] =>
  ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((part) => ({
    name: Buffer.concat([Buffer.from(stem), Buffer.from(`.${part}`)]),
    content: readFileSync(path.join(FIXTURES, `${fixture}.${part}`)),
  }))

const temporaryFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dutu-import-'))
const KML = '<kml><Placemark><name>甲</name><Point><coordinates>120,32</coordinates></Point></Placemark></kml>'

describe('archives', () => {
  it('reads a shapefile whose names are GBK without the UTF-8 flag', async () => {
    const { layer, rows } = await readLayer(write(buildZip(shapefile(iconv.encode('南通/入河排污口', 'gbk')))))
    expect([layer.name, rows.length, layer.crs.code]).toEqual(['入河排污口', 3, 'EPSG:4528'])
  })

  it('reads names marked as UTF-8, and every shapefile of an archive', async () => {
    const entries = [...shapefile('a/点'), ...shapefile('b/线', 'line')].map((entry) => ({ ...entry, utf8Flag: true }))
    const { layers } = await readSource(write(buildZip([...entries, { name: 'a/说明.txt', content: 'x', utf8Flag: true }])))
    expect(layers.map(({ layer }) => layer.name)).toEqual(['点', '线'])
  })

  it('keeps nothing of it on the disk', async () => {
    const before = temporaryFolders()
    const source = await openSource(write(buildZip(shapefile('point'))), { crsRegistry })
    expect(temporaryFolders().length).toBe(before.length + 1)
    await source.close()
    expect(temporaryFolders()).toEqual(before)
    await expect(openSource(write(buildZip([{ name: 'a.shp', content: 'x' }])), { crsRegistry })).rejects.toMatchObject({ code: 'import.truncated' })
    expect(temporaryFolders()).toEqual(before)
  })

  it('reads a KMZ by its main document', async () => {
    const kmz = buildZip([{ name: 'files/other.kml', content: '<kml/>' }, { name: 'files/icon.png', content: 'x' }, { name: 'doc.kml', content: KML }])
    const { rows } = await readLayer(write(kmz, 'kmz'))
    expect(rows[0]).toMatchObject({ properties: { name: '甲' }, geometry: { coordinates: [120, 32] } })
  })

  it('reads what the main document of a KMZ links inside it, as LIBKML writes layers, and nothing outside', async () => {
    const link = (href: string) => `<NetworkLink><Link><href>${href}</href></Link></NetworkLink>`
    const hrefs = ['layers/%E7%BA%A2%E7%BA%BF.kml', 'layers/b.kml', 'doc.kml', '../outside.kml', 'file:///etc/passwd.kml', 'https://example.org/a.kml', 'gone.kml']
    const kmz = buildZip([
      { name: 'doc.kml', content: `<kml><Document>${hrefs.map(link).join('')}</Document></kml>` },
      { name: 'layers/红线.kml', content: KML, utf8Flag: true },
      { name: 'layers/b.kml', content: KML },
    ])
    const { layers } = await readSource(write(kmz, 'kmz'))
    expect(layers.map(({ layer, rows }) => [layer.name, rows.length])).toEqual([['红线', 1], ['b', 1]])
  })

  it('reads the one file of an archive that can be imported', async () => {
    const geojson = JSON.stringify({ type: 'Point', coordinates: [1, 2] })
    const { rows } = await readLayer(write(buildZip([{ name: 'readme.txt', content: 'x' }, { name: '__MACOSX/._a.geojson', content: 'x' }, { name: 'a.geojson', content: geojson }])))
    expect(rows).toHaveLength(1)
  })

  it('reads a workbook or document in an archive', async () => {
    const ledger = readFileSync(fileURLToPath(new URL('../../../../fixtures/import/outfall-ledger-openpyxl.xlsx', import.meta.url)))
    const { format, layers } = await readSource(write(buildZip([{ name: '台账/排口.xlsx', content: ledger }, { name: '说明.txt', content: 'x' }])))
    expect(format).toBe('xlsx')
    expect(layers.find(({ layer }) => layer.name === '台账')?.rows).toHaveLength(7)
    // What only has a workbook's name is looked into no further.
    await expect(readSource(write(buildZip([{ name: 'a.xlsx', content: buildZip([{ name: 'b.kml', content: KML }]) }])))).rejects.toMatchObject({ code: 'import.archiveWithinArchive' })
  })

  const zeros = Buffer.alloc(100 * 1024 * 1024)
  const refusals: [string, () => Buffer, string][] = [
    ['a path upwards', () => buildZip([{ name: '../../evil.kml', content: KML }]), 'import.archiveUnsafeName'],
    ['a path upwards with backslashes', () => buildZip([{ name: '..\\..\\evil.kml', content: KML }]), 'import.archiveUnsafeName'],
    ['an absolute path', () => buildZip([{ name: '/etc/evil.kml', content: KML }]), 'import.archiveUnsafeName'],
    ['a drive letter', () => buildZip([{ name: 'C:\\evil.kml', content: KML }]), 'import.archiveUnsafeName'],
    ['an unreasonable ratio', () => buildZip([{ name: 'a.kml', content: zeros }]), 'import.archiveBomb'],
    ['a size that lies', () => buildZip([{ name: 'a.kml', content: KML, statedSize: 10 }]), 'import.damaged'],
    ['an unknown compression', () => buildZip([{ name: 'a.kml', content: KML, method: 14 }]), 'import.damaged'],
    ['an encrypted entry', () => buildZip([{ name: 'a.kml', content: KML, encrypted: true }]), 'import.encrypted'],
    ['a file geodatabase that is none', () => buildZip([{ name: 'data.gdb/a00000001.gdbtable', content: 'x' }]), 'import.damaged'],
    ['nothing to import', () => buildZip([{ name: 'a.exe', content: 'x' }]), 'import.archiveWithoutLayers'],
    ['archives only', () => buildZip([{ name: '数据/内层.zip', content: 'x' }, { name: 'readme.md', content: 'x' }]), 'import.archiveWithinArchive'],
    ['several unlike files', () => buildZip([{ name: 'a.kml', content: KML }, { name: 'b.gpx', content: '<gpx/>' }]), 'import.archiveWithSeveral'],
    ['its end missing', () => buildZip([{ name: 'a.kml', content: KML }]).subarray(0, 60), 'import.damaged'],
    ['too many entries', () => buildZip(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.txt`, content: '', method: 0 }))), 'import.tooManyEntries'],
  ]
  for (const [what, build, code] of refusals) {
    it(`refuses an archive with ${what}`, async () => {
      await expect(readSource(write(build()))).rejects.toMatchObject({ code })
      expect(existsSync(path.join(folder, '..', 'evil.kml'))).toBe(false)
    })
  }
})

describe('formats that are refused by name', () => {
  const cases: [string, Buffer, string][] = [
    ['mdb', Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.from('Standard Jet DB\0')]), 'import.personalGeodatabase'],
    ['dwg', Buffer.from('AC1032xxxx'), 'import.dwg'],
    ['dxf', Buffer.from('AutoCAD Binary DXF\r\n\x1a\0'), 'import.binaryDxf'],
    ['rar', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 'import.rarArchive'],
    ['pdf', Buffer.from('%PDF-1.7'), 'import.document'],
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'import.picture'],
    ['mif', Buffer.from('Version 300'), 'import.mapInfo'],
    ['bin', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), 'import.unknownFormat'],
    ['gdbtable', Buffer.from([3, 0, 0, 0]), 'import.partMissing'],
  ]
  for (const [extension, bytes, code] of cases) {
    it(`refuses .${extension} as ${code}`, async () => {
      await expect(readSource(write(bytes, extension))).rejects.toMatchObject({ code })
    })
  }

  it('says so where nothing is there', async () => {
    await expect(readSource(path.join(folder, 'nowhere.shp'))).rejects.toMatchObject({ code: 'import.notFound' })
    await expect(readSource(write(Buffer.alloc(0), 'shp'))).rejects.toMatchObject({ code: 'import.empty' })
  })
})
