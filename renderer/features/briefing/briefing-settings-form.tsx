/** What a briefing is about and for whom: period, series, paper, 内部 or 公开 with its 审图号, 密级. */
import { AutoComplete, Input, Segmented, Select } from 'antd'
import { briefingPapers, type BriefingSeries, type TemplateSummary } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useT } from '../../i18n'
import { useBriefing } from '../../state/briefing'
import { useMonth } from '../../state/month'

const PERIOD = /^(\d{4}|\d{4}-\d{2}|\d{4}-Q[1-4]|\d{4}-flood|\d{4}-\d{2}\.\.\d{4}-\d{2})$/

export function BriefingSettingsForm({ template }: { readonly template: TemplateSummary }) {
  const t = useT()
  const { settings, change } = useBriefing()
  const { months } = useMonth()
  return (
    <div className="briefing-fields">
      <label title={t(messages.periodHint)}>
        <span>{t(messages.period)}</span>
        <AutoComplete
          size="small"
          allowClear
          key={settings.period ?? ''}
          defaultValue={settings.period ?? months.at(-1) ?? ''}
          options={months.toReversed().map((value) => ({ value }))}
          onSelect={(value: string) => change({ period: value })}
          onBlur={({ currentTarget }) => {
            const text = (currentTarget as HTMLInputElement).value.trim()
            if (text === '' || PERIOD.test(text)) change({ period: text === '' ? null : text })
          }}
        />
      </label>
      {template.series.length > 0 && (
        <label>
          <span>{t(messages.series)}</span>
          <Select<BriefingSeries | ''>
            size="small"
            value={settings.series ?? ''}
            onChange={(value) => change({ series: value === '' ? null : value })}
            options={[{ value: '' as const, label: t(messages.noSeries) }, ...template.series.map((value) => ({ value, label: t(messages[value]) }))]}
          />
        </label>
      )}
      <label>
        <span>{t(messages.paper)}</span>
        <Segmented size="small" value={settings.paper ?? template.paper} onChange={(paper) => change({ paper })} options={[...briefingPapers]} />
      </label>
      <label title={t(messages.publicHint)}>
        <span>{t(messages.audience)}</span>
        <Segmented
          size="small"
          value={settings.audience}
          onChange={(audience) => change({ audience })}
          options={template.audiences.map((value) => ({ value, label: t(messages[value]) }))}
        />
      </label>
      {settings.audience === 'public' && (
        <label>
          <span>{t(messages.approval)}</span>
          <Input size="small" status={settings.approval.trim() === '' ? 'warning' : ''} defaultValue={settings.approval} placeholder="苏S(2026)000号" onBlur={({ target }) => change({ approval: target.value })} />
        </label>
      )}
      <label>
        <span>{t(messages.classification)}</span>
        <Input size="small" allowClear defaultValue={settings.classification} onBlur={({ target }) => change({ classification: target.value })} />
      </label>
    </div>
  )
}
