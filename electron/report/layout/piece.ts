/** What cannot be cut by the end of a page: a line, a row, a map. */
import type { SceneItem } from '../scene/scene'
import type { Bookmark } from '../pdf/write-pdf'

export type Piece = {
  readonly height: number
  /** Room above, dropped at the top of a page. */
  readonly before: number
  /** Stays on the page of the next piece. */
  readonly keepWithNext: boolean
  /** Items relative to the piece's top left corner. */
  readonly paint: (paintFrames: boolean) => readonly SceneItem[] | Promise<readonly SceneItem[]>
  /** Stands again on top of each page that begins with this piece (a table's head). */
  readonly repeats?: Piece
  readonly heading?: Omit<Bookmark, 'y'>
  /** Ends the page before it. */
  readonly breaksBefore?: boolean
  /** Stands at the bottom of the page. */
  readonly atBottom?: boolean
  /** The page that it stands on shows no page number. */
  readonly hidesPageNumber?: boolean
  /** Row of a table or line of text, for the note on what a sheet's place could not hold. */
  readonly row?: boolean
  readonly line?: boolean
  /** A line that tells of so many rows left out. */
  readonly omitted?: number
  /** The same lower, down to `least` millimetres: a map gives way rather than leave half a page empty. */
  readonly resize?: { readonly least: number; readonly to: (height: number) => Piece }
}

export function spacePiece(height: number, before = 0): Piece {
  return { height, before, keepWithNext: false, paint: () => [] }
}
