/** QGIS (Debian package python3-qgis) draws every theme with the palette's symbols as soon as the file is opened. */
import path from 'node:path'
import type { Geometry } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWorkspace, openWorkspace } from '../../../../electron/store'
import type { Change, RowValues } from '../../../../electron/store/workspace-store'
import { kindIds, kinds, type KindId } from '../../../../shared/domain/kinds'
import { areaSymbols, enterpriseSymbol, lineSymbols, outfallSymbol, stationSymbol } from '../../../../shared/domain/style-palette'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { tester } from '../../../support/workspace'

const SCRIPT = path.join(import.meta.dirname, '../../../support/qgis-styles.py')
const hasQgis = runProgram('/usr/bin/python3', ['-c', 'import qgis.core']).status === 0

type Drawn = readonly (readonly [layer: string, colour: string, alpha: number])[]
type Layer = { readonly renderer: string; readonly legend: readonly string[]; readonly titles: Readonly<Record<string, string>>; readonly features: readonly (Drawn | null)[] }

const geometries: Readonly<Record<string, Geometry>> = {
  Point: { type: 'Point', coordinates: [121, 32] },
  MultiLineString: { type: 'LineString', coordinates: [[121, 32], [122, 33]] },
  MultiPolygon: { type: 'Polygon', coordinates: [[[121, 32], [122, 32], [122, 33], [121, 32]]] },
}
const styledKinds = kindIds.filter((kind) => kind !== 'reference')
const feature = (kind: KindId, values: RowValues): Change => ({ op: 'insertFeature', kind, geometry: geometries[kinds[kind].geometry] ?? null, values: { ...(kinds[kind].legal ? { vintage: '2022-10-01' } : {}), ...values } })

/** Codes that the palette tells apart, then one that it does not know. */
const codesOf = (table: { readonly column: string | null; readonly symbols: object }) => (table.column === null ? [null] : [...Object.keys(table.symbols), null])
const tables = { ...areaSymbols, ...lineSymbols }

describe.skipIf(!hasQgis)('QGIS', () => {
  let layers: Readonly<Record<string, Layer>>

  beforeAll(async () => {
    const file = path.join(createTemporaryFolder(), 'styles.gpkg')
    await createWorkspace(file, { today: '2023-10-31' })
    const workspace = await openWorkspace(file)
    const fromTables = styledKinds.flatMap((kind) => {
      const table = kind in tables ? tables[kind as keyof typeof tables] : null
      return table === null ? [] : codesOf(table).map((code) => feature(kind, table.column === null ? {} : { [table.column]: code }))
    })
    await workspace.write(tester, [
      ...fromTables,
      ...Object.keys(outfallSymbol.fills).map((stage) => feature('outfall', { stage })),
      feature('outfall', {}),
      ...Object.keys(outfallSymbol.shapes).map((outfallClass) => feature('outfall', { outfall_class: outfallClass, stage: 'traced' })),
      feature('outfall', { stage: 'traced', deadline: '2023-10-30' }),
      feature('outfall', { stage: 'traced', deadline: '2023-10-31' }),
      feature('outfall', { stage: 'closed', deadline: '2023-10-30' }),
      feature('station', { online: true }),
      feature('station', { online: false }),
      feature('enterprise', { chemical: true }),
      feature('enterprise', { chemical: false }),
      feature('ecologicalRedLine', { part: 'core', vintage: '2018-06-09' }),
    ])
    await workspace.close()
    const { stdout, stderr } = runProgram('/usr/bin/env', ['QT_QPA_PLATFORM=offscreen', '/usr/bin/python3', SCRIPT, file, ...styledKinds.map((kind) => kinds[kind].table)])
    expect(stdout, stderr).not.toBe('')
    layers = JSON.parse(stdout) as typeof layers
  })

  const layer = (kind: KindId) => layers[kinds[kind].table]!
  const lower = (colour: string) => colour.toLowerCase()

  it.each(Object.keys(areaSymbols).filter((kind) => kind !== 'reference') as (keyof typeof areaSymbols)[])('draws areas of %s in the palette’s colours', (kind) => {
    const table = areaSymbols[kind]
    codesOf(table).forEach((code, index) => {
      const symbols = table.symbols as Readonly<Record<string, typeof table.otherwise>>
      const { fill, fillOpacity, outline, hatch, innerBand } = (code === null ? undefined : symbols[code]) ?? table.otherwise
      expect(layer(kind).features[index]).toEqual([
        ['SimpleFill', lower(fill.light), Math.round(fillOpacity * 255)],
        ...(hatch === null ? [] : [['LinePatternFill', lower(hatch.colour.light), Math.round(hatch.opacity * 255)]]),
        ...(innerBand === null ? [] : [['SimpleLine', lower(outline.light), Math.round(innerBand.opacity * 255)]]),
        ['SimpleLine', lower(outline.light), 255],
      ])
    })
  })

  it.each(Object.keys(lineSymbols).filter((kind) => kind !== 'reference') as (keyof typeof lineSymbols)[])('draws lines of %s in the palette’s colours', (kind) => {
    const table = lineSymbols[kind]
    codesOf(table).forEach((code, index) => {
      const symbols = table.symbols as Readonly<Record<string, typeof table.otherwise>>
      const { colour } = (code === null ? undefined : symbols[code]) ?? table.otherwise
      expect(layer(kind).features[index]).toEqual([['SimpleLine', lower(colour.light), 255]])
    })
  })

  it('draws outfalls by stage and class, with a ring when overdue on the workspace’s own day', () => {
    const fills = Object.values(outfallSymbol.fills)
    const { features } = layer('outfall')
    expect(features.slice(0, fills.length + 1)).toEqual([...fills, outfallSymbol.otherFill].map((fill) => [['diamond', lower(fill), 255]]))
    const byClass = features.slice(fills.length + 1, fills.length + 5)
    expect(byClass.map((drawn) => drawn?.[0]?.[0])).toEqual(Object.values(outfallSymbol.shapes))
    const [overdue, due, closed] = features.slice(fills.length + 5)
    expect([overdue?.length, due?.length, closed?.length]).toEqual([2, 1, 1])
    expect(overdue?.[0]).toEqual(['circle', '#000000', 0])
  })

  it('draws stations by being online and enterprises by being chemical', () => {
    expect(layer('station').features.map((drawn) => drawn?.[1]?.[1])).toEqual([lower(stationSymbol.online), lower(stationSymbol.offline)])
    expect(layer('enterprise').features.map((drawn) => drawn?.[0]?.[1])).toEqual([lower(enterpriseSymbol.chemicalFill), lower(enterpriseSymbol.fill)])
  })

  it('draws only the newest version of a legal layer', () => {
    expect(layer('ecologicalRedLine').features.at(-1)).toBeNull()
  })

  it('shows titles of columns and codes in Chinese', () => {
    for (const kind of styledKinds) for (const { name, title } of kinds[kind].fields) expect(layer(kind).titles[name]).toBe(title.zh)
    expect(layer('outfall').legend).toEqual([...Object.values(vocabularies.outfallStage).map(({ zh }) => zh), '其他'])
  })
})
