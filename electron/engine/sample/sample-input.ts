/** What the demonstration is made from: shipped files, already read. Each schema is that of one file in `data/`. */
import type { FeatureCollection, Geometry } from 'geojson'
import * as v from 'valibot'

const date = v.pipe(v.string(), v.isoDate())

/** data/samples/nantong/places.json; positions are [lon, lat]. */
export const placesSchema = v.object({
  outline: v.array(v.tuple([v.number(), v.number()])),
  districts: v.array(
    v.object({
      name: v.string(),
      code: v.string(),
      type: v.picklist(['county', 'zone']),
      seat: v.string(),
      basin: v.string(),
      towns: v.array(v.tuple([v.string(), v.number(), v.number()])),
    }),
  ),
})

/** data/samples/nantong/published-numbers.json */
export const numbersSchema = v.object({
  today: date,
  seaOutfalls: v.object({ date, source: v.string(), byDistrict: v.record(v.string(), v.number()) }),
  riverOutfalls: v.object({
    date,
    source: v.string(),
    total: v.number(),
    rectified: v.number(),
    basin: v.string(),
    districts: v.array(v.string()),
  }),
  sections: v.object({ national: v.number(), provincialAndAbove: v.number(), cityAndAbove: v.number(), source: v.string() }),
  ratioTargets: v.array(
    v.object({ year: v.number(), controlLevel: v.string(), goodRatio: v.number(), decimals: v.number(), sections: v.number() }),
  ),
  petitions: v.object({ total: v.number(), closed: v.number(), date, source: v.string() }),
  inspection: v.object({ level: v.string(), round: v.number(), batch: v.string(), from: date, to: date, feedback: date }),
  bays: v.object({ award: v.string(), year: v.number(), names: v.array(v.string()) }),
})

const linkSchema = v.object({
  kind: v.string(),
  count: v.number(),
  district: v.optional(v.string()),
  receiving: v.optional(v.string()),
  subclass: v.optional(v.string()),
  waterBody: v.optional(v.string()),
  name: v.optional(v.string()),
  shorelineType: v.optional(v.string()),
  failing: v.optional(v.boolean()),
  nearYangtze: v.optional(v.boolean()),
})

/** data/samples/nantong/tasks.json */
export const tasksSchema = v.object({
  tasks: v.array(
    v.object({
      title: v.string(),
      problem: v.string(),
      category: v.string(),
      responsibleUnit: v.string(),
      district: v.nullable(v.string()),
      target: v.string(),
      measures: v.string(),
      link: v.nullable(linkSchema),
      state: v.string(),
      deadline: v.nullable(date),
      deadlineType: v.string(),
      completedOn: v.nullable(date),
      textFrom: v.string(),
    }),
  ),
})

export type Places = v.InferOutput<typeof placesSchema>
export type PublishedNumbers = v.InferOutput<typeof numbersSchema>
export type TaskTexts = v.InferOutput<typeof tasksSchema>
export type TaskLinkWish = v.InferOutput<typeof linkSchema>

export type SampleInput = {
  readonly places: Places
  readonly numbers: PublishedNumbers
  readonly taskTexts: TaskTexts
  /** data/basemap/coast-nantong.geojson: land, waters, shorelines. */
  readonly coast: FeatureCollection<Geometry, { kind: string; name_zh: string | null }>
  /** data/basemap/schematic-waterways.geojson */
  readonly waterways: FeatureCollection<Geometry, { name_zh: string; name_en: string; level: string; flows_to: string | null; note?: string }>
}
