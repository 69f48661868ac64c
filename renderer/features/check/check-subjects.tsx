/** What is checked and under which facts: a layer, a file or a parcel drawn on the map; activity, day and tolerance. */
import { App, Button, InputNumber, Select, Space } from 'antd'
import { ChevronDown, FileSearch, PenTool } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { checkMessages } from '../../../shared/messages/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { type CheckedSubjects, DEFAULT_TOLERANCE_SQUARE_METERS, runCheck, useCheck } from '../../state/check'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { FileChoices } from './file-choices'

const LAYERS: readonly KindId[] = ['project', 'patch', 'outfall', 'enterprise']
const SKETCH = 'sketch'
const ICON_SIZE = 14

export function CheckSubjects() {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const { subjects, choose, running, sketching, setSketching } = useCheck()
  const [factsOpen, setFactsOpen] = useState(false)
  const start = useCallback(() => {
    runCheck(language).catch((error: unknown) => void message.error(describeFailure(error, language)))
  }, [language, message])
  // A file that was chosen or dropped is what the person wants checked.
  useEffect(() => {
    if (subjects.type === 'file' && useCheck.getState().report === null) start()
  }, [subjects, start])
  const chooseFile = async () => {
    const path = await system.chooseSourceFile()
    if (path !== null) choose({ type: 'file', path })
  }
  return (
    <div className="check-subjects">
      <Space.Compact block>
        <Select
          value={valueOf(subjects)}
          aria-label={t(checkMessages.subjects)}
          onChange={(kind: string) => choose({ type: 'layer', kind: kind as KindId })}
          options={[
            ...LAYERS.map((kind) => ({ value: kind as string, label: t(kinds[kind].title) })),
            ...(subjects.type === 'file' ? [{ value: subjects.path, label: subjects.path.replace(/^.*[\\/]/, '') }] : []),
            ...(subjects.type === 'sketch' ? [{ value: SKETCH, label: t(messages.sketch) }] : []),
          ]}
        />
        <Button icon={<FileSearch size={ICON_SIZE} />} aria-label={t(checkMessages.chooseFile)} title={t(checkMessages.chooseFile)} onClick={() => void chooseFile()} />
        <Button
          icon={<PenTool size={ICON_SIZE} />}
          type={sketching ? 'primary' : 'default'}
          aria-pressed={sketching}
          aria-label={t(messages.drawParcel)}
          title={t(messages.drawParcel)}
          onClick={() => setSketching(!sketching)}
        />
        <Button type="primary" loading={running} disabled={sketching} onClick={start}>
          {t(checkMessages.start)}
        </Button>
      </Space.Compact>
      {sketching && <p className="check-hint quiet">{t(messages.sketchHint)}</p>}
      {subjects.type === 'file' && <FileChoices key={subjects.path} file={subjects} />}
      <button type="button" className="fold" aria-expanded={factsOpen} onClick={() => setFactsOpen(!factsOpen)}>
        {t(messages.caseFacts)}
        <FactsSummary />
      </button>
      {factsOpen && <Facts />}
    </div>
  )
}

function valueOf(subjects: CheckedSubjects): string {
  if (subjects.type === 'layer') return subjects.kind
  return subjects.type === 'file' ? subjects.path : SKETCH
}

/** What differs from the defaults, beside the folded title. */
function FactsSummary() {
  const t = useT()
  const { activity, on, toleranceSquareMeters } = useCheck((state) => state.facts)
  const stated = [
    activity === null ? null : t(vocabularies.activity[activity]),
    on,
    toleranceSquareMeters === DEFAULT_TOLERANCE_SQUARE_METERS ? null : `${toleranceSquareMeters} m²`,
  ].filter((text) => text !== null)
  return stated.length === 0 ? null : <span className="check-facts-summary">{stated.join(' · ')}</span>
}

function Facts() {
  const t = useT()
  const today = useToday()
  const { facts, setFacts } = useCheck()
  return (
    <div className="check-facts">
      <label>
        <span>{t(messages.activity)}</span>
        <Select
          size="small"
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t(messages.activityFromData)}
          suffixIcon={<ChevronDown size={12} />}
          value={facts.activity}
          onChange={(activity: CodeOf<'activity'> | undefined) => setFacts({ activity: activity ?? null })}
          options={Object.entries(vocabularies.activity).map(([value, title]) => ({ value: value as CodeOf<'activity'>, label: t(title) }))}
        />
      </label>
      <label title={t(messages.dayHint)}>
        <span>{t(messages.day)}</span>
        <DateField value={facts.on} placeholder={today} onChange={(on) => setFacts({ on })} />
      </label>
      <label>
        <span>{t(messages.tolerance)}</span>
        <InputNumber
          size="small"
          min={0}
          max={1_000_000}
          value={facts.toleranceSquareMeters}
          suffix="m²"
          onChange={(value) => setFacts({ toleranceSquareMeters: value ?? DEFAULT_TOLERANCE_SQUARE_METERS })}
        />
      </label>
    </div>
  )
}
