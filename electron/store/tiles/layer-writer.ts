/** One layer of a tile: its features and the dictionaries of keys and values that they share (Mapbox Vector Tile 2.1, 4.1–4.4). */
import type { PbfWriter } from 'pbf'
import type { Value } from '../../../shared/domain/feature'
import { EXTENT } from './tile-grid'
import { POINT_TYPE } from './tile-geometry'

const LAYER_VERSION = 2

// Field numbers of the specification's schema.
const LAYER = { name: 1, features: 2, keys: 3, values: 4, extent: 5, version: 15 } as const
const FEATURE = { id: 1, tags: 2, type: 3, geometry: 4 } as const
const VALUE = { string: 1, double: 3, uint: 5, sint: 6, boolean: 7 } as const

/** Pairs of places in the dictionaries of keys and values. */
export type Tags = readonly number[]

type FeatureFields = { readonly id: number | null; readonly tags: Tags; readonly type: number; readonly geometry: readonly number[] }

/** Writes one layer into an open tile; `begin` first, then features, `end` last. */
export class LayerWriter {
  readonly #pbf: PbfWriter
  readonly #keys = new Map<string, number>()
  readonly #values = new Map<Value, number>()
  readonly #tagsByJson = new Map<string, Tags>()
  #features = 0
  #mark: Tags = []

  constructor(pbf: PbfWriter) {
    this.#pbf = pbf
  }

  begin(name: string): void {
    this.#pbf.writeVarintField(LAYER.version, LAYER_VERSION)
    this.#pbf.writeStringField(LAYER.name, name)
  }

  /** Give every feature that follows this property as well. */
  mark(key: string, value: Value): void {
    const tags: number[] = []
    this.addTag(tags, key, value)
    this.#mark = tags
  }

  get featureCount(): number {
    return this.#features
  }

  /** Bytes of the tile so far. */
  get position(): number {
    return this.#pbf.pos
  }

  /** Append one property to `tags`; a null is left out. Whole numbers, other numbers, texts and booleans keep their type. */
  addTag(tags: number[], key: string, value: Value): void {
    if (value === null) return
    tags.push(place(this.#keys, key), place(this.#values, value))
  }

  /** Tags of a JSON object; the same text is looked up once a layer. */
  tagsOfJson(json: string): Tags {
    const known = this.#tagsByJson.get(json)
    if (known !== undefined) return known
    const tags: number[] = []
    const properties = JSON.parse(json) as Record<string, Value>
    for (const key of Object.keys(properties)) this.addTag(tags, key, properties[key]!)
    this.#tagsByJson.set(json, tags)
    return tags
  }

  /**
   * @param x whole units of the tile grid, 0 to 4095 for a point that belongs to this tile
   * @param id the feature's fid, or null for one that stands for several
   */
  addPoint(id: number | null, tags: Tags, x: number, y: number): void {
    this.addFeature(id, tags, POINT_TYPE, [(1 << 3) | 1, x << 1, y << 1])
  }

  /** @param geometry commands; a feature without any is left out */
  addFeature(id: number | null, tags: Tags, type: number, geometry: readonly number[]): void {
    if (geometry.length === 0) return
    this.#features++
    const allTags = this.#mark.length === 0 ? tags : [...tags, ...this.#mark]
    this.#pbf.writeMessage(LAYER.features, writeFeature, { id, tags: allTags, type, geometry })
  }

  end(): void {
    const pbf = this.#pbf
    for (const key of this.#keys.keys()) pbf.writeStringField(LAYER.keys, key)
    for (const value of this.#values.keys()) pbf.writeMessage(LAYER.values, writeValue, value)
    pbf.writeVarintField(LAYER.extent, EXTENT)
  }
}

/** A map keeps its keys in the order of insertion: that is the dictionary. */
function place<K>(dictionary: Map<K, number>, key: K): number {
  const known = dictionary.get(key)
  if (known !== undefined) return known
  dictionary.set(key, dictionary.size)
  return dictionary.size - 1
}

function writeFeature({ id, tags, type, geometry }: FeatureFields, pbf: PbfWriter): void {
  if (id !== null) pbf.writeVarintField(FEATURE.id, id)
  if (tags.length > 0) pbf.writePackedVarint(FEATURE.tags, tags as number[])
  pbf.writeVarintField(FEATURE.type, type)
  pbf.writePackedVarint(FEATURE.geometry, geometry as number[])
}

function writeValue(value: Value, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(VALUE.string, value)
  else if (typeof value === 'boolean') pbf.writeBooleanField(VALUE.boolean, value)
  else if (typeof value !== 'number') throw new Error('a null has no place among the values of a tile')
  else if (!Number.isSafeInteger(value)) pbf.writeDoubleField(VALUE.double, value)
  else if (value >= 0) pbf.writeVarintField(VALUE.uint, value)
  else pbf.writeSVarintField(VALUE.sint, value)
}
