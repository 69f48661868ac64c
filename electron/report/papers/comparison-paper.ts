/**
 * The printed comparison of two versions of a legal layer: did the area shrink, did its nature change (R05), where, by how much, by category
 * and 属地, each larger piece on a map of its own.
 */
import { kinds } from '../../../shared/domain/kinds'
import type { AreaBalance } from '../../../shared/domain/version-comparison'
import { checkMessages } from '../../../shared/messages/check'
import { comparisonPaperMessages as messages } from '../../../shared/messages/comparison-paper'
import { checkPaperMessages } from '../../../shared/messages/check-paper'
import { type Message, type MessageParams, translate } from '../../../shared/messages/translate'
import type { Block, Cell, Document } from '../document/document'
import { pageSetup } from '../document/page-setup'
import { briefingStyle } from '../document/style'
import type { ComparisonPaper } from './comparison-paper-input'
import { categoryOfPiece, categoryTitle, hectares, methodLines, verdictSentences } from './comparison-words'

const MOST_ROWS = 500
const MOST_MAPS = 40
const OVERVIEW_HEIGHT = 118
/** Two to a page. */
const PIECE_HEIGHT = 104

export function comparisonPaper(paper: ComparisonPaper): Document {
  const { language, comparison, maker, madeOn, demonstration } = paper
  const title = translate(messages.title, language, { layer: kinds[comparison.layer].title[language] })
  const page = pageSetup('A4', 'portrait')
  return {
    title,
    author: maker,
    subject: `${comparison.from} – ${comparison.to}`,
    date: new Date(`${madeOn}T00:00:00Z`),
    language,
    style: briefingStyle,
    marks: { stamp: translate(messages.internal, language), ...(demonstration ? { demonstration: translate(messages.demonstration, language) } : {}) },
    header: `${title} · ${comparison.from} – ${comparison.to}`,
    sections: [
      { type: 'flow', page, blocks: async () => [...firstPage(paper, title), ...balanceBlocks(paper), ...pieceBlocks(paper)] },
      { type: 'flow', page, blocks: async () => [...mapBlocks(paper), ...methodBlocks(paper)] },
    ],
  }
}

const sayIn = ({ language }: ComparisonPaper) => (message: Message, params?: MessageParams) => translate(message, language, params)

function firstPage(paper: ComparisonPaper, title: string): Block[] {
  const { language, comparison, maps, workspaceTitle, madeOn, maker } = paper
  const say = sayIn(paper)
  const { from, to, total, approval } = comparison
  const figure = (label: Message, squareMeters: number) => ({ label: say(label), value: hectares(squareMeters, language, 2), unit: say(messages.hectares) })
  const amounts = { out: hectares(total.outSquareMeters, language), in: hectares(total.inSquareMeters, language), net: hectares(total.netSquareMeters, language) }
  const fact = (label: Message, value: string): Cell[] => [{ text: say(label), bold: true }, { text: value }]
  return [
    { type: 'paragraph', style: 'title', text: title },
    { type: 'paragraph', style: 'subtitle', text: say(messages.subtitle, { from, to }) },
    { type: 'paragraph', style: 'body', text: say(messages.conclusion, { from, to, ...amounts, verdict: verdictSentences(comparison, language).join(language === 'zh' ? '' : ' ') }) },
    {
      type: 'keyFigures',
      perRow: 5,
      figures: [
        figure(messages.before, total.beforeSquareMeters),
        figure(messages.out, total.outSquareMeters),
        figure(messages.in, total.inSquareMeters),
        figure(messages.net, total.netSquareMeters),
        figure(messages.after, total.afterSquareMeters),
      ],
    },
    ...(maps.overview === null ? [] : [{ type: 'frame' as const, height: OVERVIEW_HEIGHT, paint: maps.overview, description: say(messages.overview), caption: say(messages.overview) }]),
    {
      type: 'table',
      caption: say(messages.facts),
      columns: [{ share: 2 }, { share: 5 }, { share: 2 }, { share: 4 }],
      head: [],
      rows: [
        [...fact(messages.layer, kinds[comparison.layer].title[language]), ...fact(messages.workspace, workspaceTitle)],
        [...fact(messages.earlier, say(messages.versionFacts, { date: from, features: comparison.beforeFeatures })), ...fact(messages.later, say(messages.versionFacts, { date: to, features: comparison.afterFeatures }))],
        [...fact(messages.approval, approval ?? say(messages.notStated)), ...fact(messages.madeOn, madeOn)],
        [...fact(messages.maker, maker), { text: '' }, { text: '' }],
      ],
    },
  ]
}

