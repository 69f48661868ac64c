/** Briefings as they travel: templates by name, live figures with the rows behind them, the answer of an export. */
import type { Message } from '../messages/translate'

/** A cell of the rows behind a figure; `chip` is the background of a class, `#RRGGBB`. */
export type FigureCell = { readonly text: string; readonly chip?: string; readonly bold?: boolean }
export type FigureColumn = { readonly key: string; readonly title: string; readonly align: 'left' | 'center' | 'right' }
export type FigureRows = { readonly columns: readonly FigureColumn[]; readonly rows: readonly Readonly<Record<string, FigureCell>>[] }

/** A live figure: the answer of a stored query. */
export type Figure = {
  /** The query with its parameters, the same in every edition. */
  readonly id: string
  /** Null where there is nothing to count or compute. */
  readonly value: number | string | null
  /** As it prints. */
  readonly text: string
  readonly rows: FigureRows | null
  /** As it printed in the edition before, where that differs. */
  readonly before: string | null
}

/** A stored query: the name of a figure and its parameters. */
export type FigureQuery = { readonly query: string; readonly [parameter: string]: string | number | boolean }

export const briefingSeries = ['section', 'district', 'task', 'parcel', 'bay'] as const
export type BriefingSeries = (typeof briefingSeries)[number]
export const briefingPapers = ['A4', 'A3', '16:9'] as const
export type BriefingPaper = (typeof briefingPapers)[number]
export const briefingAudiences = ['internal', 'public'] as const
export type BriefingAudience = (typeof briefingAudiences)[number]

/** Faces by their part in a Chinese document, as a template may choose them. */
export const briefingFaces = ['sans', 'song', 'fangsong', 'kai', 'hei', 'xiaobiaosong'] as const
export type BriefingFace = (typeof briefingFaces)[number]

/** What a template may set in a face of its own: titles, headings, running text, tables with captions. */
export const briefingTextKinds = ['title', 'heading', 'body', 'table'] as const
export type BriefingTextKind = (typeof briefingTextKinds)[number]

/** Points that running text may be set in. */
export const BODY_POINTS = { least: 8, most: 18 } as const

/** What the bureau has told about itself for its papers. */
export type Bureau = {
  /** 发文机关, e.g. 南通市生态环境局. */
  readonly name: string
  /** 机关代字 of its numbers, e.g. 通环. */
  readonly numberPrefix: string
  /** A PNG or JPEG as `data:` address; null for none. */
  readonly logo: string | null
}

export type TemplateSummary = {
  readonly id: string
  readonly title: Message
  readonly summary: Message
  readonly paper: BriefingPaper
  readonly orientation: 'portrait' | 'landscape'
  readonly series: readonly BriefingSeries[]
  /** Whom it may be made for. */
  readonly audiences: readonly BriefingAudience[]
  /** Made or changed by the bureau. */
  readonly own: boolean
  /** The bureau's own in place of a shipped one of the same id. */
  readonly replaces: boolean
}

/** What an export answers. */
export type BriefingResult = {
  readonly file: string
  readonly bytes: number
  readonly pages: number
  /** Faces that the document was set in. */
  readonly fonts: readonly string[]
  /** Faces that it asks for and this computer lacks, each with what stood in. */
  readonly substituted: readonly string[]
}
