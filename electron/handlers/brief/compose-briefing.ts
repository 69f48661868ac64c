/** A template with the workspace's figures as a document. */
import type { BriefingAudience, BriefingPaper, BriefingSeries } from '../../../shared/domain/briefing'
import { AppError } from '../../../shared/errors'
import { briefMessages } from '../../../shared/messages/brief'
import { type Language, translate } from '../../../shared/messages/translate'
import type { JobContext } from '../../store/workspace-store'
import { type Block, type Document, type PageSetup, plainText, type Section, type SheetPlace, type SheetSection } from '../../report/document/document'
import { officialPage, pageSetup } from '../../report/document/page-setup'
import { briefingStyle, officialStyle } from '../../report/document/style'
import { withFonts } from '../../report/document/style-fonts'
import type { FontSet } from '../../report/fonts/font-set'
import { type Part, partBlocks } from '../../report/parts'
import { fillText, type PartContext } from '../../report/parts/part-context'
import type { SheetTemplate, Template } from '../../report/parts/template'
import { pictureOfAddress } from '../../report/scene/picture-address'
import { defaultDay } from '../tasks/moment'
import { reportSections } from '../water/section-status'
import { readMonths } from '../water/read-sections'
import { formatMonth } from '../../../shared/domain/water-quality/period'
import type { Session } from '../session'
import { createBriefingMaps } from './briefing-maps'
import { readBureau } from './bureau'
import { figuresBefore, type EditionFacts } from './editions'
import { createFigures, type Figures } from './figures'
import { readMemberPhotos } from './member-photos'
import { dayText, lastDayOf, periodText } from './period-text'
import { createBriefingData, type QueryContext } from './query-context'
import { coverAndContents, indexSheet } from './series-front'
import { readSeriesMembers, type SeriesMember } from './series-members'

export type BriefingInput = {
  readonly period?: string | undefined
  readonly series?: BriefingSeries | undefined
  readonly paper?: BriefingPaper | undefined
  readonly audience: BriefingAudience
  readonly language: Language
  /** 密级, as it shall print. */
  readonly classification?: string | undefined
  /** 审图号, as the bureau was given it. */
  readonly approval?: string | undefined
}

export type ComposedBriefing = {
  readonly document: Document
  readonly figures: Figures
  readonly edition: EditionFacts
  /** The context of a series' member, for asking one figure again. */
  readonly contextOf: (member: SeriesMember | null, withRows: boolean) => QueryContext
  readonly members: readonly SeriesMember[]
  close(): Promise<void>
}

/** @throws AppError 'brief.internalOnly', 'brief.noSeries', 'brief.nothingInSeries', 'water.badPeriod' */
export async function composeBriefing(session: Session, template: Template, input: BriefingInput, fonts: FontSet, job: Required<JobContext>): Promise<ComposedBriefing> {
  const workspace = session.workspace()
  const { language, audience } = input
  if (!template.audiences.includes(audience)) throw new AppError('brief.internalOnly', { template: template.title[language] })
  const info = await workspace.info()
  const today = await defaultDay(workspace)
  const { period, asOf } = await daysOf(session, input.period, today)
  const edition: EditionFacts = { template: template.id, title: template.title[language], period, asOf, series: input.series ?? null, audience }
  const members = await membersOf(session, template, input.series, asOf, language)
  const bureau = await readBureau(workspace)
  const figures = createFigures(await figuresBefore(workspace, edition))
  const scope = { language, period, asOf, audience }
  const data = createBriefingData(session, scope, job)
  const approval = input.approval === undefined || input.approval === '' ? null : input.approval
  const classification = input.classification === undefined || input.classification === '' ? null : input.classification
  const maps = createBriefingMaps(fonts, { maker: bureau.name, madeOn: today, approval, classification }, job.signal)
  const contextOf = (member: SeriesMember | null, withRows: boolean): QueryContext => ({ ...scope, session, member, data, withRows })
  const facts: Readonly<Record<string, string>> = {
    period: period === null ? briefMessages.none[language] : periodText(period, language),
    asOf: dayText(asOf, language),
    date: dayText(today, language),
    year: today.slice(0, 4),
    month: String(Number(today.slice(5, 7))),
    issuer: bureau.name,
    numberPrefix: bureau.numberPrefix,
    classification: classification ?? '',
    title: template.title[language],
  }

  function partContext(member: SeriesMember | null): PartContext {
    const context = contextOf(member, false)
    return {
      language,
      fonts,
      figure(name) {
        const query = template.figures[name]
        if (query === undefined) throw new AppError('brief.unknownQuery', { query: name })
        return figures.ask(query, context)
      },
      query: (query) => figures.ask(query, context),
      fact: (name) => (name === 'member' ? (member?.name ?? '') : (facts[name] ?? null)),
      paintMap: (request, width, height) => maps.paint(request, context, width, height),
      photos: (limit) => readMemberPhotos(session, member, { limit, language, asOf: scope.asOf }),
    }
  }

  const isOfficial = template.style === 'official'
  const page = isOfficial ? officialPage : pageSetup(input.paper ?? template.paper, template.orientation)
  const sheet = (content: SheetTemplate, member: SeriesMember | null): Promise<SheetSection> => sheetSection(content, member, page, partContext(member))
  const whole = partContext(null)
  const title = template.title[language]
  const seriesSheet = input.series === undefined ? undefined : template.series[input.series]
  const style = isOfficial ? officialStyle : withFonts(briefingStyle, template.fonts)
  const logo = bureau.logo === null || !template.logo ? null : pictureOfAddress(bureau.logo)
  const front = input.series === undefined ? null : { title, series: input.series, period: facts['period'] ?? '', issuer: bureau.name, date: facts['date'] ?? '', language, accent: style.accent, members }
  const sections: Section[] = [
    ...(front === null ? [] : [...coverAndContents(front, page), indexSheet(front, page, (width, height, wordOf) => maps.paintIndex(members, contextOf(null, false), width, height, wordOf))]),
    ...(template.parts.length === 0 ? [] : [{ type: 'flow' as const, page, blocks: () => blocksOf(template.parts, whole) }]),
  ]
  for (const content of template.sheets) sections.push(await sheet(content, null))
  if (seriesSheet !== undefined) for (const member of members) sections.push(await sheet(seriesSheet, member))
  const isDemonstration = info.sample !== null || info.layers.some(({ demonstration }) => demonstration)
  return {
    document: {
      title: `${title} ${facts['period']}`,
      author: bureau.name,
      subject: template.summary[language],
      date: new Date(`${today}T00:00:00Z`),
      language,
      style,
      marks: {
        ...(approval === null ? { stamp: briefMessages[audience === 'public' ? 'awaitsApproval' : 'internalUse'][language] } : { mapApproval: approval }),
        ...(classification === null ? {} : { classification }),
        ...(logo === null ? {} : { logo }),
        ...(isDemonstration ? { demonstration: briefMessages.demonstration[language] } : {}),
      },
      header: translate(briefMessages.header, language, { title, period: facts['period'] ?? '' }),
      footer: translate(briefMessages.footer, language, { issuer: bureau.name, date: facts['date'] ?? '' }),
      sections,
    },
    figures,
    edition,
    contextOf,
    members,
    close: () => maps.close(),
  }
}