function balanceBlocks(paper: ComparisonPaper): Block[] {
  const { language, comparison } = paper
  const say = sayIn(paper)
  const categories = comparison.byCategory.map((row) => ({ ...row, title: categoryTitle(comparison, row.category, language) }))
  const districts = comparison.byDistrict.map((row) => ({ ...row, title: row.district ?? say(messages.notStated) }))
  return [
    { type: 'heading', level: 1, text: say(messages.byCategory) },
    balanceTable(paper, messages.category, categories),
    { type: 'heading', level: 1, text: say(messages.byDistrict) },
    balanceTable(paper, messages.district, districts),
  ]
}

function balanceTable(paper: ComparisonPaper, head: Message, rows: readonly (AreaBalance & { readonly title: string })[]): Block {
  const { language, comparison } = paper
  const say = sayIn(paper)
  const columns = [messages.before, messages.out, messages.in, messages.after, messages.net]
  const row = ({ title, beforeSquareMeters, outSquareMeters, inSquareMeters, afterSquareMeters, netSquareMeters }: AreaBalance & { readonly title: string }, bold: boolean): Cell[] => [
    { text: title, bold },
    ...[beforeSquareMeters, outSquareMeters, inSquareMeters, afterSquareMeters].map((area) => ({ text: hectares(area, language), bold })),
    { text: [{ text: hectares(netSquareMeters, language), bold, ...(netSquareMeters < 0 ? { colour: LOSS_COLOUR } : {}) }] },
  ]
  return {
    type: 'table',
    columns: [{ share: 5 }, ...columns.map(() => ({ share: 3, align: 'right' as const }))],
    head: [[{ text: say(head) }, ...columns.map((column) => ({ text: say(messages.withUnit, { title: say(column) }) }))]],
    rows: [...rows.map((one) => row(one, false)), row({ ...comparison.total, title: say(messages.total) }, true)],
  }
}

const LOSS_COLOUR = '#b3123b'

function pieceBlocks(paper: ComparisonPaper): Block[] {
  const { language, comparison } = paper
  const { pieces } = comparison
  const say = sayIn(paper)
  const heading: Block = { type: 'heading', level: 1, text: say(messages.pieces) }
  if (pieces.length === 0) return [heading, { type: 'paragraph', text: say(messages.noPieces) }]
  const head = [messages.number, messages.change, messages.name, messages.category, messages.district]
  return [
    heading,
    {
      type: 'table',
      columns: [{ share: 1.4, align: 'right' }, { share: 2.4 }, { share: 5 }, { share: 5 }, { share: 3 }, { share: 3, align: 'right' }],
      head: [[...head.map((title) => ({ text: say(title) })), { text: say(messages.withUnit, { title: say(messages.area) }) }]],
      rows: pieces.slice(0, MOST_ROWS).map((piece, index) => [
        { text: String(index + 1) },
        { text: say(checkMessages[`change_${piece.change}`]) },
        { text: piece.name ?? piece.feature },
        { text: categoryOfPiece(comparison, piece, language) },
        { text: piece.district ?? say(messages.notStated) },
        { text: hectares(piece.squareMeters, language) },
      ]),
    },
    ...(pieces.length > MOST_ROWS ? [{ type: 'paragraph' as const, style: 'note' as const, text: say(messages.morePieces, { count: pieces.length - MOST_ROWS }) }] : []),
  ]
}

/** The largest pieces, each on a map of its own. */
function mapBlocks(paper: ComparisonPaper): Block[] {
  const { language, comparison, maps } = paper
  const { pieces } = comparison
  const say = sayIn(paper)
  const drawn = pieces.slice(0, MOST_MAPS).flatMap((piece, index): Block[] => {
    const paint = maps.piece(index)
    if (paint === null) return []
    const caption = say(messages.pieceCaption, {
      number: index + 1,
      change: say(checkMessages[`change_${piece.change}`]),
      name: piece.name ?? piece.feature,
      category: categoryOfPiece(comparison, piece, language),
      district: piece.district ?? say(messages.notStated),
      area: `${hectares(piece.squareMeters, language)} ${say(messages.hectares)}`,
    })
    return [{ type: 'frame', height: PIECE_HEIGHT, paint, caption, description: caption }]
  })
  if (drawn.length === 0) return []
  const left = pieces.length - drawn.length
  return [
    { type: 'heading', level: 1, text: say(messages.pieceMaps) },
    ...drawn,
    ...(left > 0 ? [{ type: 'paragraph' as const, style: 'note' as const, text: say(messages.moreMaps, { count: left }) }] : []),
  ]
}

function methodBlocks(paper: ComparisonPaper): Block[] {
  const { language, comparison, log } = paper
  const say = sayIn(paper)
  return [
    { type: 'heading', level: 1, text: say(messages.method) },
    { type: 'list', items: [say(messages.functionByPerson), ...methodLines(comparison, language)] },
    { type: 'heading', level: 2, text: say(messages.fingerprint) },
    { type: 'paragraph', style: 'small', text: comparison.fingerprint },
    { type: 'paragraph', style: 'small', text: translate(checkPaperMessages.logHead, language, { entries: log.entries, hash: log.hash }) },
  ]
}
