/** What a document is for on its owner. */
import { Select } from 'antd'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { documentMessages as messages } from '../../../shared/messages/documents'
import { useT } from '../../i18n'

export type DocumentRole = CodeOf<'documentRole'>

type Props = { readonly value: DocumentRole; readonly onChange: (role: DocumentRole) => void }

export function DocumentRoleSelect({ value, onChange }: Props) {
  const t = useT()
  return (
    <Select
      size="small"
      className="role-select"
      aria-label={t(messages.role)}
      value={value}
      onChange={onChange}
      options={Object.entries(vocabularies.documentRole).map(([role, title]) => ({ value: role as DocumentRole, label: t(title) }))}
    />
  )
}
