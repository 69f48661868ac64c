/** A row as a person's file has it, to the grade that `dutu grade` prints. */
import { describe, expect, test } from 'vitest'
import { gradeRow } from '../../../../../electron/engine/water-quality/grade-row'
import { gradeNotices, readCell, readSample, writtenFigures } from '../../../../../electron/engine/water-quality/read-sample'
import { recognizeColumns } from '../../../../../electron/engine/water-quality/recognize-columns'
import { rules, sample, sea, surface } from './reference-data'

const { items } = recognizeColumns(['断面名称', 'pH', '溶解氧(mg/L)', '总磷(mg/L)', '总氮(mg/L)', '汞(μg/L)', '挥发酚(mg/L)'])
const context = { table: surface, rules }

test('a row is read, graded and explained', () => {
  const cells = ['新十圩港大桥', '8.0', 4.96, '0.27', '2.40', '0.04L', '0.003L']
  const { sample: read, problems } = readSample(cells, items)
  expect(problems).toEqual([])
  const row = gradeRow(read, { waterType: 'river' }, context)
  // Phosphorus 0.27 is Ⅳ and (0.27 − 0.2) / 0.2 = 0.35 over Ⅲ; oxygen 4.96 is compared as 5.0.
  expect(row).toMatchObject({
    class: 4,
    decidedBy: ['totalPhosphorus'],
    itemsUsed: ['ph', 'dissolvedOxygen', 'totalPhosphorus', 'mercury', 'volatilePhenol'],
    excluded: ['totalNitrogen'],
    exceedances: [{ item: 'totalPhosphorus', multiple: 0.35, base: 3 }],
  })
  expect(gradeNotices(row.grade, writtenFigures(cells, items))).toEqual([
    { code: 'water.roundedAcrossLimit', params: { column: '溶解氧(mg/L)', text: '4.96', rounded: '5' } },
    { code: 'water.detectionLimitTooHigh', params: { column: '挥发酚(mg/L)', text: '0.003L' } },
  ])
})

describe('cells', () => {
  test('what cannot be read is said and left out', () => {
    const { sample: read, problems } = readSample(['x', '14.5', '--', 'ND', '1.2.3', '0.1 ppm', '>5'], items)
    expect(read).toEqual({})
    expect(problems).toEqual([
      { code: 'water.implausible', params: { column: 'pH', text: '14.5' } },
      { code: 'water.detectionLimitUnknown', params: { column: '总磷(mg/L)', text: 'ND' } },
      { code: 'water.notANumber', params: { column: '总氮(mg/L)', text: '1.2.3' } },
      { code: 'water.unknownUnit', params: { column: '汞(μg/L)', unit: 'ppm' } },
      { code: 'water.aboveRange', params: { column: '挥发酚(mg/L)', text: '>5' } },
    ])
  })

  test('a unit in the cell wins over the column’s', () => {
    expect(readCell('0.0001mg/L', 'mercury', '汞(μg/L)', -3).reading).toMatchObject({ value: 0.0001 })
    expect(readCell('0.1', 'mercury', '汞(μg/L)', -3).reading).toMatchObject({ value: 0.0001 })
  })
})

test('sea water: nitrogen is summed, the base is 二类', () => {
  const row = gradeRow(sample({ nitrateNitrogen: '0.30', nitriteNitrogen: '0.03', ammoniaNitrogen: '0.06', reactivePhosphate: '0.012' }), { waterType: 'sea' }, { table: sea, rules })
  // 0.39 is 三类 (≤ 0.40), (0.39 − 0.30) / 0.30 = 0.3 over 二类
  expect(row).toMatchObject({ class: 3, decidedBy: ['inorganicNitrogen'], exceedances: [{ item: 'inorganicNitrogen', multiple: 0.3, base: 2 }] })
})

test('nothing to grade is no class', () => {
  expect(gradeRow({}, { waterType: 'river' }, context)).toMatchObject({ class: null, decidedBy: [], itemsUsed: [], excluded: [], exceedances: [] })
})
