/** A map of the workspace. */
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
    /** Lines with figures: meridians and parallels (`true` too), or the kilometres of the Gauss-Krüger zone (方里网). */
    grid: v.optional(v.union([v.boolean(), v.picklist(['degrees', 'gaussKruger'])]), false),
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
            { layers: part.layers, extent: part.extent, title, grid: part.grid === false ? null : part.grid === true ? 'degrees' : part.grid, locator: part.locator, legend: part.legend ?? null, overlay: part.overlay ?? null },
            width,
            height,
          ),
        ...(caption === null ? {} : { caption }),
      },
    ]
  },
})
