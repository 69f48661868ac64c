/** One digest over everything that a check's answer depends on: on another computer the same question gives the same digest. */
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { shapesOf } from '../../engine/check/stored-features'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from '../../engine/check/subject'
import type { SubjectFacts } from '../../engine/rules/select-rules'
import { InputDigest } from './input-digest'

export type FingerprintInput = {
  readonly subjects: readonly CheckSubject[]
  /** Each with the numbers of its features near the subjects, in the order of their ids. */
  readonly layers: readonly { readonly layer: ConstraintLayer; readonly near: readonly number[] }[]
  readonly rules: readonly Rule[]
  readonly toleranceSquareMeters: number
  readonly on: string
  /** System of planar areas, or null. */
  readonly plane: string | null
  readonly programVersion: string
}

/** SHA-256, hexadecimal. Coordinates count to their last bit; paths, names, and the order of columns and layers do not. */
export function fingerprintOf(input: FingerprintInput): string {
  const digest = new InputDigest()
  digest.value([input.programVersion, input.on, input.toleranceSquareMeters, input.plane])
  digest.value(input.rules)
  const numbers = new Map<SubjectFacts, number>()
  const factsOf = input.subjects.map(({ facts }) => numbers.get(facts) ?? numbers.set(facts, numbers.size).size - 1)
  digest.value([...numbers.keys()].map(({ kinds, activity, status, columns }) => [kinds, activity, status, sorted(columns)]))
  digest.value(factsOf)
  digestFeatures(digest, input.subjects, input.subjects.map((_, index) => index))
  const asked = new Set(input.rules.flatMap(({ constraint }) => Object.keys(constraint.where ?? {})))
  for (const { layer, near } of [...input.layers].sort((a, b) => (a.layer.kind < b.layer.kind ? -1 : 1))) {
    digest.value([layer.kind, layer.vintage, layer.total])
    digest.value(near.map((index) => sorted(layer.features[index]!.columns).filter(([column]) => asked.has(column))))
    digestFeatures(digest, layer.features, near)
  }
  return digest.finish()
}

/** Ids and shapes of some features, by their numbers. */
function digestFeatures(digest: InputDigest, features: readonly (CheckSubject | ConstraintFeature)[], rows: readonly number[]): void {
  digest.value(rows.map((row) => features[row]!.id))
  digest.shapes(shapesOf(features), rows)
}

/** Of a comparison of two versions. SHA-256, hexadecimal. */
export function fingerprintOfVersions(input: {
  readonly layer: KindId
  readonly versions: readonly { readonly vintage: string; readonly features: readonly ConstraintFeature[] }[]
  readonly toleranceSquareMeters: number
  readonly approval: string | null
  readonly programVersion: string
}): string {
  const digest = new InputDigest()
  digest.value([input.programVersion, input.layer, input.toleranceSquareMeters, input.approval])
  for (const { vintage, features } of input.versions) {
    digest.value([vintage, features.map(({ columns }) => sorted(columns))])
    digestFeatures(digest, features, features.map((_, index) => index))
  }
  return digest.finish()
}

function sorted<Value>(columns: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))
}
