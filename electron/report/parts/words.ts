/** Parts of words: titles, headings, texts with live figures, key figures, page breaks, contents. */
import * as v from 'valibot'
import { briefMessages } from '../../../shared/messages/brief'
import { translate } from '../../../shared/messages/translate'
import { plainText } from '../document/document'
import { definePart, fillText } from './part-context'

export const messageSchema = v.strictObject({ zh: v.string(), en: v.string() })

export const titlePart = definePart({
  schema: v.strictObject({ part: v.literal('title'), text: messageSchema, subtitle: v.optional(messageSchema) }),
  blocks: async ({ text, subtitle }, context) => [
    { type: 'paragraph', style: 'title', text: await fillText(text, context) },
    ...(subtitle === undefined ? [] : [{ type: 'paragraph' as const, style: 'subtitle' as const, text: await fillText(subtitle, context) }]),
  ],
})

export const headingPart = definePart({
  schema: v.strictObject({ part: v.literal('heading'), level: v.picklist([1, 2, 3, 4]), text: messageSchema }),
  blocks: async ({ level, text }, context) => [{ type: 'heading', level, text: plainText(await fillText(text, context)) }],
})

export const textPart = definePart({
  schema: v.strictObject({
    part: v.literal('text'),
    text: v.union([messageSchema, v.array(messageSchema)]),
    style: v.optional(v.picklist(['body', 'plain', 'small', 'note', 'recipient']), 'body'),
  }),
  blocks: async ({ text, style }, context) => {
    const all = Array.isArray(text) ? text : [text]
    return Promise.all(all.map(async (message) => ({ type: 'paragraph' as const, style, text: await fillText(message, context) })))
  },
})

export const keyFiguresPart = definePart({
  schema: v.strictObject({
    part: v.literal('keyFigures'),
    perRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
    figures: v.array(v.strictObject({ label: messageSchema, figure: v.string(), unit: v.optional(messageSchema) })),
  }),
  blocks: async ({ figures, perRow }, context) => {
    const { language } = context
    const shown = await Promise.all(
      figures.map(async ({ label, figure: name, unit }) => {
        const figure = await context.figure(name)
        return {
          label: plainText(await fillText(label, context)),
          value: [{ text: figure.text, figure: figure.id, ...(figure.before === null ? {} : { changed: true }) }],
          figure: figure.id,
          ...(unit === undefined ? {} : { unit: unit[language] }),
          ...(figure.before === null ? {} : { note: translate(briefMessages.before, language, { value: figure.before }) }),
        }
      }),
    )
    return [{ type: 'keyFigures', figures: shown, ...(perRow === undefined ? {} : { perRow }) }]
  },
})

export const pageBreakPart = definePart({ schema: v.strictObject({ part: v.literal('pageBreak') }), blocks: async () => [{ type: 'pageBreak' }] })

export const contentsPart = definePart({
  schema: v.strictObject({ part: v.literal('contents'), title: messageSchema }),
  blocks: async ({ title }, { language }) => [{ type: 'contents', title: title[language] }],
})

/** Lines of the page grid left empty, in official papers. */
export const blankLinePart = definePart({ schema: v.strictObject({ part: v.literal('blankLine') }), blocks: async () => [{ type: 'paragraph', style: 'plain', text: '' }] })
