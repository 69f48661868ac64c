/** One digest over everything that a check's answer depends on: on another computer the same question gives the same digest. */
import { createHash } from 'node:crypto'
import { simpleParts, type FlatGeometry } from '../../shared/domain/flat-geometry'
import type { Rule } from '../../shared/domain/rules/rule'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from '../engine/check/subject'

export type FingerprintInput = {
  readonly subjects: readonly CheckSubject[]
  /** Each with its features near the subjects, in the order of their ids. */
  readonly layers: readonly { readonly layer: ConstraintLayer; readonly near: readonly ConstraintFeature[] }[]
  readonly rules: readonly Rule[]
  readonly toleranceSquareMeters: number
  readonly on: string
  /** System of planar areas, or null. */
  readonly plane: string | null
  readonly programVersion: string
}

/** SHA-256, hexadecimal. Coordinates count to their last bit; paths, names, and the order of columns and layers do not. */
export function fingerprintOf(input: FingerprintInput): string {
  const hash = createHash('sha256')
  const text = (value: unknown) => hash.update(`${JSON.stringify(value)}\n`)
  text([input.programVersion, input.on, input.toleranceSquareMeters, input.plane])
  for (const rule of input.rules) text(rule)
  for (const { id, geometry, facts } of input.subjects) {
    text([id, facts.kinds, facts.activity, facts.status, sorted(facts.columns)])
    updateGeometry(hash, geometry)
  }
  const asked = new Set(input.rules.flatMap(({ constraint }) => Object.keys(constraint.where ?? {})))
  for (const { layer, near } of [...input.layers].sort((a, b) => (a.layer.kind < b.layer.kind ? -1 : 1))) {
    text([layer.kind, layer.vintage, layer.total, near.length])
    for (const { id, geometry, columns } of near) {
      text([id, sorted(columns).filter(([column]) => asked.has(column))])
      updateGeometry(hash, geometry)
    }
  }
  return hash.digest('hex')
}

function sorted<Value>(columns: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))
}

function updateGeometry(hash: ReturnType<typeof createHash>, geometry: FlatGeometry | null): void {
  if (geometry === null) {
    hash.update('null')
    return
  }
  for (const { type, xy, pathEnds, polygonEnds } of simpleParts(geometry)) {
    hash.update(`${type} ${pathEnds.join(' ')} / ${polygonEnds.join(' ')}\n`)
    hash.update(new Uint8Array(xy.buffer, xy.byteOffset, xy.byteLength))
  }
}
