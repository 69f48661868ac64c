/** What will be written, and the button that does it; while it runs, how far it is, how fast, how long yet, and the way to stop it. */
import { App, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { ImportInspection, ImportReport } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { type ImportProgress, trialMarkOf, useImport } from '../../state/import'
import { runImport, stopImport } from '../../state/import-jobs'
import { useWorkspace } from '../../state/use-workspace'
import { canBeTried } from './use-automatic-trial'
import { paceOf } from './pace'

type Props = { readonly inspection: ImportInspection; readonly isStale: boolean }

export function ImportFooter({ inspection, isStale }: Props) {
  const t = useT()
  const language = useLanguage()
  const importing = useImport((state) => state.importing)
  const failure = useImport((state) => state.importFailure)
  return (
    <footer className="import-footer">
      {failure !== null && failure !== undefined && (
        <p className="import-failure" role="alert">
          {describeFailure(failure, language)}
        </p>
      )}
      {importing === null ? <Start inspection={inspection} isStale={isStale} /> : <Running progress={importing} cancelText={t(messages.cancel)} />}
    </footer>
  )
}

function Start({ inspection, isStale }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const target = useImport((state) => state.choices.target)
  const isCurrent = useImport((state) => state.trial?.madeUnder === trialMarkOf(state))
  const trial = useImport((state) => state.trial?.report ?? null)
  const trying = useImport((state) => state.trying)
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const waitsFor = readOnly ? messages.waitsForReadOnly : canBeTried(inspection) ? null : messages.waitsForCrs
  const count = trial === null || !isCurrent ? null : writtenRows(trial)
  const start = async () => {
    if (target === null) return
    const done = await runImport(inspection, target)
    if (!done && useImport.getState().importFailure === null) void message.info(t(messages.cancelled))
  }
  const text = waitsFor !== null ? t(waitsFor) : trial === null ? (trying === null ? t(messages.willImportUnknown) : '') : t(messages.willImport, { added: trial.added, updated: trial.updated, unchanged: trial.unchanged, rejected: trial.rejected })
  return (
    <>
      {trying !== null && <ProgressLine progress={trying} />}
      <p className={isCurrent || waitsFor !== null ? 'import-counts' : 'import-counts outdated'}>{text}</p>
      <Button type="primary" block disabled={waitsFor !== null || isStale || target === null || count === 0} onClick={() => void start()}>
        {count === null ? t(messages.start) : count === 0 ? t(messages.startNothing) : t(messages.startCount, { count })}
      </Button>
    </>
  )
}

/** Rows that the import would add, change or take away. */
function writtenRows({ added, updated, missing }: ImportReport): number {
  return added + updated + (missing?.deleted ?? 0) + (missing?.marked ?? 0)
}

function Running({ progress, cancelText }: { readonly progress: ImportProgress; readonly cancelText: string }) {
  return (
    <>
      <ProgressLine progress={progress} />
      <Button block onClick={stopImport}>
        {cancelText}
      </Button>
    </>
  )
}

const TICK_MILLISECONDS = 500

/** A bar with rows done, rows a second and the time left. */
function ProgressLine({ progress }: { readonly progress: ImportProgress }) {
  const t = useT()
  const now = useNow()
  const { done, total } = progress
  const { rowsPerSecond, secondsLeft } = paceOf(progress, now)
  const left = secondsLeft === null ? null : secondsLeft < 90 ? t(messages.seconds, { count: Math.ceil(secondsLeft) }) : t(messages.minutes, { count: Math.round(secondsLeft / 60) })
  const texts = [
    total === null ? t(messages.progressUnknown, { done }) : t(messages.progress, { done, total }),
    rowsPerSecond === null ? null : t(messages.rate, { rate: rowsPerSecond }),
    left === null ? null : t(messages.timeLeft, { time: left }),
  ]
  return (
    <div className="import-progress" role="status">
      <Progress percent={total === null || total === 0 ? 100 : Math.min(100, Math.round((100 * done) / total))} status={total === null ? 'active' : 'normal'} size={{ height: 6 }} showInfo={false} aria-label={texts[0] ?? ''} />
      <span>{texts.filter((text) => text !== null).join(' · ')}</span>
    </div>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [])
  return now
}
