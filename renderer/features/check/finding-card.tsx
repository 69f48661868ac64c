/** One finding explained: what lies where in whose bounds, how much of it, under which rule and clause, and what hangs on it. */
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { Crosshair } from 'lucide-react'
import type { CheckReport, Finding } from '../../../shared/domain/check'
import type { FeatureRef } from '../../../shared/domain/feature'
import { kinds } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { checkMessages } from '../../../shared/messages/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { findingExplanationOptions, useCheckRules } from '../../api/queries/check'
import { useLanguage, useT } from '../../i18n'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { areaTexts, lengthTexts } from '../../present/measures'
import { QueryView } from '../../present/query-view'
import { showFinding, useCheck } from '../../state/check'
import { showFeature } from '../../state/show'
import { EmptyNote } from '../../ui/notes'
import { CardPart, FactRow } from '../inspector/card-part'
import { PatchVerdictOf } from '../inspector/patch-verdict-part'
import '../inspector/inspector.css'
import { shareText } from './finding-amount'
import { FindingRow } from './finding-row'
import { MakeTaskPart } from './make-task-part'
import { WayOutPart } from './way-out-part'
import './check.css'

export function FindingCard({ index }: { readonly index: number }) {
  const t = useT()
  const report = useCheck((state) => state.report)
  const finding = report?.findings[index]
  const isPatch = useCheck(({ subjects }) => subjects.type === 'layer' && subjects.kind === 'patch')
  if (report === null || finding === undefined) return <EmptyNote text={t(messages.stale)} />
  return (
    <div className="card">
      <CardHead finding={finding} index={index} report={report} />
      <Explanation index={index} fingerprint={report.fingerprint} />
      {isPatch && <PatchVerdictOf id={finding.subject} />}
      <MakeTaskPart finding={finding} report={report} />
      <RulePart finding={finding} />
      <Figures finding={finding} />
      {finding.overlapSquareMeters !== null && <WayOutPart key={index} index={index} fingerprint={report.fingerprint} />}
      <Features finding={finding} />
      <OtherFindings finding={finding} index={index} report={report} />
    </div>
  )
}

const nameOf = ({ subjectName, subject }: Finding) => subjectName ?? subject

function CardHead({ finding, index, report }: { readonly finding: Finding; readonly index: number; readonly report: CheckReport }) {
  const t = useT()
  const demonstration = report.checkedAgainst.some(({ layer, demonstration: shown }) => layer === finding.constraintLayer && shown)
  return (
    <header className="card-head">
      <div className="card-marks">
        <span className={`severity-tag severity-${finding.severity}`}>
          <span className="finding-severity">{finding.severity}</span>
          {t(checkMessages[`severity_${finding.severity}`])}
        </span>
        <Tag className="state-tag">{t(messages.suspected)}</Tag>
        {finding.certainty === 'sliver' && <Tag>{t(checkMessages.sliver)}</Tag>}
        {demonstration && <DemonstrationMark />}
      </div>
      <h2>{nameOf(finding)}</h2>
      <div className="card-actions">
        <span className="card-code quiet">{[finding.rule, t(kinds[finding.constraintLayer].title)].join(' · ')}</span>
        <Button size="small" icon={<Crosshair size={13} />} onClick={() => showFinding(index)}>
          {t(messages.frame)}
        </Button>
      </div>
    </header>
  )
}

