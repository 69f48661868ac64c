import { describe, expect, it } from 'vitest'
import { fileNameOf, sourcesAmong } from '../../../../renderer/state/dropped-paths'

describe('what is to be opened of dropped paths', () => {
  it.each([
    ['one file', ['/d/a.csv'], ['/d/a.csv']],
    ['a shapefile in parts', ['/d/a.dbf', '/d/a.prj', '/d/a.shp', '/d/a.shp.xml', '/d/a.shx', '/d/a.cpg'], ['/d/a.shp']],
    ['parts with endings in capitals, as Windows has them', ['C:\\d\\A.SHP', 'C:\\d\\A.DBF'], ['C:\\d\\A.SHP']],
    ['two shapefiles and a table', ['/d/a.shp', '/d/b.shp', '/d/b.dbf', '/d/c.xlsx'], ['/d/a.shp', '/d/b.shp', '/d/c.xlsx']],
    // The reader finds the .shp beside it, or says what is missing.
    ['a part alone', ['/d/a.dbf'], ['/d/a.dbf']],
    ['a part of another shapefile', ['/d/a.shp', '/d/b.dbf'], ['/d/a.shp', '/d/b.dbf']],
    ['a folder', ['/d/parcels'], ['/d/parcels']],
    ['nothing', [], []],
  ])('%s', (_, paths, expected) => {
    expect(sourcesAmong(paths)).toEqual(expected)
  })

  it('names a file of either system, and a folder', () => {
    expect(fileNameOf('C:\\数据\\点位.shp')).toBe('点位.shp')
    expect(fileNameOf('/home/x/点位/')).toBe('点位')
  })
})
