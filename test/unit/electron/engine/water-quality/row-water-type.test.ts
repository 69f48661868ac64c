/** Headings as of the national platform; types as a person would read them. */
import { describe, expect, it } from 'vitest'
import { recognizeColumns } from '../../../../../electron/engine/water-quality/recognize-columns'
import { waterTypeColumn, waterTypeOfRow } from '../../../../../electron/engine/water-quality/row-water-type'

const nobody = { stated: null, known: null, given: null, waterBody: null }

describe('the column of water types', () => {
  const column = (headers: readonly string[], ...rows: (readonly (string | null)[])[]) => waterTypeColumn(headers, rows, recognizeColumns(headers))

  it('is found by its heading, whatever stands in it', () => {
    expect(column(['断面名称', '总磷', '水体类型'], ['A', '0.1', '未知'])).toBe(2)
  })

  it('is found by its cells where the heading says nothing', () => {
    expect(column(['断面名称', '总磷', '限值表'], ['A', '0.1', 'river'], ['B', '0.1', 'lake'], ['C', '0.1', 'both'], ['D', '0.1', ''])).toBe(2)
  })

  it('is not a column of something else with a lake in it, nor one of single letters', () => {
    expect(column(['断面名称', '总磷', '备注'], ['A', '0.1', '湖库'], ['B', '0.1', '雨后'], ['C', '0.1', '补测'])).toBeNull()
    expect(column(['断面名称', '总磷', '标记'], ['A', '0.1', 'L'], ['B', '0.1', 'L'])).toBeNull()
    expect(column(['断面名称', '总磷'], ['A', '0.1'])).toBeNull()
  })
})

describe('the water type of a row', () => {
  it('is what the table states before everything else', () => {
    expect(waterTypeOfRow({ stated: '河流', known: 'lake', given: 'lake', waterBody: '太湖' }, false)).toEqual({ waterType: 'river', byName: false })
  })

  it('is what the workspace knows, then what was named for the table', () => {
    expect(waterTypeOfRow({ ...nobody, known: 'lake', given: 'river' }, false)).toEqual({ waterType: 'lake', byName: false })
    expect(waterTypeOfRow({ ...nobody, given: 'river', waterBody: '太湖' }, false)).toEqual({ waterType: 'river', byName: false })
  })

  it.each([['太湖', 'lake'], ['横山水库', 'lake'], ['九圩港', 'river'], ['湖西河', 'river'], [null, 'river']] as const)('of %s is %s where nobody says, and says that it is only the name', (waterBody, waterType) => {
    expect(waterTypeOfRow({ ...nobody, waterBody }, false)).toEqual({ waterType, byName: waterType === 'lake' })
  })

  it('of a table of sea water is the sea', () => {
    expect(waterTypeOfRow({ ...nobody, stated: '河流', waterBody: '太湖' }, true)).toEqual({ waterType: 'sea', byName: false })
  })
})
