/** One digest over everything that a check's answer depends on: on another computer the same question gives the same digest. */
import { createHash } from 'node:crypto'
import { simpleParts, type FlatGeometry } from '../../shared/domain/flat-geometry'
import type { Rule } from '../../shared/domain/rules/rule'
import type { CheckSubject, ConstraintLayer } from '../engine/check/subject'

export type FingerprintInput = {
  readonly subjects: readonly CheckSubject[]
  readonly layers: readonly ConstraintLayer[]
  readonly rules: readonly Rule[]
  readonly toleranceSquareMeters: number
  readonly on: string
  readonly programVersion: string
}

/** SHA-256, hexadecimal. Coordinates count to their last bit; paths and the order of columns do not. */
export function fingerprintOf(input: FingerprintInput): string {
  const hash = createHash('sha256')
  const text = (value: unknown) => hash.update(`${JSON.stringify(value)}\n`)
  text([input.programVersion, input.on, input.toleranceSquareMeters])
  for (const rule of input.rules) text(rule)
  for (const { id, geometry, facts } of input.subjects) {
    text([id, facts.kinds, facts.activity, facts.status])
    updateGeometry(hash, geometry)
  }
  for (const { kind, vintage, features } of input.layers) {
    text([kind, vintage, features.length])
    for (const { id, geometry } of features) {
      text(id)
      updateGeometry(hash, geometry)
    }
  }
  return hash.digest('hex')
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
