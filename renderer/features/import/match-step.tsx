/** How the file meets what the workspace has: by which column rows are matched, what differs, what happens to each kind of difference. */
import { Select } from 'antd'
import type { ImportInspection, ImportReport, ImportTarget } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import type { Language } from '../../../shared/messages/translate'
import { useTaskStatistics } from '../../api/queries/tasks'
import { useLanguage, useT } from '../../i18n'
import { chooseForImport, useImport } from '../../state/import'
import { keyOf, matchChoicesOf } from '../../state/import-input'
import { useWorkspace } from '../../state/use-workspace'
import { differenceCounts } from './difference-counts'
import { Differences } from './differences'
import { ImportStep } from './import-step'
import { columnTitle } from './target-titles'

type Props = { readonly inspection: ImportInspection }

const NONE = '-'

export function MatchStep({ inspection }: Props) {
  const t = useT()
  const language = useLanguage()
  const choices = useImport((state) => state.choices)
  const trial = useImport((state) => state.trial?.report ?? null)
  const target = choices.target ?? 'reference'
  const count = useExistingCount(target)
  const key = keyOf(choices, inspection)
  if (target === 'reading') return <ImportStep title={t(messages.stepMatch)} summary={t(messages.matchReadings)} state="sure"><MatchChoice inspection={inspection} /></ImportStep>
  if (count === 0) return null
  const summary = key === null ? t(messages.matchAllNew, { count }) : differencesText(trial, t, language) ?? t(messages.matchByKey, { key: keyTitle(target, key, t), count })
  return (
    <ImportStep title={t(messages.stepMatch)} summary={summary} state={key === null ? 'look' : 'sure'} openFirst>
      <KeyChoice inspection={inspection} target={target} />
      {key === null ? <p className="import-note">{t(messages.keyHint)}</p> : <KindsOfDifference inspection={inspection} />}
      {key !== null && trial !== null && <Differences report={trial} target={target} />}
    </ImportStep>
  )
}

/** Rows that the target has already. */
function useExistingCount(target: ImportTarget): number {
  const layers = useWorkspace()?.layers
  const tasks = useTaskStatistics().data?.tasks.length ?? 0
  return target === 'task' ? tasks : (layers?.find(({ kind }) => kind === target)?.features ?? 0)
}

type Translate = ReturnType<typeof useT>

function differencesText(trial: ImportReport | null, t: Translate, language: Language): string | null {
  const counts = trial === null ? null : differenceCounts(trial, language)
  if (counts === null) return null
  return [
    `${t(messages.differencesAdded)} ${counts.added}`,
    `${t(messages.differencesChanged)} ${counts.changed}`,
    `${t(messages.differencesMissing)} ${counts.missing}`,
  ].join(' · ')
}

function keyTitle(target: ImportTarget, key: string, t: Translate): string {
  return t(columnTitle(target, key))
}

/** Columns of the target that the file fills, then its other headings. */
function KeyChoice({ inspection, target }: Props & { readonly target: ImportTarget }) {
  const t = useT()
  const choices = useImport((state) => state.choices)
  const filled = inspection.columns.flatMap((column) => (column.target === null || ['x', 'y', 'longitude', 'latitude'].includes(column.target) ? [] : [column.target]))
  const others = inspection.columns.flatMap((column) => (column.target === null ? [column.source] : []))
  return (
    <label className="import-field">
      <span>{t(messages.key)}</span>
      <Select
        value={keyOf(choices, inspection) ?? NONE}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(value) => chooseForImport({ key: value === NONE ? 'none' : { column: value }, leave: [] })}
        options={[
          { value: NONE, label: t(messages.keyNone) },
          ...filled.map((name) => ({ value: name, label: keyTitle(target, name, t) })),
          ...others.filter((name) => !filled.includes(name)).map((name) => ({ value: name, label: name })),
        ]}
      />
    </label>
  )
}

function KindsOfDifference({ inspection }: Props) {
  const t = useT()
  const choices = useImport((state) => state.choices)
  const { onNew, onMissing } = matchChoicesOf(choices, inspection)
  return (
    <>
      <label className="import-field">
        <span>{t(messages.onNew)}</span>
        <Select value={onNew} onChange={(value) => chooseForImport({ onNew: value })} options={(['add', 'skip'] as const).map((value) => ({ value, label: t(messages[`onNew_${value}`]) }))} />
      </label>
      <MatchChoice inspection={inspection} />
      <label className="import-field">
        <span>{t(messages.onMissing)}</span>
        <Select value={onMissing} onChange={(value) => chooseForImport({ onMissing: value })} options={(['keep', 'mark', 'delete'] as const).map((value) => ({ value, label: t(messages[`onMissing_${value}`]) }))} />
      </label>
    </>
  )
}

function MatchChoice({ inspection }: Props) {
  const t = useT()
  const choices = useImport((state) => state.choices)
  return (
    <label className="import-field">
      <span>{t(messages.onMatch)}</span>
      <Select
        value={matchChoicesOf(choices, inspection).onMatch}
        onChange={(value) => chooseForImport({ onMatch: value })}
        options={(['update', 'skip'] as const).map((value) => ({ value, label: t(messages[`onMatch_${value}`]) }))}
      />
    </label>
  )
}
