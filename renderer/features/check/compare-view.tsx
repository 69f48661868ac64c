/** Two versions of a legal layer held against each other (R05): 调出, 调入, 净变化, and every piece. */
import { App, Button, Input, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { type AreaBalance, categoryFieldOf, type ComparisonPiece, type VersionComparison } from '../../../shared/domain/version-comparison'
import { type VocabularyId, vocabularies } from '../../../shared/domain/vocabularies'
import type { LayerInfo } from '../../../shared/domain/workspace'
import { checkMessages } from '../../../shared/messages/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { comparisonPaperMessages } from '../../../shared/messages/comparison-paper'
import type { Message } from '../../../shared/messages/translate'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { compareVersions, showPiece, useComparison } from '../../state/comparison'
import { runJob } from '../../state/jobs'
import { useWorkspace } from '../../state/use-workspace'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { ReportMenu } from './report-menu'

const ROW_HEIGHT = 46
const SQUARE_METERS_PER_HECTARE = 10_000

type VersionedLayer = LayerInfo & { readonly kind: KindId }

const hasTwoVersions = (layer: LayerInfo): layer is VersionedLayer => layer.kind !== null && layer.vintages.length > 1

export function CompareView() {
  const t = useT()
  const layers = (useWorkspace()?.layers ?? []).filter(hasTwoVersions)
  const { result } = useComparison()
  if (layers.length === 0) return <EmptyNote text={t(messages.needTwoVersions)} />
  return (
    <>
      <Choice layers={layers} />
      {result !== null && <Result result={result} />}
    </>
  )
}

function Choice({ layers }: { readonly layers: readonly VersionedLayer[] }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const running = useComparison((state) => state.running)
  const [kind, setKind] = useState<KindId | undefined>(layers[0]?.kind)
  const layer = layers.find((candidate) => candidate.kind === kind) ?? layers[0]
  const [chosen, setChosen] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const [approval, setApproval] = useState('')
  if (layer === undefined) return null
  const { from, to } = chosen ?? { from: layer.vintages[1] ?? '', to: layer.vintages[0] ?? '' }
  const dates = layer.vintages.map((date) => ({ value: date, label: date }))
  const start = () => {
    compareVersions({ layer: layer.kind, from, to, ...(approval.trim() === '' ? {} : { approval: approval.trim() }) }).catch((error: unknown) => void message.error(describeFailure(error, language)))
  }
  return (
    <div className="check-subjects">
      <div className="check-facts">
        <label>
          <span>{t(messages.layer)}</span>
          <Select
            size="small"
            value={layer.kind}
            onChange={(value) => {
              setKind(value)
              setChosen(null)
            }}
            options={layers.map((candidate) => ({ value: candidate.kind, label: t(kinds[candidate.kind].title) }))}
          />
        </label>
        <label>
          <span>{t(messages.fromVersion)}</span>
          <Select size="small" value={from} options={dates} onChange={(date) => setChosen({ from: date, to })} />
        </label>
        <label>
          <span>{t(messages.toVersion)}</span>
          <Select size="small" value={to} options={dates} onChange={(date) => setChosen({ from, to: date })} />
        </label>
        <label title={t(messages.approvalHint)}>
          <span>{t(messages.approval)}</span>
          <Input size="small" allowClear placeholder={t(messages.approvalHint)} value={approval} onChange={({ target }) => setApproval(target.value)} />
        </label>
      </div>
      <Button type="primary" size="small" block loading={running} disabled={from === to} onClick={start}>
        {t(messages.compare)}
      </Button>
    </div>
  )
}

function Result({ result }: { readonly result: VersionComparison }) {
  const t = useT()
  const selected = useComparison((state) => state.selected)
  const category = useCategoryTitle(result.layer)
  const items = useMemo(() => result.pieces.map((piece, index) => ({ piece, index, category })), [result, category])
  return (
    <>
      <div className="check-summary">
        <Verdict good={result.areaKept} text={t(result.areaKept ? checkMessages.areaKept : checkMessages.areaLost)} />
        <Verdict good={result.categoryKept} text={t(result.categoryKept ? checkMessages.categoryKept : checkMessages.categoryChanged)} />
        <p className="quiet">{t(severitySentence(result), { approval: result.approval ?? '' })}</p>
        <ComparisonReportButton result={result} />
      </div>
      <div className="compare-tables">
        <BalanceTable head={t(messages.byCategory)} rows={result.byCategory.map((row) => ({ ...row, title: category(row.category) }))} total={result.total} />
        <BalanceTable head={t(messages.byDistrict)} rows={result.byDistrict.map((row) => ({ ...row, title: row.district ?? t(messages.notStated) }))} total={null} />
      </div>
      <div className="list-head">
        <span>{t(messages.pieces, { count: result.pieces.length })}</span>
      </div>
      <VirtualList
        label={t(messages.pieces, { count: result.pieces.length })}
        items={items}
        keyOf={({ index }) => String(index)}
        rowHeight={ROW_HEIGHT}
        selectedKey={selected === null ? null : String(selected)}
        onSelect={({ index }) => showPiece(index)}
        row={pieceRow}
      />
    </>
  )
}

/** What rule R05 makes of it. */
function severitySentence({ severity }: VersionComparison): Message {
  return severity === null ? comparisonPaperMessages.ruleNone : severity === 3 ? comparisonPaperMessages.ruleSevere : comparisonPaperMessages.ruleNotice
}

const reportTitles = { pdf: messages.comparisonPdf, docx: messages.reportDocx, xlsx: messages.comparisonXlsx, gpkg: messages.comparisonGpkg } as const

function ComparisonReportButton({ result: { layer, from, to, approval, toleranceSquareMeters } }: { readonly result: VersionComparison }) {
  const t = useT()
  const language = useLanguage()
  const input = { layer, from, to, toleranceSquareMeters, ...(approval === null ? {} : { approval }) }
  return (
    <ReportMenu
      titles={reportTitles}
      name={t(messages.comparisonName, { layer: t(kinds[layer].title), from, to })}
      write={(path) => runJob(messages.writingReport, {}, (signal) => service.check.compareReport({ ...input, path, language }, { signal }))}
    />
  )
}

function Verdict({ good, text }: { readonly good: boolean; readonly text: string }) {
  return <p className={good ? 'compare-kept' : 'compare-lost'}>{text}</p>
}

type BalanceRow = AreaBalance & { readonly title: string }

/** Areas in hectares with four decimals: a square metre shows. */
function BalanceTable({ head, rows, total }: { readonly head: string; readonly rows: readonly BalanceRow[]; readonly total: AreaBalance | null }) {
  const t = useT()
  const hectares = useHectares()
  const all = total === null ? rows : [...rows, { ...total, title: t(messages.total) }]
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th>{head}</th>
          <th>{t(messages.out)}</th>
          <th>{t(messages.in)}</th>
          <th>
            {t(messages.net)}/{t(messages.hectares)}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((row) => (
          <tr key={row.title}>
            <td title={`${t(messages.before)} ${hectares(row.beforeSquareMeters)}，${t(messages.after)} ${hectares(row.afterSquareMeters)}`}>{row.title}</td>
            <td>{hectares(row.outSquareMeters)}</td>
            <td>{hectares(row.inSquareMeters)}</td>
            <td className={row.netSquareMeters < 0 ? 'compare-lost' : undefined}>{hectares(row.netSquareMeters)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type PieceItem = { readonly piece: ComparisonPiece; readonly category: (code: string | null) => string }

const pieceRow = (item: PieceItem) => <PieceRow {...item} />

function PieceRow({ piece, category }: PieceItem) {
  const t = useT()
  const hectares = useHectares()
  const change = checkMessages[`change_${piece.change}`]
  const categories = piece.change === 'category' ? `${category(piece.category)} → ${category(piece.categoryAfter)}` : category(piece.category)
  return (
    <div className={`piece-row change-${piece.change}`}>
      <div className="finding-line">
        <span className="ellipsis">
          <span className="piece-change">{t(change)}</span> {piece.name ?? piece.feature}
        </span>
        <span className="finding-amount">
          {hectares(piece.squareMeters)} {t(messages.hectares)}
        </span>
      </div>
      <div className="finding-line quiet">
        <span className="ellipsis">{[categories, piece.district].filter((text) => text !== null).join(' · ')}</span>
      </div>
    </div>
  )
}

function useHectares(): (squareMeters: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
  return (squareMeters) => format.format(squareMeters / SQUARE_METERS_PER_HECTARE)
}

const NO_TITLES: Readonly<Record<string, Message>> = {}

/** Titles of a layer's categories by their codes. */
function useCategoryTitle(kind: KindId): (code: string | null) => string {
  const t = useT()
  const vocabulary: VocabularyId | undefined = categoryFieldOf(kind)?.vocabulary
  const titles: Readonly<Record<string, Message>> = vocabulary === undefined ? NO_TITLES : vocabularies[vocabulary]
  return useCallback(
    (code) => {
      if (code === null) return t(messages.notStated)
      const title = titles[code]
      return title === undefined ? code : t(title)
    },
    [t, titles],
  )
}
