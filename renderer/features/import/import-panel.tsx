/** Import of foreign files (导入): choose or drop a file, see what it is, settle what is in doubt, import, take back. */
import { Button } from 'antd'
import { FileX } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { describeFailure } from '../../api/problem'
import { useFileRecognition } from '../../api/queries/import'
import { useLanguage, useT } from '../../i18n'
import { fileNameOf } from '../../state/dropped-paths'
import { endImport, lookAgain, takeGuess, useImport } from '../../state/import'
import { useImportInspection } from '../../state/use-import-inspection'
import { FailureNote, Loading } from '../../ui/notes'
import { TargetChoice } from './file-facts'
import { ImportBeginning } from './import-beginning'
import { ImportResult } from './import-result'
import { ImportSteps } from './import-steps'
import './import.css'

export function ImportPanel() {
  const path = useImport((state) => state.path)
  const result = useImport((state) => state.result)
  if (path === null) return <ImportBeginning />
  if (result !== null) return <ImportResult path={path} {...result} />
  return (
    <>
      <FileHead path={path} />
      <FileBody />
    </>
  )
}

/** Name of the file, the others that wait, and the way out. */
function FileHead({ path }: { readonly path: string }) {
  const t = useT()
  const waiting = useImport((state) => state.waiting.length)
  const isBusy = useImport((state) => state.importing !== null)
  return (
    <div className="import-head">
      <div className="import-head-text">
        <strong className="ellipsis" title={path}>
          {fileNameOf(path)}
        </strong>
        {waiting > 0 && <span className="quiet">{t(messages.waiting, { count: waiting })}</span>}
      </div>
      <Button type="text" size="small" disabled={isBusy} icon={<FileX size={15} />} aria-label={t(messages.otherFile)} title={t(messages.otherFile)} onClick={endImport} />
    </div>
  )
}

/** First what the file may be, then what it is as that. */
function FileBody(): ReactNode {
  const t = useT()
  const language = useLanguage()
  const recognition = useGuess()
  const query = useImportInspection()
  const failure = recognition.error ?? query.error
  if (query.data !== undefined && failure === null) return <ImportSteps inspection={query.data} isStale={query.isPlaceholderData} />
  if (failure === null) return <Loading text={t(messages.looking)} />
  return (
    <>
      {recognition.error === null && (
        <div className="import-facts">
          <TargetChoice />
        </div>
      )}
      <FailureNote text={describeFailure(failure, language)} retryText={t(messages.lookAgain)} onRetry={lookAgain} />
    </>
  )
}

/** The program's guess stands in until the person chooses. */
function useGuess() {
  const { path, look, choices } = useImport()
  const recognition = useFileRecognition(path, choices.layer, look)
  const { data } = recognition
  const isOpen = choices.target === null
  useEffect(() => {
    const [best] = data?.targets ?? []
    if (isOpen && data !== undefined && best !== undefined) takeGuess(best.target, data.layers.length > 1 ? data.layer : null)
  }, [isOpen, data])
  return recognition
}
