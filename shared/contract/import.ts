/** Import of foreign files: look, import or try out, send back what was rejected, take back. */
import * as v from 'valibot'
import { type DatumShiftSetting, type ImportInspection, type ImportRecognition, type ImportReport, type ImportTarget, isImportTarget, type RememberedImport } from '../domain/import'
import { ask, dateSchema, idSchema, job, pathSchema, request } from './request'

const finite = v.pipe(v.number(), v.finite())

/** Seven parameters of a bureau's own, position-vector convention (EPSG method 9606). */
export const shiftSchema = v.object({
  dxMeters: finite,
  dyMeters: finite,
  dzMeters: finite,
  rxArcSeconds: finite,
  ryArcSeconds: finite,
  rzArcSeconds: finite,
  scalePartsPerMillion: finite,
})

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

const target = v.custom<ImportTarget>((text) => typeof text === 'string' && isImportTarget(text))
const signature = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

const choices = {
  path: pathSchema,
  target,
  layer: v.optional(name),
  encoding: v.optional(name),
  crs: v.optional(name),
  transform: v.optional(v.picklist(['none', 'swapAxes', 'gcj02', 'bd09'])),
  shift: v.optional(shiftSchema),
  /** Target column → heading; `longitude` and `latitude`, or `x` and `y`, name the place; items of readings go by their codes. */
  mapping: v.optional(v.record(v.string(), v.string())),
  /** Columns that the mapping does not name are kept with the other columns, none is matched by its heading. */
  wholeMapping: v.optional(v.boolean()),
  /** Version date of a legal layer's rows that have none of their own. */
  vintage: v.optional(dateSchema),
}

const run = v.object({
  ...choices,
  key: v.optional(name),
  onMatch: v.optional(v.picklist(['update', 'skip'])),
  onNew: v.optional(v.picklist(['add', 'skip'])),
  onMissing: v.optional(v.picklist(['keep', 'delete', 'mark'])),
  /** Keys whose rows are left as they are. */
  leave: v.optional(v.pipe(v.array(v.string()), v.maxLength(1_000_000))),
  dryRun: v.optional(v.boolean(), false),
  /** Take what was decided about such a source before where nothing is said, and keep these decisions for the next time. */
  remember: v.optional(v.boolean(), false),
  /** Problems that are answered one by one, and differences of each kind; counts are always whole. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)), 1000),
})

const inspect = v.object({ ...choices, remembered: v.optional(v.boolean(), true), rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)), 20) })

const exportRejected = v.object({ ...choices, key: v.optional(name), out: pathSchema, language: v.optional(v.picklist(['zh', 'en']), 'zh') })

export type ImportInspectInput = v.InferOutput<typeof inspect>
export type ImportRunInput = v.InferOutput<typeof run>
export type ExportRejectedInput = v.InferOutput<typeof exportRejected>

export const importContract = {
  /** Which layer of a file is meant, and what it may be imported as; `layer`: of this one. */
  recognise: request<ImportRecognition>()(v.object({ path: pathSchema, layer: v.optional(name) })),
  /** What a file is, before anything is decided. Nothing is written. `remembered: false` leaves aside what was decided before. */
  inspect: request<ImportInspection>()(inspect),
  /** Import as one action, or try it out. Progress counts records read; `total` is null where only reading to the end would tell. */
  run: job<ImportReport>()(run),
  /** Rejected rows as a table with number, place and reason, to be sent back; .csv or .xlsx by the path's ending. */
  exportRejected: job<{ readonly file: string; readonly rows: number }>()(exportRejected),
  /** What was decided about sources before. */
  remembered: ask<readonly RememberedImport[]>(),
  /** Decide anew the next time. */
  forget: request<{ readonly forgotten: boolean }>()(v.object({ signature, target })),
  /** Datum parameters that the bureau has set. None are shipped: national ones are classified. */
  datumShifts: ask<readonly DatumShiftSetting[]>(),
  /** `shift: null` takes them away. */
  setDatumShift: request<readonly DatumShiftSetting[]>()(
    v.object({ datum: v.picklist(['Xian1980', 'Beijing1954', 'NewBeijing']), shift: v.nullable(shiftSchema), note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500))), null) }),
  ),
  /** Take one import back whole. Where something builds on it: 'import.builtUpon', which names it. */
  undo: request<{ readonly actionId: string; readonly deleted: number; readonly restored: number }>()(v.object({ importId: idSchema })),
}
