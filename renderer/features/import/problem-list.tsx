/** Problems one by one: how bad, which row, the sentence; a click shows the place, and the whole of a sentence that is cut off here. */
import { MapPin } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ImportProblem } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { useLanguage, useT } from '../../i18n'
import { VirtualList } from '../../ui/virtual-list'
import { markPlace } from './mark-place'
import { problemSentence } from './problem-kinds'
import { rowText } from './row-text'

const ROW_HEIGHT = 48
const MOST_ROWS_HIGH = 6

type Item = { readonly problem: ImportProblem; readonly key: string }

export function ProblemList({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const t = useT()
  const language = useLanguage()
  const [selected, setSelected] = useState<string | null>(null)
  const items = useMemo(() => problems.map((problem, index): Item => ({ problem, key: String(index) })), [problems])
  const select = ({ problem, key }: Item) => {
    setSelected(key)
    markPlace(problem.at, rowText(problem, t))
  }
  const chosen = items.find(({ key }) => key === selected)
  return (
    <>
      <div className="problem-list" style={{ height: Math.min(items.length, MOST_ROWS_HIGH) * ROW_HEIGHT }}>
        <VirtualList label={t(messages.problemList)} items={items} keyOf={keyOf} rowHeight={ROW_HEIGHT} selectedKey={selected} onSelect={select} row={problemRow} />
      </div>
      {chosen !== undefined && <p className="import-note problem-whole">{`${rowText(chosen.problem, t)}${language === 'zh' ? '：' : ': '}${problemSentence(chosen.problem, language)}`}</p>}
    </>
  )
}

const keyOf = ({ key }: Item) => key
const problemRow = ({ problem }: Item) => <ProblemRow problem={problem} />

function ProblemRow({ problem }: { readonly problem: ImportProblem }) {
  const t = useT()
  const language = useLanguage()
  const sentence = problemSentence(problem, language)
  return (
    <div className={`problem-row severity-${problem.severity}`}>
      <div className="problem-row-head">
        <span className="problem-severity">{t(messages[`severity_${problem.severity}`])}</span>
        <span className="quiet">{rowText(problem, t)}</span>
        {problem.at !== null && <MapPin size={12} className="problem-pin" aria-hidden />}
      </div>
      <div className="ellipsis" title={sentence}>
        {sentence}
      </div>
    </div>
  )
}
