/** Grading a table that is not stored. */
import * as v from 'valibot'
import type { GradeReport } from '../domain/grade'
import { ITEM_CODES } from '../domain/water-quality/item'
import { pathSchema, request } from './request'

const tableSchema = v.object({
  path: pathSchema,
  standard: v.optional(v.picklist(['gb3838', 'gb3097']), 'gb3838'),
  /** Where the table does not say; absent: what the name of the water says, else river. */
  waterType: v.optional(v.picklist(['river', 'lake'])),
  sheet: v.optional(v.string()),
  encoding: v.optional(v.string()),
  /** Item → heading, where recognition is to be overruled. */
  columns: v.optional(v.record(v.picklist(ITEM_CODES), v.string())),
  language: v.optional(v.picklist(['zh', 'en']), 'zh'),
})

export type GradeInput = v.InferOutput<typeof tableSchema>

export const gradeContract = {
  table: request<GradeReport>()(tableSchema),
}
