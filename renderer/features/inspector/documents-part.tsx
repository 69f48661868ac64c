/** Documents of a feature or task, with the first lines of texts. */
import { FileText } from 'lucide-react'
import type { DocumentSummary } from '../../../shared/domain/task'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { useLanguage, useT } from '../../i18n'
import { CardPart } from './card-part'

const BYTES_PER_KILOBYTE = 1024

/** Nothing at all without documents. */
export function DocumentsPart({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const t = useT()
  const language = useLanguage()
  if (documents.length === 0) return null
  const size = (bytes: number) =>
    t(inspectorMessages.kilobytes, { value: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / BYTES_PER_KILOBYTE) })
  return (
    <CardPart title={`${t(inspectorMessages.documents)} ${documents.length}`}>
      <ul className="card-list">
        {documents.map((document) => (
          <li key={document.id} className="document">
            <FileText size={14} aria-hidden />
            <span className="ellipsis" title={document.name}>
              {document.name}
            </span>
            <span className="quiet">{[document.takenAt?.slice(0, 10), size(document.byteLength)].filter((text) => text !== undefined).join(' · ')}</span>
            {document.text !== null && <p className="document-text">{document.text}</p>}
          </li>
        ))}
      </ul>
    </CardPart>
  )
}
