/**
 * Names of the map's images. A name says all that is needed to draw the image, so that images are made when first asked for,
 * by the map in the window, the map on paper and the legend alike.
 */
import type { AreaKind } from '../style/symbol-tables'

export type ImageRequest =
  | { readonly type: 'hatch'; readonly kind: AreaKind; readonly code: string; readonly theme: 'light' | 'dark' }
  | { readonly type: 'outfall'; readonly outfallClass: string; readonly stage: string; readonly overdue: boolean }
  | { readonly type: 'station'; readonly online: boolean }
  | { readonly type: 'enterprise'; readonly chemical: boolean }
  /** `class` 0: no data. */
  | { readonly type: 'section'; readonly class: number; readonly missed: boolean }
  | { readonly type: 'tick'; readonly theme: 'light' | 'dark' }
  | { readonly type: 'task'; readonly colour: string }

/** A point symbol. */
export type MarkerRequest = Exclude<ImageRequest, { type: 'hatch' }>

const SEPARATOR = '|'

/** The name of an image; for expressions see the layer that uses it. */
export function imageId(...parts: readonly (string | number | boolean)[]): string {
  return parts.join(SEPARATOR)
}

/** What an image name asks for; null for a name that is not ours. */
export function parseImageId(id: string): ImageRequest | null {
  const [type, a = '', b = '', c = ''] = id.split(SEPARATOR)
  switch (type) {
    case 'hatch':
      return { type, kind: a as AreaKind, code: b, theme: c === 'dark' ? 'dark' : 'light' }
    case 'outfall':
      return { type, outfallClass: a, stage: b, overdue: c === 'true' }
    case 'station':
      return { type, online: a === 'true' }
    case 'enterprise':
      return { type, chemical: a === 'true' }
    case 'section':
      return { type, class: Number(a), missed: b === 'true' }
    case 'tick':
      return { type, theme: a === 'dark' ? 'dark' : 'light' }
    case 'task':
      return { type, colour: a }
    default:
      return null
  }
}
