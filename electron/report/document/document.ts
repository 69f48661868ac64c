/**
 * A document as data: what is said, in order, without regard to where it stands. Layout makes pages of it (PDF, PNG, preview); `docx/`
 * makes Word of the very same blocks. Lengths are millimetres.
 */
import type { FontRole, SceneItem } from '../scene/scene'
import type { DocumentStyle, StyleName } from './style'

/** A heading or sheet with its page. */
export type ContentsEntry = { readonly title: string; readonly level: number; readonly page: number }

/** A stretch of text with one look. */
export type Run = {
  readonly text: string
  readonly bold?: boolean
  /** Face instead of the style's. */
  readonly font?: FontRole
  readonly colour?: string
  /** Id of the live figure that this text is: a click in the preview asks for its rows. */
  readonly figure?: string
  /** Background of a chip, e.g. a water class's colour; always with the text on it. */
  readonly chip?: string
  /** Differs from the edition before: underlined in the mark's colour. */
  readonly changed?: boolean
}

export type Text = string | readonly (string | Run)[]

export type Align = 'left' | 'center' | 'right' | 'justify'

export type Heading = {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4
  readonly text: Text
  /** Numbered by the style's scheme; false for one without number. */
  readonly numbered?: boolean
}

export type Paragraph = {
  readonly type: 'paragraph'
  readonly text: Text
  readonly style?: StyleName
  readonly align?: Align
  readonly keepWithNext?: boolean
}

export type List = { readonly type: 'list'; readonly items: readonly Text[]; readonly ordered?: boolean }

export type Cell = {
  readonly text: Text
  readonly align?: Align
  readonly bold?: boolean
  readonly fill?: string
  /** Columns and rows that it covers, 1 where left out; covered places are left out of their rows. */
  readonly columnSpan?: number
  readonly rowSpan?: number
}

export type Column = {
  /** Share of the width beside those of the other columns; found from the contents where left out. */
  readonly share?: number
  readonly align?: Align
}

export type Table = {
  readonly type: 'table'
  readonly columns: readonly Column[]
  /** Repeated on every page that the table reaches. */
  readonly head: readonly (readonly Cell[])[]
  readonly rows: readonly (readonly Cell[])[]
  /** Above the table. */
  readonly caption?: Text
  /** Rows that were left out on purpose, told below it. */
  readonly omitted?: number
}

export type KeyFigure = { readonly label: string; readonly value: Text; readonly unit?: string; readonly note?: Text; readonly figure?: string }

/** Figures side by side, large. */
export type KeyFigures = { readonly type: 'keyFigures'; readonly figures: readonly KeyFigure[]; readonly perRow?: number }

/** Something painted for the size that it gets: a map, a chart. */
export type Frame = {
  readonly type: 'frame'
  /** Millimetres; a share of the width; or whatever is left of a sheet's cell (in running text 0.62 of the width). */
  readonly height: number | { readonly ofWidth: number } | 'rest'
  /** `contents`: headings and sheets with their pages, for what refers to them. */
  readonly paint: (width: number, height: number, contents: readonly ContentsEntry[]) => Promise<readonly SceneItem[]>
  /** Below the frame. */
  readonly caption?: Text
  /** What it shows, in words, for Word's alternative text. */
  readonly description: string
}

/** A photo or drawing. */
export type Picture = {
  readonly type: 'picture'
  /** PNG or JPEG; a JPEG's EXIF orientation is obeyed. */
  readonly data: Uint8Array
  readonly caption?: Text
  readonly description: string
  /** Widest and highest on paper. */
  readonly width?: number
  readonly height?: number
}

/** Head of an official document (GB/T 9704-2012, 7.2) or, as `letter`, of a letter (10.1). */
export type OfficialHead = {
  readonly type: 'officialHead'
  readonly form: 'document' | 'letter'
  /** 发文机关标志, red. */
  readonly issuer: string
  /** 发文字号, e.g. 通环发〔2026〕5号. */
  readonly documentNumber: string
  readonly classification?: string
  readonly urgency?: string
}

/** 附件说明, 发文机关署名 and 成文日期, 版记 (GB/T 9704-2012, 7.3.4, 7.3.5, 7.4). */
export type Attachments = { readonly type: 'attachments'; readonly names: readonly string[] }
export type Signature = { readonly type: 'signature'; readonly issuer: string; readonly date: string }
export type Colophon = { readonly type: 'colophon'; readonly copyTo?: string; readonly issuer: string; readonly issuedOn: string }

export type Space = { readonly type: 'space'; readonly height: number }
export type PageBreak = { readonly type: 'pageBreak' }
/** Headings with their pages. */
export type Contents = { readonly type: 'contents'; readonly title: string; readonly levels?: number }

export type Block =
  | Heading | Paragraph | List | Table | KeyFigures | Frame | Picture | OfficialHead | Attachments | Signature | Colophon | Space | PageBreak | Contents

export type PageSetup = {
  readonly width: number
  readonly height: number
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}

/** A stretch of running text over as many pages as it takes. */
export type FlowSection = {
  readonly type: 'flow'
  readonly page: PageSetup
  /** Asked for once a pass: the document's data are not all in memory at once. */
  readonly blocks: () => Promise<readonly Block[]>
  /** Centred vertically, without running head and page number. */
  readonly cover?: boolean
}

/** One sheet with named places, as map briefings have: exactly one page. */
export type SheetSection = {
  readonly type: 'sheet'
  readonly page: PageSetup
  /** For contents and outline. */
  readonly title: string
  readonly subtitle?: string
  readonly level: 1 | 2
  readonly places: () => Promise<readonly SheetPlace[]>
}

/** A place on a sheet, in cells of a grid over the room below the title. */
export type SheetPlace = {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
  readonly title?: string
  readonly blocks: readonly Block[]
}

/** Cells across and down a sheet. */
export const SHEET_GRID = 12

export type Section = FlowSection | SheetSection

/** What stands on every page whatever it says. */
export type PageMarks = {
  /** The bureau's logo, PNG or JPEG, in the running head. */
  readonly logo?: Uint8Array
  /** 密级, as typed by the bureau. */
  readonly classification?: string
  /** e.g. 内部使用. */
  readonly stamp?: string
  /** 审图号, as typed. */
  readonly mapApproval?: string
  /** Says that the data are invented. */
  readonly demonstration?: string
}

export type Document = {
  readonly title: string
  readonly author: string
  readonly subject?: string
  readonly date: Date
  readonly language: 'zh' | 'en'
  readonly style: DocumentStyle
  readonly marks: PageMarks
  /** Running head and foot; page numbers are added by the style. */
  readonly header?: string
  readonly footer?: string
  readonly sections: readonly Section[]
}

/** A text's runs. */
export function runsOf(text: Text): readonly Run[] {
  return typeof text === 'string' ? [{ text }] : text.map((run) => (typeof run === 'string' ? { text: run } : run))
}

export function plainText(text: Text): string {
  return runsOf(text).map((run) => run.text).join('')
}

/** GB/T 9704-2012, 7.5: the page number's dash stands so far below the printed area. */
export const OFFICIAL_FOOT = 7
