/** The legal bases of a rule as dated records: the day of the judged act decides which is quoted. */
import { Button, Checkbox, Input } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import type { LegalBasis } from '../../../shared/domain/rules/rule'
import { ruleMessages as messages } from '../../../shared/messages/rules'
import { useT } from '../../i18n'
import { DateField } from '../../ui/date-field'

const ICON_SIZE = 13
const emptyBasis: LegalBasis = { document: { zh: '', en: '' }, effectiveFrom: null, effectiveTo: null, verified: false }

type Props = { readonly bases: readonly LegalBasis[]; readonly onChange: (bases: readonly LegalBasis[]) => void }

export function RuleBases({ bases, onChange }: Props) {
  const t = useT()
  const change = (index: number, part: Partial<LegalBasis>) => onChange(bases.map((basis, at) => (at === index ? { ...basis, ...part } : basis)))
  return (
    <fieldset className="rule-bases">
      <legend>{t(messages.basis)}</legend>
      {bases.map((basis, index) => (
        // Bases have no id of their own; they are only added at the end and taken away.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="rule-basis">
          <div className="rule-basis-line">
            <Input
              size="small"
              placeholder={t(messages.document)}
              aria-label={t(messages.document)}
              value={basis.document.zh}
              onChange={({ target }) => change(index, { document: { zh: target.value, en: basis.document.en === basis.document.zh ? target.value : basis.document.en } })}
            />
            <Button
              size="small"
              type="text"
              icon={<Trash2 size={ICON_SIZE} />}
              aria-label={t(messages.remove)}
              disabled={bases.length === 1}
              onClick={() => onChange(bases.filter((_, at) => at !== index))}
            />
          </div>
          <Input
            size="small"
            placeholder={t(messages.article)}
            aria-label={t(messages.article)}
            value={basis.article ?? ''}
            onChange={({ target: { value } }) => change(index, { article: value === '' ? undefined : value })}
          />
          <div className="rule-basis-line">
            <BasisDate title={t(messages.effectiveFrom)} value={basis.effectiveFrom} onChange={(effectiveFrom) => change(index, { effectiveFrom })} />
            <BasisDate title={t(messages.effectiveTo)} value={basis.effectiveTo} onChange={(effectiveTo) => change(index, { effectiveTo })} />
          </div>
          <Checkbox checked={basis.verified} onChange={({ target }) => change(index, { verified: target.checked })}>
            {t(messages.verified)}
          </Checkbox>
        </div>
      ))}
      <Button size="small" icon={<Plus size={ICON_SIZE} />} onClick={() => onChange([...bases, emptyBasis])}>
        {t(messages.addBasis)}
      </Button>
    </fieldset>
  )
}

function BasisDate({ title, value, onChange }: { readonly title: string; readonly value: string | null; readonly onChange: (date: string | null) => void }) {
  return (
    <label className="rule-date">
      <span className="quiet">{title}</span>
      <DateField value={value} onChange={onChange} />
    </label>
  )
}
