/**
 * The fonts of a document: which file serves each role on this computer, how wide texts are, and the report of what was used.
 *
 * Letters that a role's face lacks (仿宋_GB2312 knows 6,763 characters) come from the bundled face, so nothing prints as a box.
 */
import { basename, join } from 'node:path'
import type { FontRole } from '../scene/scene'
import { type BundledFont, bundledFonts, roleFonts } from './font-candidates'
import { type FontFace, openFace } from './font-face'
import { listInstalledFonts } from './installed-fonts'

/** A stretch of a text that one face sets. */
export type FontRun = { readonly text: string; readonly face: FontFace }

/** `fonts`: names of what was used; `substituted`: `仿宋 → Noto Serif SC` for each face that the document asks for and the computer lacks. */
export type FontReport = { readonly fonts: readonly string[]; readonly substituted: readonly string[] }

export type FontSet = {
  /** The face that serves a role. */
  face(role: FontRole): FontFace
  /** A text cut where the face must change; usually one run. */
  runs(role: FontRole, text: string): readonly FontRun[]
  /**
   * Width of one line of text in millimetres.
   *
   * @param size height of the em in millimetres
   * @param spacing extra space after each letter in millimetres
   */
  measureText(role: FontRole, text: string, size: number, spacing?: number): number
  /** What these roles were set in. */
  report(roles: Iterable<FontRole>): FontReport
}

export type FontFolders = {
  /** Folder of the font packages that ship with the program. */
  readonly bundled: string
  /** Font folders of this computer; the system's own where left out, none for the same pages on every computer. */
  readonly installed?: readonly string[]
}

/** A Chinese letter that every wanted face must have. */
const PROBE = '国'.codePointAt(0) ?? 0
const WIDTHS_REMEMBERED = 50_000
const FALLBACK: Readonly<Record<BundledFont, BundledFont>> = { sans: 'serif', sansBold: 'serifBold', serif: 'sans', serifBold: 'sansBold' }

/** Find the fonts; files are opened when first asked for. */
export async function findFonts(folders: FontFolders): Promise<FontSet> {
  const installed = await listInstalledFonts(folders.installed)
  const bundledFaces = new Map<BundledFont, FontFace>()
  const roleFaces = new Map<FontRole, FontFace>()

  function bundledFace(id: BundledFont): FontFace {
    let face = bundledFaces.get(id)
    if (face === undefined) {
      const { name, file } = bundledFonts[id]
      const opened = openFace(join(folders.bundled, file), name, true)
      if (opened === null) throw new Error(`the bundled font ${file} cannot be read`)
      face = opened
      bundledFaces.set(id, face)
    }
    return face
  }

  function installedFace(role: FontRole): FontFace | null {
    for (const candidate of roleFonts[role].candidates) {
      for (const { file, families } of installed) {
        if (!candidate.file.test(basename(file)) && candidate.families?.some((name) => families.includes(name)) !== true) continue
        const opened = openFace(file, candidate.name, false, candidate.postscriptName)
        if (opened?.has(PROBE)) return opened
      }
    }
    return null
  }

  function faceOf(role: FontRole): FontFace {
    let found = roleFaces.get(role)
    if (found === undefined) {
      found = installedFace(role) ?? bundledFace(roleFonts[role].bundled)
      roleFaces.set(role, found)
    }
    return found
  }

  function faceFor(role: FontRole, codePoint: number): FontFace {
    const own = faceOf(role)
    if (own.has(codePoint)) return own
    const bundled = roleFonts[role].bundled
    return [bundled, FALLBACK[bundled]].map(bundledFace).find((other) => other.has(codePoint)) ?? own
  }

  function runs(role: FontRole, text: string): readonly FontRun[] {
    const found: { text: string; face: FontFace }[] = []
    for (const letter of text) {
      const wanted = faceFor(role, letter.codePointAt(0) ?? 0)
      const last = found.at(-1)
      if (last?.face === wanted) last.text += letter
      else found.push({ text: letter, face: wanted })
    }
    return found
  }

  const measured = new Map<string, number>()

  /** Width in ems. */
  function widthOf(role: FontRole, text: string): number {
    const key = `${role} ${text}`
    let width = measured.get(key)
    if (width === undefined) {
      width = 0
      for (const run of runs(role, text)) for (const piece of piecesOf(run.text)) width += run.face.width(piece)
      if (measured.size > WIDTHS_REMEMBERED) measured.clear()
      measured.set(key, width)
    }
    return width
  }

  return {
    face: faceOf,
    runs,
    measureText: (role, text, size, spacing = 0) => widthOf(role, text) * size + (spacing === 0 ? 0 : spacing * [...text].length),
    report(roles) {
      const used = [...new Set(roles)].sort()
      const substituted = used.flatMap((role) => {
        const { wanted } = roleFonts[role]
        return wanted !== null && faceOf(role).bundled ? [`${wanted} → ${faceOf(role).name}`] : []
      })
      return { fonts: [...new Set(used.map((role) => faceOf(role).name))].sort(), substituted }
    },
  }
}

/** Ideographs one by one, so that their widths are remembered; the rest by word, for kerning. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[\u2e80-\ufaff\uff00-\uffef]|[^\u2e80-\ufaff\uff00-\uffef ]+| +/gu) ?? []
}
