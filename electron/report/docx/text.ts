/** Texts and their styles in Word's terms. */
import { AlignmentType, type IParagraphStyleOptions, type IRunOptions, type IRunStylePropertiesOptions, LineRuleType, ShadingType, TextRun, UnderlineType } from 'docx'
import { type Align, type Run, runsOf, type Text } from '../document/document'
import type { DocumentStyle, TextStyle } from '../document/style'
import type { FontRole } from '../scene/scene'

/** Faces by the names under which Word and WPS know them; what is missing there is replaced by the program itself. */
const wordFonts: Readonly<Record<FontRole, string>> = {
  sans: '微软雅黑',
  sansBold: '微软雅黑',
  song: '宋体',
  songBold: '宋体',
  fangsong: '仿宋',
  kai: '楷体',
  hei: '黑体',
  xiaobiaosong: '方正小标宋简体',
}

/** Names that a Word file of some roles asks for; its reader's program has them or replaces them. */
export function wordFontNames(roles: Iterable<FontRole>): readonly string[] {
  return [...new Set([...roles].map((role) => wordFonts[role]))].sort()
}

const BOLD_ROLES: ReadonlySet<FontRole> = new Set<FontRole>(['sansBold', 'songBold'])

/** Twentieths of a point. */
export const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440)
/** Height of a line: never more than it is, or the last of 22 lines would stand on the next page. */
export const lineTwips = (millimetres: number) => Math.floor((millimetres / 25.4) * 1440)
/** Half points. */
const halfPoints = (millimetres: number) => Math.round((millimetres / 25.4) * 144)

/** @param spacing added after each letter, in millimetres */
export function fontProperties(role: FontRole, size: number, colour: string, spacing = 0): IRunStylePropertiesOptions {
  const font = wordFonts[role]
  return { font: { ascii: font, hAnsi: font, eastAsia: font, cs: font }, size: halfPoints(size), bold: BOLD_ROLES.has(role), color: colour.slice(1), ...(spacing === 0 ? {} : { characterSpacing: Math.floor((spacing / 25.4) * 1440) }) }
}

export const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH } as const

/** A paragraph's properties; `scale` shrinks nothing in Word, where a page flows. */
export function paragraphProperties(style: TextStyle, align?: Align, keepNext?: boolean) {
  return {
    alignment: alignments[align ?? style.align],
    spacing: { before: twips(style.before), after: twips(style.after), line: lineTwips(style.leading), lineRule: LineRuleType.EXACT },
    ...(style.indent === 0 || align === 'center' || align === 'right' ? {} : { indent: { firstLine: twips(style.indent * style.size), firstLineChars: style.indent * 100 } }),
    keepNext: keepNext ?? style.keepWithNext,
  }
}

/** Runs with line breaks where the text has them. */
export function textRuns(text: Text, style: TextStyle, document: DocumentStyle, bold = false): TextRun[] {
  return runsOf(text).flatMap((run) => run.text.split('\n').map((part, index) => new TextRun(runOptions({ ...run, text: part, ...(bold ? { bold } : {}) }, style, document, index > 0))))
}

function runOptions(run: Run, style: TextStyle, document: DocumentStyle, breaks: boolean): IRunOptions {
  const role = run.font ?? (run.bold === true ? style.boldFont : style.font)
  return {
    ...fontProperties(role, style.size, run.chip === undefined ? (run.colour ?? style.colour) : '#000000', style.spacing),
    text: run.chip === undefined ? run.text : `\u00a0${run.text}\u00a0`,
    ...(breaks ? { break: 1 } : {}),
    ...(run.chip === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: run.chip.slice(1) } }),
    ...(run.changed === true ? { underline: { type: UnderlineType.SINGLE, color: document.changed.slice(1) } } : {}),
  }
}

/** A named style: headings carry Word's own, so that navigation and contents work. */
export function namedStyle(id: string, name: string, style: TextStyle): IParagraphStyleOptions & { readonly id: string } {
  return { id, name, basedOn: 'Normal', next: 'Normal', quickFormat: true, run: fontProperties(style.font, style.size, style.colour, style.spacing), paragraph: paragraphProperties(style) }
}
