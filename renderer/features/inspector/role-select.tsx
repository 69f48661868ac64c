/** What a feature is to a task. */
import { Select } from 'antd'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'

export type LinkRole = CodeOf<'linkRole'>

const roles = Object.keys(vocabularies.linkRole) as readonly LinkRole[]

export function RoleSelect({ value, onChange }: { readonly value: LinkRole; readonly onChange: (role: LinkRole) => void }) {
  const t = useT()
  return (
    <Select
      size="small"
      className="role-select"
      aria-label={t(taskMessages.role)}
      value={value}
      onChange={onChange}
      options={roles.map((role) => ({ value: role, label: t(vocabularies.linkRole[role]) }))}
    />
  )
}
