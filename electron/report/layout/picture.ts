/** Photos and drawings, upright, in their proportions. */
import type { Picture } from '../document/document'
import { readImageFacts } from '../scene/image-facts'
import { type LayoutContext, paragraphPieces } from './paragraph'
import type { Piece } from './piece'

const DEFAULT_SHARE = 0.7

/** Size on paper: as large as allowed without distortion. */
export function pictureSize(picture: Picture, width: number): { readonly width: number; readonly height: number } {
  const facts = readImageFacts(picture.data)
  if (facts === null) throw new Error('a picture is neither PNG nor JPEG')
  const turned = facts.orientation === 6 || facts.orientation === 8
  const ratio = turned ? facts.width / facts.height : facts.height / facts.width
  const wide = Math.min(picture.width ?? width * DEFAULT_SHARE, width, (picture.height ?? Number.POSITIVE_INFINITY) / ratio)
  return { width: wide, height: wide * ratio }
}

export function picturePieces(picture: Picture, width: number, context: LayoutContext): Piece[] {
  const size = pictureSize(picture, width)
  const caption = picture.caption === undefined ? [] : paragraphPieces(picture.caption, 'caption', width, context, { keepWithNext: false })
  return [
    {
      height: size.height,
      before: 1,
      keepWithNext: caption.length > 0,
      paint: () => [{ type: 'image', data: picture.data, x: (width - size.width) / 2, y: 0, width: size.width, height: size.height }],
    },
    ...caption,
  ]
}