/** What the service says of the finding, in reading order: how much of what lies where, the rule and its clause, what to be careful about. */
function Explanation({ index, fingerprint }: { readonly index: number; readonly fingerprint: string }) {
  const language = useLanguage()
  const explanation = useQuery(findingExplanationOptions(index, fingerprint, language))
  return (
    <div className="card-part finding-sentence">
      <QueryView query={explanation}>{({ sentences }) => sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</QueryView>
    </div>
  )
}

function RulePart({ finding }: { readonly finding: Finding }) {
  const t = useT()
  const rule: Rule | undefined = useCheckRules().data?.find(({ id }) => id === finding.rule)
  return (
    <CardPart title={`${t(messages.rule)} ${finding.rule}`}>
      {rule !== undefined && <p className="card-text">{t(rule.title)}</p>}
      <dl className="facts">
        <FactRow title={t(messages.basis)}>{finding.basis}</FactRow>
      </dl>
      {!finding.basisVerified && <p className="finding-caution">{t(messages.basisUnverified)}</p>}
    </CardPart>
  )
}

function Figures({ finding }: { readonly finding: Finding }) {
  const t = useT()
  const language = useLanguage()
  const { overlapSquareMeters, planeOverlapSquareMeters, overlapMeters, distanceMeters, shareOfSubject, shareOfConstraint, relation } = finding
  const area = (squareMeters: number) =>
    areaTexts(squareMeters, language, t).map((text, order) => (
      <span key={text} className={order === 0 ? 'measure-main' : 'measure-other'}>
        {text}
      </span>
    ))
  return (
    <CardPart title={t(messages.figures)}>
      <dl className="facts">
        {overlapSquareMeters !== null && (
          <FactRow title={t(messages.overlapArea)} numeric>
            {area(overlapSquareMeters)}
          </FactRow>
        )}
        {planeOverlapSquareMeters !== undefined && planeOverlapSquareMeters !== null && (
          <FactRow title={t(messages.planeArea)} numeric>
            {area(planeOverlapSquareMeters)}
          </FactRow>
        )}
        {overlapMeters !== null && (
          <FactRow title={t(messages.overlapLength)} numeric>
            {lengthTexts(overlapMeters, language, t)[0]}
          </FactRow>
        )}
        {relation === 'distance' && (
          <FactRow title={t(messages.leastDistance)} numeric>
            {lengthTexts(distanceMeters, language, t)[0]}
          </FactRow>
        )}
        {shareOfSubject !== null && <ShareRow title={t(messages.shareOfSubject)} share={shareOfSubject} />}
        {shareOfConstraint !== null && <ShareRow title={t(messages.shareOfConstraint)} share={shareOfConstraint} />}
      </dl>
      {overlapSquareMeters !== null && <p className="quiet finding-method">{t(messages.method)}</p>}
    </CardPart>
  )
}

function ShareRow({ title, share }: { readonly title: string; readonly share: number }) {
  const language = useLanguage()
  return (
    <FactRow title={title} numeric>
      <span className="share-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      {shareText(share, language)}
    </FactRow>
  )
}

function Features({ finding }: { readonly finding: Finding }) {
  const t = useT()
  const subjects = useCheck((state) => state.subjects)
  const subject = subjects.type === 'layer' ? { kind: subjects.kind, id: finding.subject } : null
  return (
    <CardPart title={t(messages.both)}>
      <dl className="facts">
        <FactRow title={t(messages.subject)}>
          {subject === null ? (
            <>
              {nameOf(finding)} <span className="quiet">{t(messages.notInWorkspace)}</span>
            </>
          ) : (
            <FeatureLink feature={subject} name={nameOf(finding)} />
          )}
        </FactRow>
        <FactRow title={t(kinds[finding.constraintLayer].title)}>
          <FeatureLink feature={{ kind: finding.constraintLayer, id: finding.constraint }} name={finding.constraintName ?? finding.constraint} />
        </FactRow>
      </dl>
    </CardPart>
  )
}

function FeatureLink({ feature, name }: { readonly feature: FeatureRef; readonly name: string }) {
  return (
    <button type="button" className="link-button" onClick={() => void showFeature(feature)}>
      {name}
    </button>
  )
}

function OtherFindings({ finding, index, report }: { readonly finding: Finding; readonly index: number; readonly report: CheckReport }) {
  const t = useT()
  const others = report.findings.flatMap((other, place) => (place !== index && other.subject === finding.subject ? [{ other, place }] : []))
  if (others.length === 0) return null
  return (
    <CardPart title={t(messages.otherFindings, { count: others.length })}>
      <ul className="card-list">
        {others.map(({ other, place }) => (
          <li key={place}>
            <button type="button" className="plain-button other-finding" onClick={() => showFinding(place)}>
              <FindingRow finding={other} />
            </button>
          </li>
        ))}
      </ul>
    </CardPart>
  )
}
