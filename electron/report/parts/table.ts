/** A table of the rows behind a stored query. */
import * as v from 'valibot'
import { briefMessages } from '../../../shared/messages/brief'
import { plainText, type Run } from '../document/document'
import { definePart, fillText } from './part-context'
import { messageSchema } from './words'

export const querySchema = v.objectWithRest({ query: v.string() }, v.union([v.string(), v.number(), v.boolean()]))

export const tablePart = definePart({
  schema: v.strictObject({
    part: v.literal('table'),
    rows: querySchema,
    /** Columns by key, in this order; all where left out. */
    columns: v.optional(v.array(v.string())),
    /** At most so many rows; the rest is counted below. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    caption: v.optional(messageSchema),
    /** What stands in its place where there are no rows. */
    empty: messageSchema,
    /** Rows are numbered. */
    numbered: v.optional(v.boolean(), false),
  }),
  blocks: async ({ rows: query, columns: wanted, limit, caption, empty, numbered }, context) => {
    const { language } = context
    const { id, rows } = await context.query(query)
    if (rows === null || rows.rows.length === 0) return [{ type: 'paragraph', style: 'plain', text: await fillText(empty, context) }]
    const columns = wanted === undefined ? rows.columns : wanted.flatMap((key) => rows.columns.filter((column) => column.key === key))
    if (wanted !== undefined && columns.length < wanted.length) throw new Error(`the query ${query.query} has no column ${wanted.find((key) => !columns.some((column) => column.key === key))}`)
    const shown = limit === undefined ? rows.rows : rows.rows.slice(0, limit)
    const left = rows.rows.length - shown.length
    const number = numbered ? [{ text: briefMessages.rowNumber[language] }] : []
    return [
      {
        type: 'table',
        columns: [...(numbered ? [{ align: 'center' as const }] : []), ...columns.map(({ align }) => ({ align }))],
        head: [[...number, ...columns.map(({ title }) => ({ text: title }))]],
        rows: shown.map((row, index) => [
          ...(numbered ? [{ text: String(index + 1) }] : []),
          ...columns.map(({ key }) => {
            const cell = row[key]
            const run: Run = { text: cell?.text ?? '', figure: id, ...(cell?.chip === undefined ? {} : { chip: cell.chip }), ...(cell?.bold === true ? { bold: true } : {}) }
            return { text: [run] }
          }),
        ]),
        ...(caption === undefined ? {} : { caption: plainText(await fillText(caption, context)) }),
        ...(left > 0 ? { omitted: left } : {}),
      },
    ]
  },
})
