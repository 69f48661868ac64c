/** A task from an alert: deadline asked, likely sources from upstream offered, the rest filled in. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { AlertCard } from '../../../shared/domain/alert'
import { kinds } from '../../../shared/domain/kinds'
import type { TraceReport } from '../../../shared/domain/trace'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { traceMessages, traceMethods } from '../../../shared/messages/trace'
import { service } from '../../api/clients'
import { useTrace } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { lengthTexts } from '../../present/measures'
import { useAct } from '../../present/use-act'
import { showTask } from '../../state/show'
import { TRACE_KILOMETERS } from '../../state/trace'
import { DateField } from '../../ui/date-field'

const OFFERED = 12
const CHOSEN_AT_FIRST = 3

export function AlertTaskForm({ card: { alert }, role }: { readonly card: AlertCard; readonly role: string }) {
  const t = useT()
  const language = useLanguage()
  const { act, busy } = useAct()
  const [kilometers, setKilometers] = useState<number>(TRACE_KILOMETERS[1])
  const [deadline, setDeadline] = useState<string | null>(null)
  const [unit, setUnit] = useState('')
  const [measures, setMeasures] = useState('')
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const trace = useTrace(alert.sectionId === null ? null : { id: alert.sectionId, upstreamMeters: kilometers * 1000 }).data
  const sources = sourcesOf(trace)
  const chosen = picked ?? sources.slice(0, CHOSEN_AT_FIRST).map(keyOf)
  const make = async () => {
    if (deadline === null) return
    const refs = sources.filter((source) => chosen.includes(keyOf(source))).map(({ layer, id }) => ({ kind: layer, id }))
    const made = await act(
      service.alert.makeTask({ id: alert.id, role, deadline, sources: refs, language, ...(unit.trim() === '' ? {} : { responsibleUnit: unit }), ...(measures.trim() === '' ? {} : { measures }) }),
      t(messages.taskMade),
    )
    if (made !== null) void showTask(made.taskId)
  }
  return (
    <div className="work-form">
      <label>
        <span>{t(messages.deadline)}</span>
        <DateField value={deadline} label={t(messages.deadline)} onChange={setDeadline} />
      </label>
      <label>
        <span>{t(messages.responsibleUnit)}</span>
        <Input size="small" value={unit} onChange={({ target }) => setUnit(target.value)} />
      </label>
      <label>
        <span>{t(messages.measures)}</span>
        <Input.TextArea autoSize value={measures} onChange={({ target }) => setMeasures(target.value)} />
      </label>
      {alert.sectionId !== null && (
        <div className="alert-sources">
          <div className="work-form-line spread">
            <span className="quiet">
              {trace === undefined ? '' : t(messages.sources, { kilometers, by: t(traceMethods[trace.network ?? (trace.by === 'catchment' ? 'catchment' : 'distance')]) })}
            </span>
            <Select
              size="small"
              aria-label={t(traceMessages.distance)}
              value={kilometers}
              onChange={(value) => {
                setKilometers(value)
                setPicked(null)
              }}
              options={TRACE_KILOMETERS.map((value) => ({ value, label: t(traceMessages.kilometers, { value }) }))}
            />
          </div>
          {trace !== undefined && sources.length === 0 && <p className="quiet">{t(messages.noSources)}</p>}
          <Checkbox.Group
            value={[...chosen]}
            onChange={(values) => setPicked(values as string[])}
            options={sources.map((source) => ({ value: keyOf(source), label: `${source.name ?? source.code ?? t(kinds[source.layer].title)} · ${lengthTexts(source.distanceMeters, language, t)[0] ?? ''}` }))}
          />
        </div>
      )}
      <div className="work-form-line">
        <span className="quiet">{t(messages.sourcesChosen, { count: sources.filter((source) => chosen.includes(keyOf(source))).length })}</span>
        <Button size="small" type="primary" loading={busy} disabled={deadline === null} onClick={() => void make()}>
          {t(messages.makeTask)}
        </Button>
      </div>
    </div>
  )
}

type Source = TraceReport['features'][number]

/** Sections are not sources. */
function sourcesOf(trace: TraceReport | undefined): readonly Source[] {
  return (trace?.features ?? []).filter(({ layer }) => layer !== 'section').slice(0, OFFERED)
}

function keyOf({ layer, id }: Source): string {
  return `${layer} ${id}`
}
