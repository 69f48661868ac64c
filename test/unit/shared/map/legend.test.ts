/** The legend and the style must say the same: what the map draws has its entry, and every code of a vocabulary has a symbol. */
import { describe, expect, it } from 'vitest'
import { kindIds, kinds } from '../../../../shared/domain/kinds'
import type { Field } from '../../../../shared/domain/field'
import { seaClassColours } from '../../../../shared/domain/style-palette'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { layerIds } from '../../../../shared/map/catalogue'
import { bayClassLegend, legendOf } from '../../../../shared/map/legend'
import { parseImageId } from '../../../../shared/map/symbols/image-id'

const parts = layerIds.flatMap((layer) => legendOf(layer).map((part) => ({ layer, part })))
const counted = parts.flatMap(({ layer, part }) =>
  layer === 'task' || layer === 'section' || layer === 'basemap' || part.column === null ? [] : [{ layer, part, column: part.column }],
)

it('covers every theme', () => {
  for (const kind of kindIds) expect(legendOf(kind).flatMap((part) => part.entries).length).toBeGreaterThan(0)
})

describe.each(counted)('$layer by $column', ({ layer, part, column }) => {
  const fields: readonly Field[] = kinds[layer].fields
  const field = fields.find((candidate) => candidate.name === column)

  it('goes by a column that the theme has', () => {
    expect(field).toBeDefined()
  })

  it('has an entry for every code, and one for missing ones', () => {
    const codes = part.entries.flatMap((entry) => entry.codes ?? [])
    const expected = field?.type === 'boolean' ? ['true', 'false'] : Object.keys(vocabularies[field!.vocabulary!])
    expect(codes.filter((code) => code !== null).toSorted()).toEqual(expected.toSorted())
    expect(codes).toContain(null)
  })
})

it('names only images that can be drawn', () => {
  for (const { part } of parts) {
    for (const { swatch } of part.entries) {
      if (swatch.type === 'image') expect(parseImageId(swatch.id), swatch.id).not.toBeNull()
    }
  }
})

it('has a title in both languages for every entry', () => {
  for (const { part } of parts) for (const { title } of part.entries) expect(title.zh !== '' && title.en !== '').toBe(true)
})

describe('bays by class', () => {
  it('names every class of GB 3097-1997 in the colour that the map fills with', () => {
    expect(bayClassLegend.entries.map(({ title, codes }) => [title.zh, codes])).toEqual([['一类', ['1']], ['二类', ['2']], ['三类', ['3']], ['四类', ['4']], ['劣四类', ['5']]])
    const fills = bayClassLegend.entries.map(({ swatch }) => (swatch.type === 'area' ? swatch.symbol.fill.light : null))
    expect(fills).toEqual(Object.values(seaClassColours))
  })
})
