/**
 * Every published class of the national platform is reproduced from the published figures.
 *
 * Origin: 中国环境监测总站 readings, `../shared/data/cnemc-readings` beside the checkout. The same rows also show the rounding from the
 * instrument's figure to the published one, with dozens of ties: an independent check of half to even.
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decimalOfText, roundDecimal, toNumber } from '../../../../../electron/engine/water-quality/exact-decimal'
import { gradeRow } from '../../../../../electron/engine/water-quality/grade-row'
import { comparedAmount, digitsOf } from '../../../../../electron/engine/water-quality/grading-table'
import { readSample } from '../../../../../electron/engine/water-quality/read-sample'
import { type ItemColumn, recognizeColumns } from '../../../../../electron/engine/water-quality/recognize-columns'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import type { Sample } from '../../../../../shared/domain/water-quality/reading'
import { parseWaterClass, parseWaterType } from '../../../../../shared/domain/water-quality/water-class'
import { rounding, rules, surface } from './reference-data'

const file = new URL('../../../../../../shared/data/cnemc-readings/cnemc_nantong_taizhou_yancheng.csv', import.meta.url)
const present = existsSync(file)
if (!present) console.warn(`official readings are absent, not checked: ${file.pathname}`)

// The file has no quoted cells.
const [headers = [], ...rows] = present ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((line) => line.split(',')) : []

/** Every cell of these rows must be readable. */
function readable(row: readonly string[], columns: readonly ItemColumn[]): Sample {
  const { sample, problems } = readSample(row, columns)
  expect(problems).toEqual([])
  return sample
}

describe.skipIf(!present)('official readings', () => {
  const columns = recognizeColumns(headers)

  test('the platform’s columns are recognised, the published figure before the instrument’s', () => {
    expect(columns.items.map(({ header, item }) => [header, item])).toEqual([
      ['水温', 'waterTemperature'],
      ['pH', 'ph'],
      ['溶解氧', 'dissolvedOxygen'],
      ['电导率', 'conductivity'],
      ['浊度', 'turbidity'],
      ['高锰酸盐指数', 'permanganateIndex'],
      ['氨氮', 'ammoniaNitrogen'],
      ['总磷', 'totalPhosphorus'],
      ['总氮', 'totalNitrogen'],
      ['叶绿素α', 'chlorophyllA'],
      ['藻密度', 'algaeDensity'],
    ])
    expect(columns.facts).toMatchObject({ section: headers.indexOf('断面名称'), time: headers.indexOf('监测时间'), publishedClass: headers.indexOf('水质类别') })
    expect(columns.sampleType).toBe('automatic')
    expect(columns.problems).toEqual([])
  })

  test('every published class is ours', () => {
    const differences: unknown[] = []
    let compared = 0
    for (const row of rows) {
      const official = parseWaterClass(row[headers.indexOf('水质类别')] ?? '')
      if (official === null) continue
      const phosphorusTable = parseWaterType(row[headers.indexOf('核对_总磷限值')] ?? '') ?? 'river'
      const { class: ours, decidedBy } = gradeRow(readable(row, columns.items), { waterType: phosphorusTable, sampleType: columns.sampleType }, { table: surface, rules })
      compared += 1
      if (ours !== official) differences.push({ row, ours, official, decidedBy })
    }
    expect(differences).toEqual([])
    expect(compared).toBe(155)
  })

  test('rounding the instrument’s figure gives the published one, ties included', () => {
    let ties = 0
    const differences: unknown[] = []
    for (const { header, item } of columns.items) {
      const digits = rounding.standards['GB 3838-2002']?.find((entry) => entry.item === item)
      const raw = headers.indexOf(`${header}_原始值`)
      for (const row of rows) {
        const own = decimalOfText(row[raw] ?? '')
        const published = decimalOfText(row[headers.indexOf(header)] ?? '')
        if (!own || !published || !digits) continue
        const rounded = toNumber(roundDecimal(own, digits.automaticDigits ?? digits.digits))
        if (rounded !== toNumber(published)) differences.push({ item, raw: row[raw], published: row[headers.indexOf(header)], rounded })
        if (row[raw]?.endsWith('5') === true && own.digits === (digits.automaticDigits ?? digits.digits) + 1) ties += 1
      }
    }
    expect(differences).toEqual([])
    expect(ties).toBeGreaterThan(50)
  })

  test('grading the instrument’s figures gives the same classes, since they are rounded first', () => {
    const rawColumns = columns.items.map((column) => ({ ...column, index: headers.indexOf(`${column.header}_原始值`) }))
    const differences = rows.filter((row) => {
      const official = parseWaterClass(row[headers.indexOf('水质类别')] ?? '')
      return official !== null && gradeRow(readable(row, rawColumns), { waterType: 'river', sampleType: 'automatic' }, { table: surface, rules }).class !== official
    })
    expect(differences).toEqual([])
  })

  test('published figures are compared as they stand', () => {
    for (const row of rows) {
      for (const [item, reading] of Object.entries(readable(row, columns.items))) {
        expect(comparedAmount(reading, digitsOf(surface, item as ItemCode, 'automatic'))).toBe(reading.value)
      }
    }
  })
})
