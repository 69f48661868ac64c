/** Photos of the series' member, and pictures that a bureau puts into its template. */
import * as v from 'valibot'
import { plainText } from '../document/document'
import { readImageFacts } from '../scene/image-facts'
import { pictureOfAddress } from '../scene/picture-address'
import type { SceneItem } from '../scene/scene'
import { definePart, fillText, type PartContext } from './part-context'
import { messageSchema } from './words'

const heightSchema = v.optional(v.union([v.literal('rest'), v.pipe(v.number(), v.minValue(10), v.maxValue(300))]), 60)

export const photosPart = definePart({
  schema: v.strictObject({
    part: v.literal('photos'),
    /** At most so many: 整改前 and 整改后 in turn, the newest first. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 2),
    /** Side by side, or one below the other. */
    direction: v.optional(v.picklist(['across', 'down']), 'across'),
    height: heightSchema,
    /** What stands in their place where there are none; nothing where left out. */
    empty: v.optional(messageSchema),
  }),
  blocks: async ({ limit, direction, height, empty }, context) => {
    const photos = await context.photos(limit)
    if (photos.length === 0) return empty === undefined ? [] : [{ type: 'paragraph', style: 'plain', text: await fillText(empty, context) }]
    return [
      {
        type: 'frame',
        height,
        description: photos.map(({ caption }) => caption).join(context.language === 'zh' ? '、' : ', '),
        paint: async (width, room) => paintPhotos(photos, direction, width, room, context),
      },
    ]
  },
})

const GAP = 3
const CAPTION_SIZE = 2.8
const CAPTION_HEIGHT = 5

type Photo = Awaited<ReturnType<PartContext['photos']>>[number]

/** Each as large as its share of the room allows, upright and undistorted, its caption below. */
function paintPhotos(photos: readonly Photo[], direction: 'across' | 'down', width: number, height: number, { fonts }: PartContext): readonly SceneItem[] {
  const across = direction === 'across'
  const own = (across ? width - GAP * (photos.length - 1) : height - GAP * (photos.length - 1)) / photos.length
  const box = across ? { width: own, height } : { width, height: own }
  return photos.map(({ data, caption }, index): SceneItem => {
    const facts = readImageFacts(data)
    if (facts === null) throw new Error('a photo is neither PNG nor JPEG')
    const turned = facts.orientation === 6 || facts.orientation === 8
    const ratio = turned ? facts.width / facts.height : facts.height / facts.width
    const wide = Math.min(box.width, (box.height - CAPTION_HEIGHT) / ratio)
    const words = shortened(caption, box.width, (text) => fonts.measureText('sans', text, CAPTION_SIZE))
    return {
      type: 'group',
      translate: across ? [index * (own + GAP), 0] : [0, index * (own + GAP)],
      items: [
        { type: 'image', data, x: (box.width - wide) / 2, y: 0, width: wide, height: wide * ratio },
        { type: 'text', text: words, x: box.width / 2, y: wide * ratio + CAPTION_HEIGHT * 0.75, anchor: 'middle', font: 'sans', size: CAPTION_SIZE, colour: '#3d474a' },
      ],
    }
  })
}

function shortened(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text
  let end = text.length
  while (end > 1 && measure(`${text.slice(0, end)}…`) > room) end--
  return `${text.slice(0, end)}…`
}

/** A picture of the template's own: a drawing, a seal of a campaign, a photo. */
export const picturePart = definePart({
  schema: v.strictObject({
    part: v.literal('picture'),
    /** PNG or JPEG as `data:` address. */
    data: v.pipe(v.string(), v.check((address) => pictureOfAddress(address) !== null, 'is no PNG or JPEG')),
    height: v.optional(v.pipe(v.number(), v.minValue(10), v.maxValue(300)), 60),
    caption: v.optional(messageSchema),
  }),
  blocks: async ({ data, height, caption }, context) => {
    const picture = pictureOfAddress(data)
    if (picture === null) return []
    const words = caption === undefined ? null : plainText(await fillText(caption, context))
    return [{ type: 'picture', data: picture, height, description: words ?? '', ...(words === null || words === '' ? {} : { caption: words }) }]
  },
})
