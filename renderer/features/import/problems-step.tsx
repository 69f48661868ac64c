/** What the trial found row by row: counts by kind, the list, each problem's place on the map, and the rejected rows as a file to send back. */
import { Button, Select } from 'antd'
import { FileWarning, ListChecks } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ImportInspection, ImportReport } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { trialMarkOf, useImport } from '../../state/import'
import { runTrial } from '../../state/import-jobs'
import { FailureNote } from '../../ui/notes'
import { ImportStep, type StepState } from './import-step'
import { problemKinds, problemSentence, worstFirst } from './problem-kinds'
import { ProblemList } from './problem-list'
import { canBeTried, isSmall, MOST_RECORDS } from './use-automatic-trial'
import { useExportRejected } from './use-export-rejected'

type Props = { readonly inspection: ImportInspection }

export function ProblemsStep({ inspection }: Props) {
  const t = useT()
  const language = useLanguage()
  const trial = useImport((state) => state.trial)
  const isCurrent = useImport((state) => state.trial?.madeUnder === trialMarkOf(state))
  const trying = useImport((state) => state.trying !== null)
  const report = trial?.report ?? null
  const possible = canBeTried(inspection)
  const failure = isCurrent && !trying ? (trial?.failure ?? null) : null
  const summary = failure !== null ? describeFailure(failure, language) : trying ? t(messages.trialRunning) : !possible ? t(messages.trialWaits) : report === null ? t(messages.trialNotYet) : summaryOf(report, t)
  const state: StepState = failure !== null ? 'bad' : trying ? 'busy' : report === null || !possible ? 'idle' : report.rejected > 0 ? 'bad' : report.problemCounts.length > 0 ? 'look' : 'sure'
  return (
    <ImportStep title={t(messages.stepProblems)} summary={summary} state={state} openFirst={report !== null && report.rejected > 0}>
      {failure !== null && <FailureNote text={describeFailure(failure, language)} retryText={t(messages.lookAgain)} onRetry={() => void runTrial(inspection)} />}
      {possible && !isCurrent && !trying && !isSmall(inspection) && <p className="import-note">{t(messages.trialLarge, { count: MOST_RECORDS })}</p>}
      {possible && !isCurrent && !trying && (
        <Button size="small" icon={<ListChecks size={14} />} onClick={() => void runTrial(inspection)}>
          {t(messages.trialRun)}
        </Button>
      )}
      {possible && report !== null && <Found report={report} inspection={inspection} />}
      {report === null && !possible && <p className="import-note">{t(messages.trialWaits)}</p>}
    </ImportStep>
  )
}

function summaryOf(report: ImportReport, t: ReturnType<typeof useT>): string {
  if (report.problemCounts.length === 0) return t(messages.trialClean, { count: report.read })
  const warnings = report.problemCounts.filter(({ severity }) => severity === 'warning').reduce((sum, { count }) => sum + count, 0)
  return t(messages.trialSummary, { rejected: report.rejected, repaired: report.repaired, warnings })
}

const ALL = '-'

function Found({ report, inspection }: Props & { readonly report: ImportReport }) {
  const t = useT()
  const language = useLanguage()
  const [kind, setKind] = useState(ALL)
  const exportRejected = useExportRejected(inspection)
  const kinds = useMemo(() => problemKinds(report), [report])
  const chosen = kinds.some(({ id }) => id === kind) ? kind : ALL
  const shown = useMemo(() => worstFirst(report.problems.filter((problem) => chosen === ALL || `${problem.severity} ${problem.code}` === chosen)), [report, chosen])
  if (report.problems.length === 0) return <p className="import-note">{t(messages.trialClean, { count: report.read })}</p>
  const number = new Intl.NumberFormat(language)
  return (
    <>
      <Select
        size="small"
        className="problem-kind"
        value={chosen}
        aria-label={t(messages.problemList)}
        popupMatchSelectWidth={340}
        onChange={setKind}
        options={[
          { value: ALL, label: `${t(messages.allProblems)} ${number.format(kinds.reduce((sum, { count }) => sum + count, 0))}` },
          ...kinds.map(({ id, severity, example, count }) => ({ value: id, label: `${t(messages[`severity_${severity}`])} ${number.format(count)} · ${example === null ? id : problemSentence(example, language)}` })),
        ]}
      />
      <ProblemList problems={shown} />
      {report.rejected > 0 && (
        <Button size="small" icon={<FileWarning size={14} />} title={t(messages.exportRejectedHint)} onClick={() => void exportRejected()}>
          {t(messages.exportRejected)}
        </Button>
      )}
    </>
  )
}
