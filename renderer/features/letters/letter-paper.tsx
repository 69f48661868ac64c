/** A filled letter as its paper reads: who writes, heading, to whom, paragraphs, tables, signature. */
import type { LetterContent } from '../../../shared/domain/letter'
import { letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { useT } from '../../i18n'

export function LetterPaper({ content }: { readonly content: LetterContent }) {
  const t = useT()
  const { issuer, number, heading, recipient, facts, paragraphs, tables, attachments, date } = content
  return (
    <article className="letter-paper" lang="zh" aria-label={t(messages.preview)}>
      <p className="letter-issuer">{issuer}</p>
      <p className="letter-number">{number ?? t(messages.numberLater)}</p>
      <h4>{heading}</h4>
      {recipient !== null && <p>{recipient}：</p>}
      {facts.length > 0 && (
        <table>
          <tbody>
            {facts.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="letter-paragraph">
          {paragraph}
        </p>
      ))}
      {tables.map((table) => (
        <PaperTable key={table.caption} table={table} />
      ))}
      {attachments.map((attachment) => (
        <p key={attachment} className="letter-paragraph">
          {attachment}
        </p>
      ))}
      <p className="letter-signed">{issuer}</p>
      <p className="letter-signed">{dateOnPaper(date)}</p>
    </article>
  )
}

/** `2023年10月31日`, as GB/T 9704 has it: Arabic numerals, no leading zeros. */
function dateOnPaper(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

function PaperTable({ table: { caption, headings, rows } }: { readonly table: LetterContent['tables'][number] }) {
  return (
    <div className="letter-table">
      <table>
        <caption>
          {caption} ({rows.length})
        </caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // Rows of a paper have no name of their own, and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={headings[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
