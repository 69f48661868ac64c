/**
 * End tags that HTML lets writers leave away: a cell ends where the next cell or row begins, a row where the next row or the table's end does.
 *
 * Source: HTML Living Standard, 13.1.2.4 (optional tags). The spreadsheet library only knows tables that are written out in full.
 */
const TAGS = /<!--[\s\S]*?-->|<(\/?)(table|thead|tbody|tfoot|tr|td|th)\b[^>]*>/gi

/** What is open in one table. */
type OpenTable = { cell: string | null; row: boolean }

/** @returns the same page with every cell and row of its tables closed */
export function closeCells(html: string): string {
  const tables: OpenTable[] = []
  return html.replaceAll(TAGS, (tag: string, slash: string | undefined, written: string | undefined) => {
    if (written === undefined) return tag
    const name = written.toLowerCase()
    const isEnd = slash === '/'
    if (name === 'table' && !isEnd) {
      tables.push({ cell: null, row: false })
      return tag
    }
    const open = tables.at(-1)
    if (open === undefined) return tag
    if (name === 'td' || name === 'th') {
      if (isEnd) {
        const isOpen = open.cell !== null
        open.cell = null
        return isOpen ? tag : ''
      }
      const before = endOfCell(open) + (open.row ? '' : '<tr>')
      open.cell = name
      open.row = true
      return before + tag
    }
    const before = endOfCell(open) + (name === 'tr' && isEnd ? '' : endOfRow(open))
    if (name === 'tr') {
      if (isEnd && !open.row) return before
      open.row = !isEnd
    }
    if (name === 'table') tables.pop()
    return before + tag
  })
}

function endOfCell(open: OpenTable): string {
  const { cell } = open
  open.cell = null
  return cell === null ? '' : `</${cell}>`
}

function endOfRow(open: OpenTable): string {
  const { row } = open
  open.row = false
  return row ? '</tr>' : ''
}
