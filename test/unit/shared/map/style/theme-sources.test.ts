import { expect, it } from 'vitest'
import { kindIds } from '../../../../../shared/domain/kinds'
import { parseTileAddress, sourceOf, themeSources } from '../../../../../shared/map/style/theme-sources'

const addressOf = (sources: ReturnType<typeof themeSources>, id: string) =>
  sources[id]!.tiles![0]!.replace('{z}', '9').replace('{x}', '428').replace('{y}', '207')

it('asks for the themes that the workspace has, a legal layer in the chosen version', () => {
  const present = new Set(['ecologicalRedLine', 'ecologicalBuffer', 'outfall'] as const)
  const sources = themeSources(present, { ecologicalRedLine: '2018-06-09', outfall: '2020-01-01' }, '1.0')
  expect(Object.keys(sources)).toEqual(['outfalls', 'ecology'])
  expect(parseTileAddress(addressOf(sources, 'ecology'))).toEqual({
    z: 9,
    x: 428,
    y: 207,
    layers: [{ kind: 'ecologicalRedLine', vintage: '2018-06-09' }, { kind: 'ecologicalBuffer' }],
  })
  // Outfalls have no versions.
  expect(parseTileAddress(addressOf(sources, 'outfalls')).layers).toEqual([{ kind: 'outfall' }])
})

it('has a source for every theme', () => {
  const sources = themeSources(new Set(kindIds), {}, '1.0')
  for (const kind of kindIds) expect(sources).toHaveProperty(sourceOf(kind))
})

it('changes its addresses when the data change', () => {
  const [before, after] = ['1.0', '1.1'].map((revision) => addressOf(themeSources(new Set(['outfall']), {}, revision), 'outfalls'))
  expect(before).not.toBe(after)
})

it('refuses an address that names no theme', () => {
  expect(() => parseTileAddress('dutu://tiles/x/1/1/2/3?layers=nonsense')).toThrow(/no theme/)
})
