/** One face of a font file: its letters' widths and outlines. */
import { create, type Font, type FontCollection, type Glyph } from 'fontkit'
import { readFileSync } from 'node:fs'

export type FontFace = {
  /** Name as a person knows it. */
  readonly name: string
  readonly file: string
  /** Ships with the program. */
  readonly bundled: boolean
  /** Name inside a collection, null for a file of one face. */
  readonly collectionName: string | null
  readonly data: Buffer
  /** Height above the baseline of the ideographs' box, in ems. */
  readonly ascent: number
  /** Whether every letter of a text can be set. */
  has(codePoint: number): boolean
  /** Width in ems. */
  width(text: string): number
  /** Outlines in ems, y upwards, with each glyph's pen position in ems. */
  glyphs(text: string): readonly PlacedGlyph[]
}

export type PlacedGlyph = { readonly id: number; readonly x: number; readonly y: number; readonly path: Glyph['path']; readonly unitsPerEm: number }

/** Box of ideographs above the baseline where a font does not say: 0.88 of the em in every Chinese face. */
const IDEOGRAPHIC_ASCENT = 0.88

/**
 * Open a face.
 *
 * @param collectionName PostScript name of the face in a collection; ignored for files of one face
 * @returns null for a file that is no font or lacks the face
 */
export function openFace(file: string, name: string, bundled: boolean, collectionName?: string): FontFace | null {
  const data = readFileSync(file)
  const opened = openFont(data, collectionName)
  if (opened === null) return null
  const { font, inCollection } = opened
  const covered = new Map<number, boolean>()
  const widths = new Map<string, number>()
  const em = font.unitsPerEm

  function has(codePoint: number): boolean {
    let known = covered.get(codePoint)
    if (known === undefined) {
      known = font.hasGlyphForCodePoint(codePoint)
      covered.set(codePoint, known)
    }
    return known
  }

  function width(text: string): number {
    let known = widths.get(text)
    if (known === undefined) {
      if (widths.size > WIDTHS_REMEMBERED) widths.clear()
      known = font.layout(text).advanceWidth / em
      widths.set(text, known)
    }
    return known
  }

  function glyphs(text: string): readonly PlacedGlyph[] {
    const run = font.layout(text)
    let pen = 0
    return run.glyphs.map((glyph, index) => {
      const position = run.positions[index]
      const placed = { id: glyph.id, x: (pen + (position?.xOffset ?? 0)) / em, y: (position?.yOffset ?? 0) / em, path: glyph.path, unitsPerEm: em }
      pen += position?.xAdvance ?? glyph.advanceWidth
      return placed
    })
  }

  return { name, file, bundled, collectionName: inCollection ? font.postscriptName : null, data, ascent: IDEOGRAPHIC_ASCENT, has, width, glyphs }
}

const WIDTHS_REMEMBERED = 50_000

function openFont(data: Buffer, collectionName: string | undefined): { font: Font; inCollection: boolean } | null {
  try {
    const opened: Font | FontCollection = create(data)
    if (!('fonts' in opened)) return { font: opened, inCollection: false }
    const font = opened.fonts.find(({ postscriptName }) => postscriptName === collectionName) ?? opened.fonts[0]
    return font === undefined ? null : { font, inCollection: true }
  } catch {
    return null
  }
}