/** Sections' period and the day of tasks: the period's last day, where one is asked for and has passed. */
async function daysOf(session: Session, asked: string | undefined, today: string): Promise<{ readonly period: string | null; readonly asOf: string }> {
  if (asked !== undefined) {
    const { lastMonth } = await reportSections(session, asked)
    const last = lastDayOf(lastMonth)
    return { period: asked, asOf: last < today ? last : today }
  }
  const newest = (await readMonths(session.workspace())).findLast((month) => formatMonth(month) <= today.slice(0, 7))
  return { period: newest === undefined ? null : formatMonth(newest), asOf: today }
}

async function membersOf(session: Session, template: Template, series: BriefingSeries | undefined, asOf: string, language: Language): Promise<readonly SeriesMember[]> {
  if (series === undefined) return []
  if (template.series[series] === undefined) throw new AppError('brief.noSeries', { template: template.title[language], series, known: Object.keys(template.series).join('、') || briefMessages.none[language] })
  const members = await readSeriesMembers(session, series, asOf)
  if (members.length === 0) throw new AppError('brief.nothingInSeries', { series })
  return members
}

async function blocksOf(parts: readonly Part[], context: PartContext): Promise<readonly Block[]> {
  const blocks: Block[] = []
  for (const part of parts) blocks.push(...(await partBlocks(part, context)))
  return blocks
}

async function sheetSection({ title, subtitle, places }: SheetTemplate, member: SeriesMember | null, page: PageSetup, context: PartContext): Promise<SheetSection> {
  return {
    type: 'sheet',
    page,
    title: plainText(await fillText(title, context)),
    ...(subtitle === undefined ? {} : { subtitle: plainText(await fillText(subtitle, context)) }),
    level: member === null ? 1 : 2,
    async places() {
      const filled = await Promise.all(
        places.map(async ({ parts, title: placeTitle, ...place }) => ({
          ...place,
          ...(placeTitle === undefined ? {} : { title: plainText(await fillText(placeTitle, context)) }),
          blocks: await blocksOf(parts, context),
        })),
      )
      return withoutEmpty(filled)
    },
  }
}

/** A place that has nothing to show leaves its room to the one on its left, or above it, where their edges meet whole. */
function withoutEmpty(places: readonly SheetPlace[]): readonly SheetPlace[] {
  let kept = places
  for (const empty of places.filter(({ blocks }) => blocks.length === 0)) {
    kept = kept.filter((place) => place !== empty)
    const heir =
      kept.find(({ row, rows, column, columns }) => row === empty.row && rows === empty.rows && column + columns === empty.column) ??
      kept.find(({ row, rows, column, columns }) => column === empty.column && columns === empty.columns && row + rows === empty.row)
    if (heir === undefined) continue
    const wider = heir.row === empty.row ? { ...heir, columns: heir.columns + empty.columns } : { ...heir, rows: heir.rows + empty.rows }
    kept = kept.map((place) => (place === heir ? wider : place))
  }
  return kept
}
