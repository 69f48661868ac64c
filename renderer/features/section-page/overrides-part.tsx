/** Limits of a section's own (“氨氮低于3mg/L”): in force between dates, in place of the target's limit for that item. */
import { Button, Checkbox, Input, InputNumber, Popconfirm, Select } from 'antd'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SectionLimit } from '../../../shared/domain/section'
import type { SectionOverride } from '../../../shared/domain/section-target'
import { type ItemCode, WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { sectionTargetMessages as messages } from '../../../shared/messages/section-target'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { itemNames } from '../../../shared/messages/water'
import { service, serviceQueries } from '../../api/clients'
import { queryClient } from '../../api/query-client'
import { useSectionLimits, useSectionOverrides } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { DateField } from '../../ui/date-field'
import { CardPart } from '../inspector/card-part'
import '../alerts/alerts.css'
import './section-page.css'

const NEW = 'new'

export function OverridesPart({ sectionId }: { readonly sectionId: string }) {
  const t = useT()
  const { readOnly } = useAct()
  const [editing, setEditing] = useState<string | null>(null)
  const limits = useSectionLimits(sectionId).data ?? []
  return (
    <CardPart
      title={t(messages.overrides)}
      extra={
        <Button size="small" icon={<Plus size={13} />} disabled={readOnly} onClick={() => setEditing(editing === NEW ? null : NEW)}>
          {t(messages.addOverride)}
        </Button>
      }
    >
      {editing === NEW && <OverrideForm sectionId={sectionId} limits={limits} override={null} onDone={() => setEditing(null)} />}
      <QueryView query={useSectionOverrides(sectionId)}>
        {(overrides) =>
          overrides.length === 0 ? (
            <p className="card-empty quiet">{t(messages.noOverrides)}</p>
          ) : (
            <ul className="worklist">
              {overrides.map((override) =>
                editing === override.id ? (
                  <li key={override.id}>
                    <OverrideForm sectionId={sectionId} limits={limits} override={override} onDone={() => setEditing(null)} />
                  </li>
                ) : (
                  <Override key={override.id} override={override} operator={operatorOf(limits, override.item)} onEdit={() => setEditing(override.id)} />
                ),
              )}
            </ul>
          )
        }
      </QueryView>
      <p className="quiet trace-note">{t(messages.overridesHint)}</p>
    </CardPart>
  )
}

function operatorOf(limits: readonly SectionLimit[], item: ItemCode): string {
  return limits.find((limit) => limit.item === item)?.operator.startsWith('>') === true ? '≥' : '≤'
}

const unitOf = (item: ItemCode): string => (WATER_ITEMS[item].unit === '1' ? '' : WATER_ITEMS[item].unit)

/** What grading follows from a changed limit is read again. */
const refresh = () => queryClient.invalidateQueries({ queryKey: serviceQueries.section.key() })

function Override({ override, operator, onEdit }: { readonly override: SectionOverride; readonly operator: string; readonly onEdit: () => void }) {
  const t = useT()
  const { act, readOnly } = useAct()
  const { id, item, limit, strict, validFrom, validTo, basis } = override
  const name = t(itemNames[item])
  const remove = async () => {
    if ((await act(service.section.deleteOverride({ id }), t(sectionWorkMessages.removed))) !== null) await refresh()
  }
  return (
    <li className="worklist-line">
      <span className="worklist-main">
        <span>{`${name} ${strict ? operator.replace('≤', '<').replace('≥', '>') : operator} ${limit} ${unitOf(item)}`}</span>
        <span className="quiet">{[validFrom === null && validTo === null ? t(messages.always) : t(messages.validBetween, { from: validFrom ?? '…', to: validTo ?? '…' }), basis].filter((text) => text !== null).join(' · ')}</span>
      </span>
      {!readOnly && (
        <span className="worklist-tools">
          <Button type="text" size="small" icon={<Pencil size={13} />} title={t(sectionWorkMessages.edit)} aria-label={`${t(sectionWorkMessages.edit)} ${name}`} onClick={onEdit} />
          <Popconfirm title={`${t(sectionWorkMessages.remove)} ${name}`} okText={t(sectionWorkMessages.remove)} cancelText={t(sectionWorkMessages.cancel)} onConfirm={() => void remove()}>
            <Button type="text" size="small" icon={<Trash2 size={13} />} title={t(sectionWorkMessages.remove)} aria-label={`${t(sectionWorkMessages.remove)} ${name}`} />
          </Popconfirm>
        </span>
      )}
    </li>
  )
}

type FormProps = { readonly sectionId: string; readonly limits: readonly SectionLimit[]; readonly override: SectionOverride | null; readonly onDone: () => void }

function OverrideForm({ sectionId, limits, override, onDone }: FormProps) {
  const t = useT()
  const { act, busy } = useAct()
  const [fields, setFields] = useState({
    item: override?.item ?? null,
    limit: override?.limit ?? null,
    strict: override?.strict ?? false,
    validFrom: override?.validFrom ?? null,
    validTo: override?.validTo ?? null,
    basis: override?.basis ?? '',
  })
  const change = (parts: Partial<typeof fields>) => setFields({ ...fields, ...parts })
  const { item, limit, validFrom, validTo } = fields
  const save = async () => {
    if (item === null || limit === null) return
    const input = { sectionId, ...(override === null ? {} : { id: override.id }), ...fields, item, limit }
    if ((await act(service.section.saveOverride(input), t(sectionWorkMessages.saved))) === null) return
    await refresh()
    onDone()
  }
  // pH has a range, which one limit cannot stand for.
  const items = limits.filter(({ operator }) => operator !== 'within')
  return (
    <div className="work-form">
      <label>
        <span>{t(messages.item)}</span>
        <Select size="small" showSearch optionFilterProp="label" value={item} onChange={(value: ItemCode) => change({ item: value })} options={items.map((entry) => ({ value: entry.item, label: t(itemNames[entry.item]) }))} />
      </label>
      <label>
        <span>{t(messages.limit)}</span>
        <InputNumber size="small" min={0} suffix={item === null ? '' : unitOf(item)} value={limit} onChange={(value) => change({ limit: value })} />
      </label>
      <div>
        <Checkbox checked={fields.strict} onChange={({ target }) => change({ strict: target.checked })}>
          {t(messages.strict)}
        </Checkbox>
      </div>
      <label>
        <span>{t(messages.from)}</span>
        <DateField value={validFrom} label={t(messages.from)} onChange={(day) => change({ validFrom: day })} />
      </label>
      <label>
        <span>{t(messages.to)}</span>
        <DateField value={validTo} label={t(messages.to)} onChange={(day) => change({ validTo: day })} />
      </label>
      <label>
        <span>{t(messages.basis)}</span>
        <Input.TextArea autoSize value={fields.basis} onChange={({ target }) => change({ basis: target.value })} />
      </label>
      <div className="work-form-line">
        <Button size="small" onClick={onDone}>
          {t(sectionWorkMessages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={item === null || limit === null || limit <= 0 || (validFrom !== null && validTo !== null && validFrom > validTo)} onClick={() => void save()}>
          {t(sectionWorkMessages.save)}
        </Button>
      </div>
    </div>
  )
}
