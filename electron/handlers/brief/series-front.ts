/** What stands before the pages of a series: cover, contents, and a map that says on which page each member is. */
import type { BriefingSeries } from '../../../shared/domain/briefing'
import { briefMessages } from '../../../shared/messages/brief'
import { type Language, translate } from '../../../shared/messages/translate'
import type { ContentsEntry, PageSetup, Section, SheetSection } from '../../report/document/document'
import type { SceneItem } from '../../report/scene/scene'
import type { SeriesMember } from './series-members'

type FrontFacts = {
  readonly title: string
  readonly series: BriefingSeries
  readonly period: string
  readonly issuer: string
  readonly date: string
  readonly language: Language
  readonly accent: string
  readonly members: readonly SeriesMember[]
}

/** Paints the members with a word each; null where that is not known. */
export type PaintIndex = (width: number, height: number, wordOf: (index: number) => string | null) => Promise<readonly SceneItem[]>

export function coverAndContents({ title, series, period, issuer, date, language, accent, members }: FrontFacts, page: PageSetup): Section[] {
  const what = briefMessages[`members_${series}`][language]
  return [
    {
      type: 'flow',
      cover: true,
      page,
      blocks: async () => [
        { type: 'paragraph', style: 'coverTitle', text: title },
        { type: 'frame', height: 1, description: title, paint: async (width) => [{ type: 'path', path: [['M', width / 2 - 30, 0.5], ['L', width / 2 + 30, 0.5]], stroke: { colour: accent, width: 0.8 } }] },
        { type: 'space', height: 8 },
        { type: 'paragraph', style: 'subtitle', text: period },
        { type: 'paragraph', style: 'subtitle', text: translate(briefMessages.membersOf, language, { what, count: members.length }) },
        { type: 'space', height: 40 },
        { type: 'paragraph', style: 'subtitle', text: issuer },
        { type: 'paragraph', style: 'subtitle', text: date },
      ],
    },
    { type: 'flow', page, blocks: async () => [{ type: 'contents', title: briefMessages.contents[language] }] },
  ]
}

/** Members' sheets are the last of the document, a page each: their pages are the contents' last entries. */
export function indexSheet({ language, members }: Pick<FrontFacts, 'language' | 'members'>, page: PageSetup, paintIndex: PaintIndex): SheetSection {
  const wordsOf = (contents: readonly ContentsEntry[]) => {
    const pages = contents.slice(-members.length)
    return (index: number) => pages[index]?.page.toString() ?? null
  }
  return {
    type: 'sheet',
    page,
    title: briefMessages.indexMap[language],
    subtitle: briefMessages.indexMapNote[language],
    level: 1,
    places: async () => [
      { column: 0, row: 0, columns: 12, rows: 12, blocks: [{ type: 'frame', height: 'rest', description: briefMessages.indexMap[language], paint: (width, height, contents) => paintIndex(width, height, wordsOf(contents)) }] },
    ],
  }
}
