/** Charts of the rows behind a stored query. */
import * as v from 'valibot'
import type { FigureRows } from '../../../shared/domain/briefing'
import { briefMessages } from '../../../shared/messages/brief'
import { paintBarChart } from '../chart/bar-chart'
import { paintLineChart } from '../chart/line-chart'
import { paintStripChart } from '../chart/strip-chart'
import { plainText } from '../document/document'
import type { FontSet } from '../fonts/font-set'
import type { SceneItem } from '../scene/scene'
import { definePart, fillText } from './part-context'
import { querySchema } from './table'
import { messageSchema } from './words'

const heightSchema = v.optional(v.union([v.literal('rest'), v.pipe(v.number(), v.minValue(10), v.maxValue(300))]), 45)

const schema = v.strictObject({
  part: v.literal('chart'),
  /** `bar`: lengths by name, stacked; `line`: values over time; `strip`: a coloured cell a column. */
  chart: v.picklist(['bar', 'line', 'strip']),
  rows: querySchema,
  /** Column with the names: of bars, of points along the time, of strips. */
  name: v.string(),
  /** Columns with the values; all others for a strip where left out. */
  values: v.optional(v.array(v.string())),
  /** Columns with limits, the same in every row (line). */
  limits: v.optional(v.array(v.string()), []),
  colours: v.optional(v.array(v.pipe(v.string(), v.regex(/^#[\dA-Fa-f]{6}$/)))),
  unit: v.optional(messageSchema, { zh: '', en: '' }),
  height: heightSchema,
  caption: v.optional(messageSchema),
  /** What stands in its place where there are no rows. */
  empty: v.optional(messageSchema),
  /** At most so many names. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})

type ChartPart = v.InferOutput<typeof schema>

export const chartPart = definePart({
  schema,
  blocks: async (part, context) => {
    const { rows } = await context.query(part.rows)
    const caption = part.caption === undefined ? null : plainText(await fillText(part.caption, context))
    if (rows === null || rows.rows.length === 0) return [{ type: 'paragraph', style: 'plain', text: part.empty === undefined ? briefMessages.noRows[context.language] : await fillText(part.empty, context) }]
    const shown = part.limit === undefined ? rows : { ...rows, rows: rows.rows.slice(0, part.limit) }
    return [
      {
        type: 'frame',
        height: part.height,
        description: caption ?? rows.columns.map(({ title }) => title).join(context.language === 'zh' ? '、' : ', '),
        paint: async (width, height) => paintChart(part, shown, part.unit[context.language], width, height, context.fonts),
        ...(caption === null ? {} : { caption }),
      },
    ]
  },
})

function paintChart(part: ChartPart, { columns, rows }: FigureRows, unit: string, width: number, height: number, fonts: FontSet): readonly SceneItem[] {
  const keys = part.values ?? columns.map(({ key }) => key).filter((key) => key !== part.name)
  const titleOf = (key: string) => columns.find((column) => column.key === key)?.title ?? key
  const names = rows.map((row) => row[part.name]?.text ?? '')
  if (part.chart === 'strip') {
    const cells = rows.map((row) => keys.map((key) => (row[key]?.chip === undefined ? null : { text: row[key].text, colour: row[key].chip })))
    return paintStripChart({ columns: keys.map(titleOf), rows: names.map((name, index) => ({ name, cells: cells[index] ?? [] })) }, width, height, fonts)
  }
  if (part.chart === 'bar') {
    const bars = rows.map((row, index) => ({ name: names[index] ?? '', values: keys.map((key) => numberOf(row[key]?.text) ?? 0) }))
    return paintBarChart({ bars, parts: keys.map((key, index) => ({ name: titleOf(key), ...(part.colours?.[index] === undefined ? {} : { colour: part.colours[index] }) })), unit }, width, height, fonts)
  }
  const limits = part.limits.flatMap((key) => {
    const value = numberOf(rows[0]?.[key]?.text)
    return value === null ? [] : [{ value, name: `${titleOf(key)} ${value}` }]
  })
  return paintLineChart({ labels: names, series: keys.map((key) => ({ name: titleOf(key), values: rows.map((row) => numberOf(row[key]?.text)) })), limits, unit }, width, height, fonts)
}

/** A printed number read back: what is drawn is what is printed. */
function numberOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const value = Number(text.replaceAll(/[,%\s]/g, ''))
  return Number.isFinite(value) ? value : null
}
