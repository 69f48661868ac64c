/** Pieces onto pages. */
import type { Bookmark } from '../pdf/write-pdf'
import type { SceneItem } from '../scene/scene'
import type { Piece } from './piece'

/** The contents of a page: items relative to the printed area's top left corner. */
export type FilledPage = {
  readonly placed: readonly { readonly piece: Piece; readonly y: number }[]
  readonly bookmarks: readonly Bookmark[]
  readonly height: number
}

const TOLERANCE = 1e-6

/** @param height of the printed area */
export function paginate(pieces: readonly Piece[], height: number): readonly FilledPage[] {
  const pages: FilledPage[] = []
  let placed: { piece: Piece; y: number }[] = []
  let y = 0

  function close(): void {
    const bookmarks = placed.flatMap(({ piece, y: top }) => (piece.heading === undefined ? [] : [{ ...piece.heading, y: top }]))
    pages.push({ placed, bookmarks, height: y })
    placed = []
    y = 0
  }

  function put(piece: Piece): void {
    if (y === 0 && piece.repeats !== undefined) {
      placed.push({ piece: piece.repeats, y: 0 })
      y = piece.repeats.height
    }
    const top = piece.atBottom === true ? height - piece.height : y === 0 ? 0 : y + piece.before
    placed.push({ piece, y: top })
    y = top + piece.height
  }

  for (let start = 0; start < pieces.length; ) {
    let end = start
    while (pieces[end]?.keepWithNext === true && pieces[end + 1] !== undefined && pieces[end + 1]?.breaksBefore !== true) end++
    const asked = pieces.slice(start, end + 1)
    const askedHeight = heightOfChain(asked, y)
    const chain = y > 0 ? lowered(asked, y + askedHeight - height) : asked
    const chainHeight = chain === asked ? askedHeight : heightOfChain(chain, y)
    if (chain[0]?.breaksBefore === true && y > 0) close()
    else if (y > 0 && y + chainHeight > height + TOLERANCE && chainHeight <= height) close()
    for (const piece of chain) {
      if (y > 0 && y + piece.before + piece.height > height + TOLERANCE) close()
      put(piece)
    }
    start = end + 1
  }
  if (placed.length > 0 || pages.length === 0) close()
  return pages
}

/** @param y where it begins: nothing stands above the first piece of a page */
function heightOfChain(chain: readonly Piece[], y: number): number {
  return chain.reduce((sum, piece, index) => sum + piece.height + (index === 0 && y === 0 ? 0 : piece.before), 0)
}

/** The chain with one frame lower by what is missing, where one can be; otherwise the same. */
function lowered(chain: readonly Piece[], missing: number): readonly Piece[] {
  if (missing <= 0) return chain
  const index = chain.findIndex(({ height, resize }) => resize !== undefined && height - missing >= resize.least)
  return chain.map((piece, at) => (at === index && piece.resize !== undefined ? piece.resize.to(piece.height - missing) : piece))
}

/** Paint a page's pieces. */
export async function paintPlaced(placed: FilledPage['placed'], paintFrames: boolean, left: number, top: number): Promise<readonly SceneItem[]> {
  const items: SceneItem[] = []
  for (const { piece, y } of placed) {
    const own = await piece.paint(paintFrames)
    if (own.length > 0) items.push({ type: 'group', translate: [left, top + y], items: own })
  }
  return items
}
