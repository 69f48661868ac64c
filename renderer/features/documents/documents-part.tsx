/** Documents and photos of a task or feature: what is there, and adding more by dialog or by dropping them. */
import { Button } from 'antd'
import { Paperclip } from 'lucide-react'
import type { DocumentOwner } from '../../../shared/contract/document'
import type { DocumentSummary } from '../../../shared/domain/task'
import { documentMessages as messages } from '../../../shared/messages/documents'
import { taskMessages } from '../../../shared/messages/tasks'
import { system } from '../../api/clients'
import { useT } from '../../i18n'
import { usePendingDocuments, usePendingPaths } from '../../state/pending-documents'
import { useWorkspace } from '../../state/use-workspace'
import { CardPart } from '../inspector/card-part'
import { AddDocumentsForm } from './add-documents-form'
import { DocumentLine } from './document-line'
import './documents.css'

type Props = { readonly owner: DocumentOwner; readonly documents: readonly DocumentSummary[] }

export function DocumentsPart({ owner, documents }: Props) {
  const t = useT()
  const wait = usePendingDocuments((state) => state.wait)
  const pending = usePendingPaths(owner)
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const choose = async () => {
    const paths = await system.chooseFiles()
    if (paths.length > 0) wait(owner, paths)
  }
  return (
    <CardPart
      title={`${t(messages.title)} ${documents.length}`}
      extra={
        <Button size="small" icon={<Paperclip size={13} />} disabled={readOnly} title={readOnly ? t(taskMessages.readOnly) : undefined} onClick={() => void choose()}>
          {t(messages.add)}
        </Button>
      }
    >
      {pending.length > 0 && <AddDocumentsForm key={pending.join('\n')} owner={owner} paths={pending} />}
      {documents.length === 0 && pending.length === 0 && <p className="card-empty quiet">{t(messages.none)}</p>}
      <ul className="card-list">
        {documents.map((document) => (
          <DocumentLine key={document.id} owner={owner} document={document} />
        ))}
      </ul>
    </CardPart>
  )
}
