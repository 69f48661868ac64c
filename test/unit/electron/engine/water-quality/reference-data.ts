/** The shipped reference data, and short ways to write samples. */
import { readFileSync } from 'node:fs'
import { makeGradingTable } from '../../../../../electron/engine/water-quality/grading-table'
import { toReading, unitExponent } from '../../../../../electron/engine/water-quality/convert-unit'
import { parseReportedValue } from '../../../../../electron/engine/water-quality/parse-reported-value'
import { gradingRulesSchema } from '../../../../../shared/domain/water-quality/grading-rules'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import { limitStandardSchema } from '../../../../../shared/domain/water-quality/limit-standard'
import { ratioTargetsSchema } from '../../../../../shared/domain/water-quality/ratio-target'
import { readReference } from '../../../../../shared/domain/water-quality/read-reference'
import type { Reading, Sample } from '../../../../../shared/domain/water-quality/reading'
import { roundingTableSchema } from '../../../../../shared/domain/water-quality/rounding-table'

function readStandardFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../../data/standards/${name}`, import.meta.url), 'utf8'))
}

const surfaceStandard = readReference(limitStandardSchema, readStandardFile('gb-3838-2002.json'), 'gb-3838-2002.json')
const seaStandard = readReference(limitStandardSchema, readStandardFile('gb-3097-1997.json'), 'gb-3097-1997.json')
export const rounding = readReference(roundingTableSchema, readStandardFile('rounding.json'), 'rounding.json')
export const rules = readReference(gradingRulesSchema, readStandardFile('grading-rules.json'), 'grading-rules.json')
export const ratioTargets = readReference(ratioTargetsSchema, readStandardFile('ratio-targets.json'), 'ratio-targets.json')
export const surface = makeGradingTable(surfaceStandard, rounding)
export const sea = makeGradingTable(seaStandard, rounding)

/** A reading from the text of a cell, in the item's canonical unit. */
export function reading(item: ItemCode, text: string): Reading {
  const value = parseReportedValue(text)
  if (value.kind !== 'value') throw new Error(`${item}: ${text} has no value`)
  const exponent = unitExponent(item, value.unit)
  const result = exponent === null ? null : toReading(item, value.value, value.reportedDigits, value.belowDetection, exponent)
  if (result === null) throw new Error(`${item}: ${text} is no reading`)
  return result
}

/** A sample from texts: `sample({ totalPhosphorus: '0.21' })`. */
export function sample(texts: Partial<Record<ItemCode, string>>): Sample {
  return Object.fromEntries(Object.entries(texts).map(([item, text]) => [item, reading(item as ItemCode, text)]))
}
