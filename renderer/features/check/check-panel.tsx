/** The conflict check (空间比对): choose what is checked, run, look through the findings. */
import { App, Button, Select, Space } from 'antd'
import { FileSearch } from 'lucide-react'
import { useMemo } from 'react'
import type { CheckReport, Finding } from '../../../shared/domain/check'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { checkMessages } from '../../../shared/messages/check'
import { system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { runCheck, showFinding, useCheck } from '../../state/check'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { FindingRow } from './finding-row'
import { UncheckedList } from './unchecked-list'
import './check.css'

const ROW_HEIGHT = 66
const LAYERS: readonly KindId[] = ['project', 'patch', 'outfall', 'enterprise']

export function CheckPanel() {
  const t = useT()
  const { report, running } = useCheck()
  return (
    <>
      <Subjects />
      {report === null ? <EmptyNote text={t(running ? checkMessages.running : checkMessages.noReport)} /> : <Findings report={report} />}
    </>
  )
}

/** Which features are checked, and the button that starts. */
function Subjects() {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const { subjects, choose, running } = useCheck()
  const start = () => {
    runCheck(language).catch((error: unknown) => void message.error(describeFailure(error, language)))
  }
  const chooseFile = async () => {
    const path = await system.chooseSourceFile()
    if (path !== null) choose({ type: 'file', path })
  }
  const chosen = subjects.type === 'layer' ? subjects.kind : subjects.path
  return (
    <div className="check-subjects">
      <Space.Compact block>
        <Select
          value={chosen}
          aria-label={t(checkMessages.subjects)}
          onChange={(kind: string) => choose({ type: 'layer', kind: kind as KindId })}
          options={[
            ...LAYERS.map((kind) => ({ value: kind as string, label: t(kinds[kind].title) })),
            ...(subjects.type === 'file' ? [{ value: subjects.path, label: subjects.path.replace(/^.*[\\/]/, '') }] : []),
          ]}
        />
        <Button icon={<FileSearch size={14} />} aria-label={t(checkMessages.chooseFile)} title={t(checkMessages.chooseFile)} onClick={() => void chooseFile()} />
        <Button type="primary" loading={running} onClick={start}>
          {t(checkMessages.start)}
        </Button>
      </Space.Compact>
    </div>
  )
}

const keyOf = ({ index }: { readonly index: number }) => String(index)
const findingRow = ({ finding }: { readonly finding: Finding }) => <FindingRow finding={finding} />

function Findings({ report }: { readonly report: CheckReport }) {
  const t = useT()
  const selected = useCheck((state) => state.selected)
  const rows = useMemo(() => report.findings.map((finding, index) => ({ finding, index })), [report])
  const facts = { subjects: report.subjects, hit: report.subjectsWithFindings, on: report.on, tolerance: report.toleranceSquareMeters }
  return (
    <>
      <div className="check-summary">
        {t(checkMessages.summary, facts)}
        <div className="quiet">{t(checkMessages.suspicion)}</div>
      </div>
      {rows.length === 0 ? (
        <EmptyNote text={t(checkMessages.nothing)} />
      ) : (
        <VirtualList
          label={t(checkMessages.findings)}
          items={rows}
          keyOf={keyOf}
          rowHeight={ROW_HEIGHT}
          selectedKey={selected === null ? null : String(selected)}
          onSelect={({ finding, index }) => void showFinding(index, finding)}
          row={findingRow}
        />
      )}
      <UncheckedList report={report} />
    </>
  )
}
