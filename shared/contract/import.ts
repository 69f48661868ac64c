/** Import of foreign files: look, import or try out, send back what was rejected, take back. */
import * as v from 'valibot'
import { type ImportInspection, type ImportReport, type ImportTarget, isImportTarget } from '../domain/import'
import { dateSchema, idSchema, job, pathSchema, request } from './request'

const finite = v.pipe(v.number(), v.finite())

/** Seven parameters of a bureau's own, position-vector convention (EPSG method 9606). */
const shiftSchema = v.object({
  dxMeters: finite,
  dyMeters: finite,
  dzMeters: finite,
  rxArcSeconds: finite,
  ryArcSeconds: finite,
  rzArcSeconds: finite,
  scalePartsPerMillion: finite,
})

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

const choices = {
  path: pathSchema,
  target: v.custom<ImportTarget>((text) => typeof text === 'string' && isImportTarget(text)),
  layer: v.optional(name),
  encoding: v.optional(name),
  crs: v.optional(name),
  transform: v.optional(v.picklist(['none', 'swapAxes', 'gcj02', 'bd09'])),
  shift: v.optional(shiftSchema),
  /** Target column → heading; `longitude` and `latitude`, or `x` and `y`, name the place; items of readings go by their codes. */
  mapping: v.optional(v.record(v.string(), v.string())),
  /** Version date of a legal layer's rows that have none of their own. */
  vintage: v.optional(dateSchema),
}

const run = v.object({
  ...choices,
  key: v.optional(name),
  onMatch: v.optional(v.picklist(['update', 'skip'])),
  dryRun: v.optional(v.boolean(), false),
  /** Problems that are answered one by one, and differences of each kind; counts are always whole. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)), 1000),
})

export type ImportRunInput = v.InferOutput<typeof run>

export const importContract = {
  /** What a file is, before anything is decided. Nothing is written. */
  inspect: request<ImportInspection>()(v.object({ ...choices, rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)), 20) })),
  /** Import as one action, or try it out. Progress counts records read; `total` is null where only reading to the end would tell. */
  run: job<ImportReport>()(run),
  /** Rejected rows as a table with number, place and reason, to be sent back; .csv or .xlsx by the path's ending. */
  exportRejected: job<{ readonly file: string; readonly rows: number }>()(
    v.object({ ...choices, key: v.optional(name), out: pathSchema, language: v.optional(v.picklist(['zh', 'en']), 'zh') }),
  ),
  /** Take one import back whole. */
  undo: request<{ readonly actionId: string; readonly deleted: number; readonly restored: number }>()(v.object({ importId: idSchema })),
}
