/** Chosen or dropped files on their way to a card: which they are, and what they are for. */
import { Button } from 'antd'
import { useState } from 'react'
import type { DocumentOwner } from '../../../shared/contract/document'
import { documentMessages as messages } from '../../../shared/messages/documents'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { fileNameOf } from '../../state/dropped-paths'
import { usePendingDocuments } from '../../state/pending-documents'
import { guessDocumentRole } from './document-role-guess'
import { DocumentRoleSelect } from './document-role-select'

/** More names than this are only counted. */
const NAMES_SHOWN = 6

export function AddDocumentsForm({ owner, paths }: { readonly owner: DocumentOwner; readonly paths: readonly string[] }) {
  const t = useT()
  const { act, busy } = useAct()
  const end = usePendingDocuments((state) => state.end)
  const [role, setRole] = useState(() => guessDocumentRole(paths))
  const add = async () => {
    const reply = await act(service.document.add({ owner, paths: [...paths], role }), ({ documents }) => {
      const count = documents.filter(({ linked }) => linked).length
      return count === 0 ? t(messages.alreadyThere) : t(messages.added, { count })
    })
    if (reply !== null) end()
  }
  return (
    <div className="link-form" role="group" aria-label={t(messages.add)}>
      <p>{t(messages.toAdd, { count: paths.length })}</p>
      <ul className="pending-names">
        {paths.slice(0, NAMES_SHOWN).map((path) => (
          <li key={path} className="ellipsis" title={path}>
            {fileNameOf(path)}
          </li>
        ))}
        {paths.length > NAMES_SHOWN && <li>…</li>}
      </ul>
      <div className="link-form-line">
        <DocumentRoleSelect value={role} onChange={setRole} />
        <Button size="small" onClick={end}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} onClick={() => void add()}>
          {t(messages.confirm)}
        </Button>
      </div>
    </div>
  )
}
