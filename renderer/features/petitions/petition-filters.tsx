/** What narrows the list of petitions: text, flags that may overlap, and what was found and done. */
import { Checkbox, Input, Select } from 'antd'
import type { PetitionFilter } from '../../../shared/contract/petition'
import type { PetitionCounts, PetitionGroup } from '../../../shared/domain/petition'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { petitionMessages as messages } from '../../../shared/messages/petitions'
import { useT } from '../../i18n'

type Props = {
  readonly filter: PetitionFilter
  readonly onChange: (filter: PetitionFilter) => void
  /** Of all petitions: what there is to choose from. */
  readonly counts: PetitionCounts
}

/** Stands for a value that is unknown in lists of choices. */
const UNKNOWN = ''

export function PetitionFilters({ filter, onChange, counts }: Props) {
  const t = useT()
  const change = (parts: { readonly [Part in keyof PetitionFilter]?: PetitionFilter[Part] | undefined }) => onChange(withoutEmpty({ ...filter, ...parts }))
  const optionsOf = (groups: readonly PetitionGroup[]) => groups.map(({ key, count }) => ({ value: key ?? UNKNOWN, label: `${key ?? t(messages.unknown)} (${count})` }))
  const lists = [
    ['batches', messages.batch, optionsOf(counts.byBatch)],
    ['districts', messages.district, optionsOf(counts.byDistrict)],
    ['pollutionKinds', messages.pollution, optionsOf(counts.byPollutionKind)],
  ] as const
  return (
    <div className="list-filters">
      <Input size="small" allowClear placeholder={t(messages.searchText)} aria-label={t(messages.searchText)} value={filter.text ?? ''} onChange={({ target }) => change({ text: target.value === '' ? undefined : target.value })} />
      <div className="petition-flag-filters">
        <Checkbox checked={filter.key === true} onChange={({ target }) => change({ key: target.checked ? true : undefined })}>
          {t(messages.key)} {counts.key}
        </Checkbox>
        <Checkbox checked={filter.repeated === true} onChange={({ target }) => change({ repeated: target.checked ? true : undefined })}>
          {t(messages.repeated)} {counts.repeated}
        </Checkbox>
      </div>
      <label className="filter-row">
        <span className="quiet">{t(messages.verdict)}</span>
        <Select
          size="small"
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          value={(filter.verdicts ?? []).map((verdict) => verdict ?? UNKNOWN)}
          onChange={(values: string[]) => change({ verdicts: values.map((value) => (value === UNKNOWN ? null : (value as CodeOf<'petitionVerdict'>))) })}
          options={[...Object.entries(vocabularies.petitionVerdict).map(([value, title]) => ({ value, label: t(title) })), { value: UNKNOWN, label: t(messages.unknown) }]}
        />
      </label>
      {lists.map(([part, title, options]) =>
        options.length < 2 ? null : (
          <label key={part} className="filter-row">
            <span className="quiet">{t(title)}</span>
            <Select
              size="small"
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              value={(filter[part] ?? []).map((value) => value ?? UNKNOWN)}
              onChange={(values: string[]) => change({ [part]: values.map((value) => (value === UNKNOWN ? null : value)) })}
              options={options}
            />
          </label>
        ),
      )}
    </div>
  )
}

function withoutEmpty(parts: { readonly [Part in keyof PetitionFilter]?: PetitionFilter[Part] | undefined }): PetitionFilter {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0)))
}
