/** One digest over everything that a check's answer depends on: on another computer the same question gives the same digest. */
import { createHash, type Hash } from 'node:crypto'
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from '../../engine/check/subject'

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
  const digest = new Digest()
  digest.value([input.programVersion, input.on, input.toleranceSquareMeters, input.plane])
  for (const rule of input.rules) digest.value(rule)
  const factTexts = new Map<CheckSubject['facts'], string>()
  for (const { id, geometry, facts } of input.subjects) {
    let text = factTexts.get(facts)
    if (text === undefined) {
      text = JSON.stringify([facts.kinds, facts.activity, facts.status, sorted(facts.columns)])
      factTexts.set(facts, text)
    }
    digest.text(id)
    digest.text(text)
    digest.geometry(geometry)
  }
  const asked = new Set(input.rules.flatMap(({ constraint }) => Object.keys(constraint.where ?? {})))
  for (const { layer, near } of [...input.layers].sort((a, b) => (a.layer.kind < b.layer.kind ? -1 : 1))) {
    digest.value([layer.kind, layer.vintage, layer.total, near.length])
    for (const { id, geometry, columns } of near) {
      digest.text(id)
      digest.value(sorted(columns).filter(([column]) => asked.has(column)))
      digest.geometry(geometry)
    }
  }
  return digest.finish()
}

/** Of a comparison of two versions. SHA-256, hexadecimal. */
export function fingerprintOfVersions(input: {
  readonly layer: KindId
  readonly versions: readonly { readonly vintage: string; readonly features: readonly ConstraintFeature[] }[]
  readonly toleranceSquareMeters: number
  readonly approval: string | null
  readonly programVersion: string
}): string {
  const digest = new Digest()
  digest.value([input.programVersion, input.layer, input.toleranceSquareMeters, input.approval])
  for (const { vintage, features } of input.versions) {
    digest.value([vintage, features.length])
    for (const { id, geometry, columns } of features) {
      digest.text(id)
      digest.value(sorted(columns))
      digest.geometry(geometry)
    }
  }
  return digest.finish()
}

/** Texts and coordinates go into a digest each: so texts can be handed over many at a time. */
class Digest {
  readonly #texts = createHash('sha256')
  readonly #coordinates = createHash('sha256')
  #pending: string[] = []
  /** Vertices that follow each other and are not handed over yet. */
  #buffer: ArrayBufferLike | null = null
  #from = 0
  #to = 0

  value(value: unknown): void {
    this.text(JSON.stringify(value))
  }

  text(text: string): void {
    // With its length in front: what follows cannot be taken for a part of it.
    this.#pending.push(`${text.length}:${text}`)
    if (this.#pending.length === PENDING_TEXTS) this.#hand(this.#texts)
  }

  geometry(geometry: FlatGeometry | null): void {
    if (geometry === null) {
      this.text('null')
      return
    }
    for (const { type, xy, pathEnds, polygonEnds } of simpleParts(geometry)) {
      this.text(`${type} ${xy.length} ${pathEnds.join(' ')} / ${polygonEnds.join(' ')}`)
      this.#vertices(xy)
    }
  }

  /** Geometries of a layer lie one behind the other in one buffer: handed over together. */
  #vertices({ buffer, byteOffset, byteLength }: Float64Array): void {
    if (buffer !== this.#buffer || byteOffset !== this.#to) {
      this.#handVertices()
      this.#buffer = buffer
      this.#from = byteOffset
    }
    this.#to = byteOffset + byteLength
  }

  #handVertices(): void {
    if (this.#buffer !== null) this.#coordinates.update(new Uint8Array(this.#buffer, this.#from, this.#to - this.#from))
    this.#buffer = null
  }

  finish(): string {
    this.#hand(this.#texts)
    this.#handVertices()
    return this.#texts.update(this.#coordinates.digest('hex')).digest('hex')
  }

  #hand(texts: Hash): void {
    texts.update(this.#pending.join('\n'))
    this.#pending = []
  }
}

const PENDING_TEXTS = 4096

function sorted<Value>(columns: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))
}
