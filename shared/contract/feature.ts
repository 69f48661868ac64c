/** Features: what lies under the pointer, cards, tables, search. Tiles travel on a port of their own: `tile-port.ts`. */
import * as v from 'valibot'
import type { BoundingBox, Feature, FeatureSummary } from '../domain/feature'
import type { DocumentSummary, TaskSummary } from '../domain/task'
import { momentSchema } from './task-filter'
import { dateSchema, featureRefSchema, idSchema, kindSchema, lonLatSchema, pageSchema, request } from './request'

/** A feature's whole card. */
export type FeatureCard = {
  readonly feature: Feature
  readonly bounds: BoundingBox | null
  readonly tasks: readonly TaskSummary[]
  readonly documents: readonly DocumentSummary[]
  /** Ellipsoid area in m², null for points and lines. */
  readonly areaSquareMeters: number | null
  /** Ellipsoid length in m, null for points and polygons. */
  readonly lengthMeters: number | null
}

export type SearchResult =
  | { readonly type: 'feature'; readonly feature: FeatureSummary; readonly matched: string }
  | { readonly type: 'task'; readonly task: TaskSummary; readonly matched: string }
  | { readonly type: 'document'; readonly document: { readonly id: string; readonly name: string }; readonly matched: string }

/** Number of features per value of the column that a layer's symbols go by (`null` key: unknown). */
export type LegendCounts = readonly { readonly value: string | number | boolean | null; readonly count: number }[]

/** Which features a table shows, and in which order. */
const tableSchema = {
  kind: kindSchema,
  /** Part of the name. */
  text: v.optional(v.string()),
  /** Column → codes that may occur. */
  where: v.optional(v.record(v.string(), v.array(v.nullable(v.union([v.string(), v.number(), v.boolean()]))))),
  orderBy: v.optional(v.object({ column: v.string(), descending: v.optional(v.boolean(), false) })),
  /** Version of a legal layer; absent: its newest. */
  vintage: v.optional(dateSchema),
}

export type TableQuery = v.InferInput<v.ObjectSchema<typeof tableSchema, undefined>>

export const featureContract = {
  /** All features under a point, topmost first, at most 50; of a legal layer in the version that is named, else its newest. */
  hits: request<readonly FeatureSummary[]>()(
    v.object({
      lonLat: lonLatSchema,
      toleranceDegrees: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      layers: v.array(v.object({ kind: kindSchema, vintage: v.optional(dateSchema) })),
    }),
  ),
  /** The card; as of a past day (or as the log knew it then) with the stage, tasks and documents of then, its other columns as they are. */
  read: request<FeatureCard>()(v.object({ ...featureRefSchema.entries, ...momentSchema })),
  /** One page of a table, without geometry. */
  list: request<{ readonly total: number; readonly features: readonly Feature[] }>()(v.object({ ...tableSchema, ...pageSchema })),
  /** Where a feature stands in that table, counted from 0; null where it is not in it. */
  position: request<number | null>()(v.object({ ...tableSchema, id: idSchema })),
  /** The one feature that a person names: LAYER:ID, LAYER:CODE, LAYER:NAME, or a code or name that no other has. */
  find: request<FeatureSummary>()(v.object({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })),
  legendCounts: request<LegendCounts>()(v.object({ kind: kindSchema, column: v.string(), vintage: v.optional(dateSchema) })),
  search: request<readonly SearchResult[]>()(
    v.object({ text: v.pipe(v.string(), v.maxLength(200)), limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) }),
  ),
}
