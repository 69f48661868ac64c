/**
 * What stands on a sheet of paper, as data: the one thing that every output (PDF, SVG, PNG) draws.
 *
 * Lengths are millimetres, x to the right and y downwards from the sheet's top left corner. Items are painted in order.
 * Colours are CSS `#rrggbb`.
 */

/** Faces by their part in a Chinese document, not by name: which file serves each is found at run time and reported. */
export type FontRole = 'sans' | 'sansBold' | 'song' | 'songBold' | 'fangsong' | 'kai' | 'hei' | 'xiaobiaosong'

/** SVG path commands with absolute coordinates: `M x y L x y C x1 y1 x2 y2 x y Z`, flat. */
export type PathData = readonly (readonly ['M' | 'L', number, number] | readonly ['C', number, number, number, number, number, number] | readonly ['Z'])[]

export type Stroke = {
  readonly colour: string
  readonly width: number
  /** Lengths of dashes and gaps; a full line where absent. */
  readonly dash?: readonly number[]
  readonly cap?: 'butt' | 'round'
  readonly join?: 'miter' | 'round'
  readonly opacity?: number
}

export type PathItem = {
  readonly type: 'path'
  readonly path: PathData
  readonly fill?: { readonly colour: string; readonly opacity?: number; readonly rule?: 'nonzero' | 'evenodd' }
  readonly stroke?: Stroke
}

export type TextItem = {
  readonly type: 'text'
  /** One line; real text, selectable in the PDF. */
  readonly text: string
  /** Anchor point on the baseline. */
  readonly x: number
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly font: FontRole
  /** Height of the em. */
  readonly size: number
  readonly colour: string
  /** Painted behind the letters; width is what shows on each side. */
  readonly halo?: { readonly colour: string; readonly width: number }
  /** Clockwise degrees round the anchor point. */
  readonly rotate?: number
  /** Extra space after each letter. */
  readonly spacing?: number
  readonly opacity?: number
}

export type ImageItem = {
  readonly type: 'image'
  /** PNG or JPEG. */
  readonly data: Uint8Array
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type GroupItem = {
  readonly type: 'group'
  readonly items: readonly SceneItem[]
  /** Nothing outside it is painted. */
  readonly clip?: PathData
  readonly opacity?: number
  /** Moves the items. */
  readonly translate?: readonly [number, number]
  /** What a click on it in the preview asks for: the id of a live figure. */
  readonly figure?: string
}

export type SceneItem = PathItem | TextItem | ImageItem | GroupItem

export type Scene = { readonly width: number; readonly height: number; readonly items: readonly SceneItem[] }
