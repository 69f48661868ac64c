/** One document of a card: picture or sign, name, what it is for, time and place; open, save, change, remove. */
import { Button, Dropdown } from 'antd'
import { Ellipsis, FileText, MapPin } from 'lucide-react'
import type { DocumentOwner } from '../../../shared/contract/document'
import { documentRoleTitle } from '../../../shared/domain/life/life-subject'
import type { DocumentSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { documentMessages as messages } from '../../../shared/messages/documents'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { frameGeometry } from '../../state/show'
import { sizeText, takenAtText } from './document-facts'
import type { DocumentRole } from './document-role-select'
import { useOpenDocument } from './open-document'
import { PhotoThumbnail } from './photo-thumbnail'

type Props = { readonly owner: DocumentOwner; readonly document: DocumentSummary }

export function DocumentLine({ owner, document }: Props) {
  const t = useT()
  const language = useLanguage()
  const { open } = useOpenDocument()
  const { name, role, lonLat, takenAt } = document
  const photo = document.mediaType.startsWith('image/')
  const facts = [role === null ? null : t(documentRoleTitle(role)), photo ? null : (takenAt?.slice(0, 10) ?? null), sizeText(document.byteLength, language, t)]
  return (
    <li className={photo ? 'document with-photo' : 'document'}>
      {photo ? <PhotoThumbnail id={document.id} name={name} /> : <FileText size={14} aria-hidden />}
      <span className="document-main">
        <button type="button" className="link-button ellipsis" title={name} onClick={() => void open(document)}>
          {name}
        </button>
        <span className="quiet">{facts.filter((fact) => fact !== null).join(' · ')}</span>
        {photo && <span className="quiet">{takenAt === null ? t(messages.noTime) : t(messages.takenAt, { time: takenAtText(takenAt) })}</span>}
        {photo && <PhotoPlace lonLat={lonLat} />}
      </span>
      <DocumentMenu owner={owner} document={document} />
      {document.text !== null && <p className="document-text">{document.text}</p>}
    </li>
  )
}

function PhotoPlace({ lonLat }: { readonly lonLat: DocumentSummary['lonLat'] }) {
  const t = useT()
  if (lonLat === null) return <span className="quiet">{t(messages.noPlace)}</span>
  const [lon, lat] = lonLat
  return (
    <button type="button" className="link-button photo-place" title={t(messages.showPlace)} onClick={() => frameGeometry({ type: 'Point', coordinates: [lon, lat] })}>
      <MapPin size={12} aria-hidden />
      {lon.toFixed(5)}, {lat.toFixed(5)}
    </button>
  )
}

function DocumentMenu({ owner, document: { id, name, role } }: { readonly owner: DocumentOwner; readonly document: DocumentSummary }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const { open, save } = useOpenDocument()
  const choose = (key: string) => {
    if (key === 'open') return void open({ id, name })
    if (key === 'save') return void save({ id, name })
    if (key === 'remove') return void act(service.document.unlink({ owner, documentId: id }), t(messages.removed, { name }))
    const chosen = key as DocumentRole
    return void act(service.document.setRole({ owner, documentId: id, role: chosen }), t(messages.roleChanged, { role: t(documentRoleTitle(chosen)) }))
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        onClick: ({ key }) => choose(key),
        items: [
          { key: 'open', label: t(messages.open) },
          { key: 'save', label: t(messages.save) },
          {
            key: 'roles',
            label: t(messages.role),
            disabled: readOnly,
            children: Object.entries(vocabularies.documentRole).map(([key, title]) => ({ key, label: t(title), disabled: key === role })),
          },
          { type: 'divider' },
          { key: 'remove', label: t(messages.remove), disabled: readOnly, danger: true },
        ],
      }}
    >
      <Button type="text" size="small" loading={busy} icon={<Ellipsis size={14} />} aria-label={t(messages.more, { name })} title={t(messages.more, { name })} />
    </Dropdown>
  )
}
