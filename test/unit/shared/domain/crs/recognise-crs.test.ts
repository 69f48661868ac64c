import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { crsRegistry } from '../../../../support/crs-registry'
import { readJsonFixture } from '../../../../support/read-fixture'
import { findCrs, normaliseCrsCode } from '../../../../../shared/domain/crs'
import { recogniseCrs } from '../../../../../shared/domain/crs/recognise-crs'

type EsriText = { wkid: number; latestWkid: number; name: string; wkt: string; wkt2: string; authority: string; deprecated: string }

const fixture = readJsonFixture<{ texts: { code: string; flavour: string; text: string }[] }>('crs/projinfo-texts.json')

const require = createRequire(import.meta.url)
const projected = require('@esri/proj-codes/pe_list_projcs.json') as { ProjectedCoordinateSystems: EsriText[] }
const geographic = require('@esri/proj-codes/pe_list_geogcs.json') as { GeographicCoordinateSystems: EsriText[] }
const chinese = [...projected.ProjectedCoordinateSystems, ...geographic.GeographicCoordinateSystems].filter(
  ({ name, wkt }) => /CGCS2000|Xian_1980|Beijing/.test(name) || /"D_China_2000"/.test(wkt),
)

/** 102569 is ESRI's own number for EPSG:4812: same ellipsoid, meridian and false easting. */
const expectedCode = (text: EsriText) => (text.wkid === 102569 ? 'EPSG:4812' : `EPSG:${text.wkid}`)

describe("ESRI's texts of CGCS2000, Xian 1980, Beijing 1954 and New Beijing", () => {
  it('are all there', () => expect(chinese).toHaveLength(272))

  for (const text of chinese) {
    it(`${text.name} is ${expectedCode(text)}`, () => {
      expect(recogniseCrs(text.wkt, crsRegistry)?.code).toBe(expectedCode(text))
      expect(recogniseCrs(text.wkt2, crsRegistry)?.code).toBe(expectedCode(text))
    })
  }

  it('warn of old datums, and of nothing else', () => {
    for (const text of chinese) {
      const old = !/CGCS2000|China/.test(text.name)
      const expected = [...(old ? ['crs.oldDatum'] : []), ...(text.deprecated === 'yes' ? ['crs.deprecated'] : [])]
      expect(recogniseCrs(text.wkt, crsRegistry)?.warnings, text.name).toEqual(expected)
    }
  })
})

const folder = path.resolve('../shared/data/prj-esri-china')
describe.skipIf(!existsSync(folder))('.prj files (skipped where the folder of real data is absent)', () => {
  const rows = existsSync(folder) ? readFileSync(path.join(folder, 'index.csv'), 'utf8').trim().split(/\r?\n/).slice(1) : []
  for (const row of rows) {
    const [wkid, , , , , , file] = row.split(',')
    it(`${file} is EPSG:${wkid}`, () => {
      expect(recogniseCrs(readFileSync(path.join(folder, file!), 'utf8'), crsRegistry)?.code).toBe(`EPSG:${wkid}`)
    })
  }
})

