/** What an import did: counts, what was assumed of the coordinates, and the ways on: undo, map, table, next file. */
import { App, Button } from 'antd'
import { FileInput, Maximize, Table2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { ImportReport, ImportTarget } from '../../../shared/domain/import'
import { crsHowTitles } from '../../../shared/messages/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { fileNameOf } from '../../state/dropped-paths'
import { endImport, useImport } from '../../state/import'
import { undoImport } from '../../state/import-jobs'
import { frame } from '../../state/show'
import { useTable } from '../../state/table'
import { crsTitle } from './crs-choices'
import { problemKinds, problemSentence } from './problem-kinds'
import { targetTitle } from './target-titles'

type Props = { readonly path: string; readonly report: ImportReport; readonly target: ImportTarget; readonly bounds: BoundingBox | null; readonly undone: boolean }

export function ImportResult({ path, report, target, bounds, undone }: Props) {
  const t = useT()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  const { read, added, updated, unchanged, rejected, repaired, missing } = report
  const counts = [
    [messages.resultRead, read],
    [messages.resultAdded, added],
    [messages.resultUpdated, updated],
    [messages.resultUnchanged, unchanged],
    [messages.resultRejected, rejected],
    [messages.resultRepaired, repaired],
    ...((missing?.deleted ?? 0) > 0 ? [[messages.resultDeleted, missing?.deleted ?? 0] as const] : []),
  ] as const
  return (
    <div className="import-body">
      <div className="import-result">
        <h3>{t(undone ? messages.undoneMark : messages.done)}</h3>
        <p className="quiet">{t(messages.doneAs, { file: fileNameOf(path), target: t(targetTitle(target)) })}</p>
        <dl className={undone ? 'import-numbers undone' : 'import-numbers'}>
          {counts.map(([title, count]) => (
            <div key={title.en}>
              <dt>{t(title)}</dt>
              <dd>{number.format(count)}</dd>
            </div>
          ))}
        </dl>
        <UsedCrs report={report} />
        <Remarks report={report} />
      </div>
      <Ways report={report} target={target} bounds={bounds} undone={undone} />
    </div>
  )
}

/** What was assumed of the coordinates, and how surely. */
function UsedCrs({ report: { crs } }: { readonly report: ImportReport }) {
  const t = useT()
  const language = useLanguage()
  if (crs === null) return null
  return (
    <p className={crs.how === 'assumed' ? 'import-warning' : 'import-note'}>
      {t(messages.resultCrs, { crs: crsTitle(crs.code, language), how: t(crsHowTitles[crs.how]), percent: Math.floor(100 * crs.confidence) })}
      {crs.transform !== 'none' && <span>{t(messages.resultCorrection, { correction: t(messages[`correction_${crs.transform}`]) })}</span>}
    </p>
  )
}

/** Told with the coordinate system already. */
const SAID_ABOVE = 'crs.assumed'

/** One line a kind of problem. */
function Remarks({ report }: { readonly report: ImportReport }) {
  const t = useT()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  const kinds = problemKinds(report).filter(({ example }) => example !== null && example.code !== SAID_ABOVE)
  if (kinds.length === 0) return null
  return (
    <ul className="import-remarks">
      {kinds.map(({ id, severity, count, example }) => (
        <li key={id} className={`severity-${severity}`}>
          <span className="problem-severity">{`${t(messages[`severity_${severity}`])} ${number.format(count)}`}</span>
          <span>{example === null ? '' : problemSentence(example, language)}</span>
        </li>
      ))}
    </ul>
  )
}

function Ways({ report, target, bounds, undone }: Omit<Props, 'path'>) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const { importId } = report
  const next = useImport((state) => state.waiting[0])
  const takeBack = async () => {
    if (importId === null) return
    setBusy(true)
    try {
      const { deleted, restored } = await undoImport(importId)
      void message.success(t(messages.undone, { deleted, restored }))
    } catch (error) {
      void message.error(describeFailure(error, language))
    } finally {
      setBusy(false)
    }
  }
  const isTheme = target !== 'reading' && target !== 'task'
  return (
    <div className="import-ways">
      {bounds !== null && !undone && (
        <Button icon={<Maximize size={14} />} onClick={() => frame(bounds)}>
          {t(messages.zoomTo)}
        </Button>
      )}
      {isTheme && !undone && (
        <Button icon={<Table2 size={14} />} onClick={() => useTable.getState().showInTable(target)}>
          {t(messages.openTable)}
        </Button>
      )}
      {importId !== null && !undone && (
        <Button icon={<Undo2 size={14} />} loading={busy} onClick={() => void takeBack()}>
          {t(messages.undo)}
        </Button>
      )}
      <Button type="primary" icon={<FileInput size={14} />} onClick={endImport}>
        {next === undefined ? t(messages.another) : t(messages.nextFile, { name: fileNameOf(next) })}
      </Button>
    </div>
  )
}
