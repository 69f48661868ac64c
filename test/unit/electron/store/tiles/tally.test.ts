import { describe, expect, it } from 'vitest'
import { addMark, addTally, dateNumber, TallyForm, tallyText } from '../../../../../electron/store/tiles/tally'
import { tileTheme } from '../../../../../electron/store/tiles/tile-theme'

describe('what a point that stands for several outfalls says', () => {
  const form = new TallyForm(tileTheme('outfall'))
  const tallyOf = (...features: readonly object[]) => {
    const tally = form.empty()
    for (const feature of features) addMark(tally, form.mark(JSON.stringify(feature)))
    return tally
  }
  const countOf = (tally: ReturnType<typeof tallyOf>, property: string) => tally.counts[form.properties.indexOf(property)]

  it('counts codes of class and stage', () => {
    const tally = tallyOf({ outfall_class: 'farming', stage: 'traced' }, { outfall_class: 'farming' }, { outfall_class: 'unheardOf' }, {})
    expect(countOf(tally, 'outfall_class_farming')).toBe(2)
    expect(countOf(tally, 'stage_traced')).toBe(1)
    expect(tally.counts.reduce((sum, count) => sum + count)).toBe(3)
  })

  it('keeps due dates of the unfinished only', () => {
    const tally = tallyOf(
      { stage: 'traced', deadline: '2023-12-31' },
      { deadline: '2023-12-31' },
      { stage: 'closed', deadline: '2023-12-31' },
      { stage: 'supervised', deadline: '2022-01-31' },
      { stage: 'planned', deadline: '年底' },
    )
    expect([...tally.due]).toEqual([[20231231, 2]])
  })

  it('comes back from its text, and adds up', () => {
    const first = tallyOf({ outfall_class: 'other', deadline: '2024-02-29' }, { outfall_class: 'industrial', deadline: '2023-01-31' })
    const second = tallyOf({ outfall_class: 'other', deadline: '2024-02-29' })
    expect(form.parse(tallyText(first))).toEqual(first)
    expect(tallyText(tallyOf())).toBe(`${','.repeat(form.properties.length - 1)};`)
    expect(form.parse(tallyText(tallyOf()))).toEqual(tallyOf())
    addTally(first, form.parse(tallyText(second)))
    expect(countOf(first, 'outfall_class_other')).toBe(2)
    expect(first.due).toEqual(new Map([[20240229, 2], [20230131, 1]]))
    // Due dates stand in ascending order whatever order they came in.
    expect(tallyText(first)).toMatch(/;20230131:1,20240229:2$/)
  })
})

it('counts enterprises by a yes-or-no column', () => {
  const form = new TallyForm(tileTheme('enterprise'))
  expect(form.properties).toEqual(['chemical_false', 'chemical_true'])
  expect(form.mark('{"chemical":true,"deadline":"2020-01-01"}')).toEqual({ places: [1], due: null })
})

it('reads dates that are dates', () => {
  expect(dateNumber('2023-10-31')).toBe(20231031)
  expect(dateNumber('2023-10')).toBeNull()
})