describe('recogniseCrs', () => {
  for (const { code, flavour, text } of fixture.texts) {
    it(`knows ${code} as PROJ writes it in ${flavour}`, () => {
      const recognised = recogniseCrs(text, crsRegistry)
      expect(recognised?.code).toBe(code)
      expect(recognised?.warnings.filter((warning) => warning !== 'crs.oldDatum')).toEqual([])
    })
  }

  const zone40 = chinese.find(({ wkid }) => wkid === 4528)!.wkt

  it('makes a proj string of a central meridian without a code', () => {
    const text = zone40.replace('["Central_Meridian",120.0]', '["Central_Meridian",120.833333333333]').replace('CGCS2000_3_Degree_GK_Zone_40', 'Nantong_Local').replace('40500000.0', '500000.0')
    expect(recogniseCrs(text, crsRegistry)).toEqual({
      code: null,
      name: 'Nantong_Local',
      datum: 'CGCS2000',
      proj: '+proj=tmerc +lat_0=0 +lon_0=120.833333333333 +k=1 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs',
      warnings: [],
    })
  })

  it('follows the numbers where the name says another zone, and says so', () => {
    const text = zone40.replace('PROJCS["CGCS2000_3_Degree_GK_Zone_40"', 'PROJCS["CGCS2000_3_Degree_GK_Zone_39"')
    expect(recogniseCrs(text, crsRegistry)).toMatchObject({ code: 'EPSG:4528', warnings: ['crs.contradictoryText'] })
  })

  it('follows the numbers where the claimed code says another zone', () => {
    const text = zone40.replace(/\]$/, ',AUTHORITY["EPSG","4527"]]')
    expect(recogniseCrs(text, crsRegistry)).toMatchObject({ code: 'EPSG:4528', warnings: ['crs.contradictoryText'] })
  })

  it('gives no code where the ellipsoid is not that of the named datum', () => {
    const text = zone40.replace('6378137.0,298.257222101', '6378140.0,298.257')
    expect(recogniseCrs(text, crsRegistry)).toMatchObject({ code: null, datum: 'CGCS2000', proj: expect.stringContaining('+a=6378140 +rf=298.257 ') as string })
  })

  it('concludes the datum from the ellipsoid only where no other datum is named', () => {
    const unnamed = zone40.replace('GCS_China_Geodetic_Coordinate_System_2000', 'GCS_Unknown').replace('D_China_2000', 'D_Unknown')
    expect(recogniseCrs(unnamed, crsRegistry)).toMatchObject({ code: 'EPSG:4528', warnings: ['crs.datumFromEllipsoid'] })
    const foreign = zone40.replace('GCS_China_Geodetic_Coordinate_System_2000', 'GCS_North_American_1983').replace('D_China_2000', 'D_North_American_1983')
    expect(recogniseCrs(foreign, crsRegistry)).toMatchObject({ code: null, datum: null })
  })

  it('does not apply a shift that the text brings along', () => {
    // As QGIS writes for Beijing 1954.
    const text = 'GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[15.8,-154.4,-82.3,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
    expect(recogniseCrs(text, crsRegistry)).toMatchObject({ code: 'EPSG:4214', warnings: ['crs.oldDatum', 'crs.datumShiftIgnored'] })
  })

  it('keeps what it cannot project apart from what it can', () => {
    const text = zone40.replace('"Gauss_Kruger"', '"Hotine_Oblique_Mercator_Azimuth_Center"')
    expect(recogniseCrs(text, crsRegistry)).toMatchObject({ code: null, proj: null })
  })

  it('reads a text whose end is cut off', () => {
    expect(recogniseCrs(zone40.slice(0, -2), crsRegistry)?.code).toBe('EPSG:4528')
  })

  for (const text of ['', 'garbage', '[[[[', 'PROJCS[', `${'A['.repeat(100_000)}`, 'GEOGCS["x",DATUM["y",SPHEROID["z",1e308,0]]]', 'VERTCS["Yellow_Sea_1985",VDATUM["Yellow_Sea_1985"],UNIT["Meter",1.0]]']) {
    it(`answers null to ${JSON.stringify(text.slice(0, 30))}`, () => expect(recogniseCrs(text, crsRegistry)).toBeNull())
  }
})

describe('findCrs', () => {
  for (const text of ['EPSG:4528', 'epsg:4528', '4528', 'urn:ogc:def:crs:EPSG::4528', 'urn:ogc:def:crs:EPSG:6.9:4528', 'http://www.opengis.net/def/crs/EPSG/0/4528', 'http://www.opengis.net/gml/srs/epsg.xml#4528']) {
    it(`finds ${text}`, () => expect(findCrs(crsRegistry, text)?.code).toBe('EPSG:4528'))
  }

  it('resolves aliases', () => {
    expect(findCrs(crsRegistry, 'urn:ogc:def:crs:OGC:1.3:CRS84')?.code).toBe('EPSG:4326')
    expect(findCrs(crsRegistry, 'EPSG:900913')?.code).toBe('EPSG:3857')
    expect(findCrs(crsRegistry, 'ESRI:102100')?.code).toBe('EPSG:3857')
  })

  it('has no answer to what it does not know', () => {
    expect(findCrs(crsRegistry, 'EPSG:2154')).toBeNull()
    expect(normaliseCrsCode('CGCS2000')).toBeNull()
  })
})
