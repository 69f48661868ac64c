/** The conflict check (空间比对): subjects and findings, the rules, versions of legal layers compared. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { checkMessages } from '../../../shared/messages/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { useT } from '../../i18n'
import { useCheck } from '../../state/check'
import { EmptyNote } from '../../ui/notes'
import { CheckSubjects } from './check-subjects'
import { CompareView } from './compare-view'
import { PatchBatches } from './patch-batches'
import { FindingsView } from './findings-view'
import { RulesView } from './rules-view'
import { useParcelSketch } from './use-parcel-sketch'
import './check.css'

type View = 'check' | 'rules' | 'versions'

export function CheckPanel() {
  const t = useT()
  const [view, setView] = useState<View>('check')
  return (
    <>
      <div className="check-views">
        <Segmented
          block
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'check', label: t(messages.check) },
            { value: 'rules', label: t(messages.rules) },
            { value: 'versions', label: t(messages.versions) },
          ]}
        />
      </div>
      {view === 'check' && <Check />}
      {view === 'rules' && <RulesView />}
      {view === 'versions' && <CompareView />}
    </>
  )
}

function Check() {
  const t = useT()
  const { report, running, subjects } = useCheck()
  const isOfPatches = subjects.type === 'layer' && subjects.kind === 'patch'
  useParcelSketch()
  return (
    <>
      <CheckSubjects />
      {isOfPatches && <PatchBatches />}
      {report === null ? <EmptyNote text={t(running ? checkMessages.running : checkMessages.noReport)} /> : <FindingsView report={report} />}
    </>
  )
}
