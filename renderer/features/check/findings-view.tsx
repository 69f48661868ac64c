/** The findings of the last check: counts by severity that filter the list, the list, what was not checked. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { CheckReport, Finding } from '../../../shared/domain/check'
import type { Severity } from '../../../shared/domain/rules/rule'
import { checkMessages } from '../../../shared/messages/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { useT } from '../../i18n'
import { showFinding, useShownFinding } from '../../state/check'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { FindingRow } from './finding-row'
import { ReportButton } from './report-button'
import { UncheckedList } from './unchecked-list'

const ROW_HEIGHT = 66
const SEVERITIES: readonly Severity[] = [3, 2, 1]

type Row = { readonly finding: Finding; readonly index: number }

const keyOf = ({ index }: Row) => String(index)
const findingRow = ({ finding }: Row) => <FindingRow finding={finding} />

export function FindingsView({ report }: { readonly report: CheckReport }) {
  const t = useT()
  const shown = useShownFinding()
  const [severity, setSeverity] = useState<Severity | null>(null)
  const rows = useMemo(
    () => report.findings.flatMap((finding, index): Row[] => (severity === null || finding.severity === severity ? [{ finding, index }] : [])),
    [report, severity],
  )
  const undecided = report.conditional.filter(({ condition }) => condition === 'unknown').length
  const facts = { subjects: report.subjects, hit: report.subjectsWithFindings, on: report.on, tolerance: report.toleranceSquareMeters }
  if (report.findings.length === 0) {
    return (
      <>
        <EmptyNote text={t(undecided > 0 ? messages.noneCertain : messages.nothingFound, { undecided, subjects: report.noFindings.length, layers: report.checkedAgainst.length, on: report.on })}>
          <ReportButton />
        </EmptyNote>
        <UncheckedList report={report} />
      </>
    )
  }
  return (
    <>
      <div className="check-summary">
        {t(checkMessages.summary, facts)} {undecided > 0 && <span>{t(messages.undecidedCount, { count: undecided })} </span>}
        <span className="quiet">{t(checkMessages.suspicion)}</span> <ReportButton />
      </div>
      <div className="list-head">
        <span>{t(messages.shown, { shown: rows.length, total: report.findings.length })}</span>
        <span className="severity-filters">
          {SEVERITIES.map((level) => (
            <SeverityFilter key={level} level={level} findings={report.findings} chosen={severity} onChoose={setSeverity} />
          ))}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyNote text={t(messages.noneMatch)}>
          <Button size="small" onClick={() => setSeverity(null)}>
            {t(messages.clearFilter)}
          </Button>
        </EmptyNote>
      ) : (
        <VirtualList
          label={t(checkMessages.findings)}
          items={rows}
          keyOf={keyOf}
          rowHeight={ROW_HEIGHT}
          selectedKey={shown === null ? null : String(shown.index)}
          onSelect={({ index }) => showFinding(index)}
          row={findingRow}
        />
      )}
      <UncheckedList report={report} />
    </>
  )
}

function SeverityFilter(props: {
  readonly level: Severity
  readonly findings: readonly Finding[]
  readonly chosen: Severity | null
  readonly onChoose: (level: Severity | null) => void
}) {
  const t = useT()
  const { level, findings, chosen, onChoose } = props
  const count = findings.filter(({ severity }) => severity === level).length
  return (
    <button
      type="button"
      className={`severity-filter severity-${level}`}
      aria-pressed={chosen === level}
      disabled={count === 0}
      onClick={() => onChoose(chosen === level ? null : level)}
    >
      <span className="finding-severity">{level}</span>
      {t(checkMessages[`severity_${level}`])} {count}
    </button>
  )
}
