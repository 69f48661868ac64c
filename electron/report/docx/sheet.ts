/**
 * A sheet in Word: its places in a table without lines, so that the page looks as it prints and every text in it can be edited.
 *
 * Rows are at least as high as their places: what a person adds makes the page longer, nothing is cut off.
 */
import { BorderStyle, HeightRule, Paragraph, Table as WordTable, TableCell, TableLayoutType, TableRow, VerticalMergeType, WidthType } from 'docx'
import { SHEET_GRID, type SheetPlace, type SheetSection } from '../document/document'
import type { DocumentStyle, StyleName, TextStyle } from '../document/style'
import { fitPlace, heightOf, SHEET_GAP, typeScale } from '../layout/sheet'
import { type WordBlock, wordBlocks, type WordContext, wordParagraph } from './blocks'
import { twips } from './text'

/** Below the table: the paragraph that Word wants after it, and what its fonts are higher than ours. */
const SLACK_MILLIMETRES = 9
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

export async function wordSheet(sheet: SheetSection, given: WordContext): Promise<readonly WordBlock[]> {
  const context = { ...given, style: scaled(given.style, typeScale(sheet.page)) }
  const { sheetTitle, subtitle } = context.style.text
  const heading = await wordBlocks({ type: 'heading', level: sheet.level, text: sheet.title, numbered: false }, context)
  const under = sheet.subtitle === undefined ? [] : [wordParagraph(sheet.subtitle, 'subtitle', context, 'left')]
  const head = sheetTitle.leading + sheetTitle.before + subtitle.leading + subtitle.after + SLACK_MILLIMETRES
  const cell = { width: context.width / SHEET_GRID, height: (context.pageHeight - head) / SHEET_GRID }
  return [...heading, ...under, await placesTable(await sheet.places(), cell, context), new Paragraph({ spacing: { line: 20, lineRule: 'exact' as const } })]
}

type CellSize = { readonly width: number; readonly height: number }

/** Grid lines are where places begin and end. */
async function placesTable(places: readonly SheetPlace[], cell: CellSize, context: WordContext): Promise<WordTable> {
  const across = edgesOf(places.flatMap(({ column, columns }) => [column, column + columns]))
  const down = edgesOf(places.flatMap(({ row, rows }) => [row, row + rows]))
  const widths = stepsOf(across).map((columns) => twips(columns * cell.width))
  const rows: TableRow[] = []
  for (const [band, height] of stepsOf(down).entries()) {
    const cells: TableCell[] = []
    for (let column = 0; column < widths.length; ) {
      const place = places.find((one) => one.column <= (across[column] ?? 0) && (across[column] ?? 0) < one.column + one.columns && one.row <= (down[band] ?? 0) && (down[band] ?? 0) < one.row + one.rows)
      const span = place === undefined ? 1 : across.indexOf(place.column + place.columns) - column
      const begins = place?.row === down[band]
      const reaches = place !== undefined && place.row + place.rows > (down[band + 1] ?? 0)
      cells.push(
        new TableCell({
          width: { size: widths.slice(column, column + span).reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
          margins: { top: 0, bottom: 0, left: 0, right: twips(SHEET_GAP) },
          ...(span > 1 ? { columnSpan: span } : {}),
          ...(place === undefined || (begins && !reaches) ? {} : { verticalMerge: begins ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
          children: place !== undefined && begins ? await placeBlocks(place, cell, context) : [new Paragraph({ spacing: { line: 20, lineRule: 'exact' as const } })],
        }),
      )
      column += span
    }
    rows.push(new TableRow({ cantSplit: true, height: { value: twips(height * cell.height), rule: HeightRule.ATLEAST }, children: cells }))
  }
  return new WordTable({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows,
  })
}

async function placeBlocks(given: SheetPlace, cell: CellSize, context: WordContext): Promise<(Paragraph | WordTable)[]> {
  const box = { width: given.columns * cell.width - SHEET_GAP, height: given.rows * cell.height - SHEET_GAP }
  const place = withoutOverflow(given, box, context)
  const { scale, restHeight } = fitPlace(place, box, { ...context, scale: 1, pageHeight: box.height })
  const own = { ...context, style: scaled(context.style, scale), width: box.width, pageHeight: box.height, restHeight }
  const children: WordBlock[] = place.title === undefined ? [] : [wordParagraph(place.title, 'placeTitle', context, undefined, true)]
  for (const block of place.blocks) children.push(...(await wordBlocks(block, own)))
  const kept = children.filter((child): child is Paragraph | WordTable => child instanceof Paragraph || child instanceof WordTable)
  // A cell ends with a paragraph.
  return kept.at(-1) instanceof Paragraph ? kept : [...kept, new Paragraph({ spacing: { line: 20, lineRule: 'exact' as const } })]
}

/** Rows that the printed sheet leaves out are left out here too, and counted: a member has one page. */
function withoutOverflow(place: SheetPlace, box: CellSize, context: WordContext): SheetPlace {
  const at = place.blocks.findLastIndex((block) => block.type === 'table')
  const table = place.blocks[at]
  if (table?.type !== 'table') return place
  for (let left = 0; left < table.rows.length; left++) {
    const cut = left === 0 ? table : { ...table, rows: table.rows.slice(0, -left), omitted: (table.omitted ?? 0) + left }
    const tried = { ...place, blocks: place.blocks.toSpliced(at, 1, cut) }
    if (heightOf(fitPlace(tried, box, { ...context, scale: 1, pageHeight: box.height }).pieces) <= box.height + 0.01) return tried
  }
  return place
}

const edgesOf = (places: readonly number[]) => [...new Set([0, SHEET_GRID, ...places])].toSorted((a, b) => a - b)
const stepsOf = (edges: readonly number[]) => edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0))

function scaled(style: DocumentStyle, factor: number): DocumentStyle {
  if (factor === 1) return style
  const text = Object.fromEntries(
    Object.entries(style.text).map(([name, one]): [string, TextStyle] => [name, { ...one, size: one.size * factor, leading: one.leading * factor, before: one.before * factor, after: one.after * factor }]),
  ) as Record<StyleName, TextStyle>
  return { ...style, text }
}
