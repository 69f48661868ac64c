/** A map of the workspace, and photos. */
import * as v from 'valibot'
import { isLayerId, layerTitle } from '../../../shared/map/catalogue'
import { plainText } from '../document/document'
import { definePart, fillText } from './part-context'
import { messageSchema } from './words'

export const mapPart = definePart({
  schema: v.strictObject({
    part: v.literal('map'),
    layers: v.array(v.string()),
    extent: v.optional(v.picklist(['workspace', 'member']), 'workspace'),
    title: v.optional(messageSchema),
    height: v.optional(v.union([v.literal('rest'), v.pipe(v.number(), v.minValue(40), v.maxValue(400))]), 'rest'),
    grid: v.optional(v.boolean(), false),
    locator: v.optional(v.boolean(), false),
    legend: v.optional(v.picklist(['inside', 'beside', 'none'])),
    overlay: v.optional(v.picklist(['comparison', 'check'])),
    caption: v.optional(messageSchema),
  }),
  blocks: async (part, context) => {
    const title = part.title === undefined ? null : plainText(await fillText(part.title, context))
    const caption = part.caption === undefined ? null : plainText(await fillText(part.caption, context))
    return [
      {
        type: 'frame',
        height: part.height,
        description: title ?? caption ?? part.layers.filter(isLayerId).map((layer) => layerTitle(layer)[context.language]).join(context.language === 'zh' ? '、' : ', '),
        paint: (width, height) =>
          context.paintMap(
            { layers: part.layers, extent: part.extent, title, grid: part.grid, locator: part.locator, legend: part.legend ?? null, overlay: part.overlay ?? null },
            width,
            height,
          ),
        ...(caption === null ? {} : { caption }),
      },
    ]
  },
})

export const photosPart = definePart({
  schema: v.strictObject({ part: v.literal('photos'), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 2), height: v.optional(v.number(), 60) }),
  blocks: async ({ limit, height }, context) => (await context.photos(limit)).map(({ data, name }) => ({ type: 'picture' as const, data, caption: name, description: name, height })),
})
