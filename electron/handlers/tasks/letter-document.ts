/** A filled letter as a document: 公文 or 信函 after GB/T 9704-2012, or a form with boxes. */
import type { LetterContent } from '../../../shared/domain/letter'
import { letterMessages } from '../../../shared/messages/letters'
import { translate } from '../../../shared/messages/translate'
import { officialDate } from '../../engine/letters/fill-letter'
import type { Block, Document } from '../../report/document/document'
import { officialPage } from '../../report/document/page-setup'
import { officialStyle } from '../../report/document/style'

/** A letter that has none yet has room for it. */
const NO_NUMBER = '〔    〕  号'
const FACT_COLUMNS = [{ share: 1, align: 'center' }, { share: 4, align: 'left' }] as const

export function letterDocument(letter: LetterContent): Document {
  return {
    title: letter.heading,
    author: letter.issuer,
    // A letter carries the log in the file's properties: on the paper it would stand alone on a second page.
    subject: `${letter.name}${letter.number ?? ''}　${logText(letter)}`,
    date: new Date(`${letter.date}T00:00:00Z`),
    language: 'zh',
    style: officialStyle,
    marks: letter.demonstration ? { demonstration: letterMessages.demonstration.zh } : {},
    sections: [{ type: 'flow', page: officialPage, blocks: async () => blocksOf(letter) }],
  }
}

function blocksOf(letter: LetterContent): readonly Block[] {
  const { form, issuer, heading, recipient, paragraphs, attachments, date } = letter
  const signature: Block = { type: 'signature', issuer, date: officialDate(date) }
  const logLine: Block = { type: 'paragraph', style: 'note', text: logText(letter) }
  // A signature does not stand alone on a page: the last paragraph goes with it.
  const last = letter.tables.length === 0 ? paragraphs.length - 1 : -1
  const body: Block[] = paragraphs.map((text, index) => ({ type: 'paragraph', text, keepWithNext: index === last }))
  const number = letter.number ?? NO_NUMBER
  if (form === 'form') {
    return [
      { type: 'paragraph', style: 'title', text: heading },
      { type: 'paragraph', style: 'plain', align: 'right', text: number },
      ...(recipient === null ? [] : [{ type: 'paragraph', style: 'recipient', text: `${recipient}：` } as const]),
      ...(letter.facts.length === 0 ? [] : [factTable(letter)]),
      ...body,
      ...letter.tables.map(toTable),
      signature,
      logLine,
    ]
  }
  return [
    { type: 'officialHead', form, issuer, documentNumber: number },
    { type: 'paragraph', style: 'title', text: heading },
    { type: 'space', height: officialStyle.grid ?? 0 },
    ...(recipient === null ? [] : [{ type: 'paragraph', style: 'recipient', text: `${recipient}：` } as const]),
    ...body,
    ...letter.tables.map(toTable),
    ...(attachments.length === 0 ? [] : [{ type: 'attachments', names: attachments } as const]),
    signature,
    ...(form === 'document' ? [logLine, { type: 'colophon', issuer, issuedOn: officialDate(date) } as const] : []),
  ]
}

function logText({ log }: LetterContent): string {
  return translate(letterMessages.log, 'zh', { entries: log.entries, hash: log.hash })
}

function factTable({ facts }: LetterContent): Block {
  return { type: 'table', columns: FACT_COLUMNS, head: [], rows: facts.map(({ label, text }) => [{ text: label, bold: true }, { text }]) }
}

function toTable({ caption, headings, rows }: LetterContent['tables'][number]): Block {
  return { type: 'table', caption, columns: headings.map(() => ({})), head: [headings.map((text) => ({ text }))], rows: rows.map((row) => row.map((text) => ({ text }))) }
}
