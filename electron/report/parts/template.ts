/** A briefing template: a file of `data/templates/`, or one that a bureau has saved. */
import * as v from 'valibot'
import { BODY_POINTS, briefingAudiences, briefingFaces, briefingPapers, briefingSeries } from '../../../shared/domain/briefing'
import { SHEET_GRID } from '../document/document'
import { partSchema } from './index'
import { querySchema } from './table'
import { messageSchema } from './words'

const cell = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(SHEET_GRID))

const face = v.optional(v.picklist(briefingFaces))

/** A place on a sheet with its parts, in cells of a 12 × 12 grid; one whose parts have nothing to show leaves its room to the place on its left, or above. */
const placeSchema = v.pipe(
  v.strictObject({ column: cell(0), row: cell(0), columns: cell(1), rows: cell(1), title: v.optional(messageSchema), parts: v.array(partSchema) }),
  v.check(({ column, columns, row, rows }) => column + columns <= SHEET_GRID && row + rows <= SHEET_GRID, 'reaches over the edge of the sheet'),
)

const sheetSchema = v.strictObject({ title: messageSchema, subtitle: v.optional(messageSchema), places: v.array(placeSchema) })

export const templateSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  /** Where the shipped ones come from; a bureau's own need none. */
  source: v.optional(v.string()),
  licence: v.optional(v.string()),
  title: messageSchema,
  summary: messageSchema,
  /** `official`: GB/T 9704-2012, always A4 portrait. */
  style: v.picklist(['briefing', 'official']),
  paper: v.optional(v.picklist(briefingPapers), 'A4'),
  orientation: v.optional(v.picklist(['portrait', 'landscape']), 'portrait'),
  /** Faces instead of the style's own. An official paper's are fixed by GB/T 9704-2012. */
  fonts: v.optional(
    v.strictObject({
      title: face,
      heading: face,
      body: face,
      table: face,
      bodyPoints: v.optional(v.pipe(v.number(), v.minValue(BODY_POINTS.least), v.maxValue(BODY_POINTS.most))),
    }),
    {},
  ),
  /** The bureau's logo in the running head, where it has one; official papers have none. */
  logo: v.optional(v.boolean(), true),
  audiences: v.optional(v.array(v.picklist(briefingAudiences)), [...briefingAudiences]),
  /** Live figures by the name that texts call them. */
  figures: v.optional(v.record(v.string(), querySchema), {}),
  /** Running text, sheets, or both in this order. */
  parts: v.optional(v.array(partSchema), []),
  sheets: v.optional(v.array(sheetSchema), []),
  /** One sheet a member, by what it is a series of. */
  series: v.optional(v.record(v.picklist(briefingSeries), sheetSchema), {}),
})

export type Template = v.InferOutput<typeof templateSchema>
export type SheetTemplate = v.InferOutput<typeof sheetSchema>
