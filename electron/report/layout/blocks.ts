/** Blocks into pieces. */
import { type Block, type Frame, type Heading, plainText } from '../document/document'
import type { ContentsEntry } from '../document/document'
import { contentsPieces } from './contents'
import { keyFigurePieces } from './key-figures'
import { attachmentPieces, colophonPieces, headPiece, signaturePieces } from './official'
import { type LayoutContext, paragraphPieces, styleOf } from './paragraph'
import { type Piece, spacePiece } from './piece'
import { picturePieces } from './picture'
import { tablePieces } from './table'

export type BlockContext = LayoutContext & {
  readonly headingNumber: (heading: Heading) => string
  /** Headings with their pages, as the pass before found them. */
  readonly contents: readonly ContentsEntry[]
  /** Height of frames that ask for the rest. */
  readonly restHeight?: number
  readonly pageHeight: number
  /** How much larger than on A4 frames are; 1 where left out. */
  readonly frameScale?: number
}

/** Part of its width that a frame without a height takes in running text. */
const DEFAULT_FRAME_RATIO = 0.62

export function blockPieces(block: Block, width: number, context: BlockContext): Piece[] {
  switch (block.type) {
    case 'heading': {
      const number = context.headingNumber(block)
      const text = number === '' ? block.text : [number, ...(typeof block.text === 'string' ? [block.text] : block.text)]
      const pieces = paragraphPieces(text, `heading${block.level}`, width, context, { keepWithNext: true })
      const heading = { title: `${number}${plainText(block.text)}`.trim(), level: block.level }
      return pieces.map((piece, index) => (index === 0 ? { ...piece, heading } : piece))
    }
    case 'paragraph':
      return paragraphPieces(block.text, block.style ?? 'body', width, context, {
        ...(block.align === undefined ? {} : { align: block.align }),
        ...(block.keepWithNext === undefined ? {} : { keepWithNext: block.keepWithNext }),
      })
    case 'list': {
      const { size } = styleOf('plain', context)
      return block.items.flatMap((item, index) => {
        const mark = block.ordered === true ? `${index + 1}. ` : '· '
        const left = size * 2
        return paragraphPieces([mark, ...(typeof item === 'string' ? [item] : item)], 'plain', width, context, { left, first: -context.fonts.measureText(styleOf('plain', context).font, mark, size) })
      })
    }
    case 'table':
      return tablePieces(block, width, context)
    case 'keyFigures':
      return keyFigurePieces(block, width, context)
    case 'frame':
      return framePieces(block, width, context)
    case 'picture':
      return picturePieces(block, width, context)
    case 'officialHead':
      return [headPiece(block, context)]
    case 'attachments':
      return attachmentPieces(block, context)
    case 'signature':
      return signaturePieces(block, context)
    case 'colophon':
      return colophonPieces(block, context)
    case 'space':
      return [spacePiece(0, block.height * context.scale)]
    case 'pageBreak':
      return [{ ...spacePiece(0), breaksBefore: true }]
    case 'contents':
      return contentsPieces(block, width, context)
  }
}

export function frameHeight(frame: Frame, width: number, context: Pick<BlockContext, 'restHeight' | 'pageHeight' | 'frameScale'>): number {
  const wanted = frame.height === 'rest' ? (context.restHeight ?? width * DEFAULT_FRAME_RATIO) : typeof frame.height === 'number' ? frame.height * (context.frameScale ?? 1) : width * frame.height.ofWidth
  return Math.min(wanted, context.pageHeight)
}

/** Least share of its height that a frame in running text is lowered to, so that it still fits a page. */
const LEAST_FRAME_SHARE = 0.7

function framePieces(frame: Frame, width: number, context: BlockContext): Piece[] {
  const caption = frame.caption === undefined ? [] : paragraphPieces(frame.caption, 'caption', width, context, { keepWithNext: false })
  const pieceOf = (height: number): Piece => ({
    height,
    before: 1,
    keepWithNext: caption.length > 0,
    paint: async (paintFrames) => (paintFrames ? frame.paint(width, height, context.contents) : []),
  })
  const height = frameHeight(frame, width, context)
  return [{ ...pieceOf(height), ...(frame.height === 'rest' ? {} : { resize: { least: height * LEAST_FRAME_SHARE, to: pieceOf } }) }, ...caption]
}
