/** All that is to be settled about a file, from what it is to what will be written. */
import type { ImportInspection } from '../../../shared/domain/import'
import { useImport } from '../../state/import'
import { ColumnsStep } from './columns-step'
import { CrsStep } from './crs-step'
import { FileFacts } from './file-facts'
import { ImportFooter } from './import-footer'
import { MatchStep } from './match-step'
import { PreviewStep } from './preview-step'
import { ProblemsStep } from './problems-step'
import { useAutomaticTrial } from './use-automatic-trial'
import { useFrameFile } from './use-frame-file'
import './import-steps.css'

type Props = {
  readonly inspection: ImportInspection
  /** Choices were made since: another answer is on its way. */
  readonly isStale: boolean
}

export function ImportSteps({ inspection, isStale }: Props) {
  // Readings and tasks have their places from sections and features.
  const isLedger = useImport(({ choices: { target } }) => target === 'reading' || target === 'task')
  const isImporting = useImport((state) => state.importing !== null)
  useFrameFile(inspection, isStale)
  useAutomaticTrial(inspection, isStale)
  return (
    <>
      <div className="import-body" aria-busy={isStale} inert={isImporting}>
        <FileFacts inspection={inspection} />
        {!isLedger && <CrsStep inspection={inspection} />}
        <ColumnsStep inspection={inspection} />
        <PreviewStep inspection={inspection} />
        <MatchStep inspection={inspection} />
        <ProblemsStep inspection={inspection} />
      </div>
      <ImportFooter inspection={inspection} isStale={isStale} />
    </>
  )
}
