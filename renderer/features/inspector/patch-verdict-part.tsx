/** What was found of a suspected patch on site (核查结论): one click, one entry of the log. */
import { Segmented } from 'antd'
import type { Feature } from '../../../shared/domain/feature'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { patchMessages as messages } from '../../../shared/messages/patches'
import { service } from '../../api/clients'
import { useFeatureCard } from '../../api/queries/features'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { refreshAfterChange } from '../../state/session'
import { CardPart } from './card-part'

type Verdict = CodeOf<'patchVerdict'>

const VERDICTS = Object.keys(vocabularies.patchVerdict) as Verdict[]

export function PatchVerdictPart({ feature: { id, properties } }: { readonly feature: Pick<Feature, 'id' | 'properties'> }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const given = VERDICTS.find((verdict) => verdict === properties['verdict']) ?? 'pending'
  const judge = async (verdict: Verdict) => {
    await act(service.check.judgePatches({ ids: [id], verdict }), t(messages.judged, { verdict: t(vocabularies.patchVerdict[verdict]) }))
    await refreshAfterChange()
  }
  return (
    <CardPart title={t(messages.verdict)}>
      <Segmented size="small" disabled={busy || readOnly} value={given} onChange={(verdict) => void judge(verdict)} options={VERDICTS.map((value) => ({ value, label: t(vocabularies.patchVerdict[value]) }))} />
    </CardPart>
  )
}

/** The same where only the patch's id is known. */
export function PatchVerdictOf({ id }: { readonly id: string }) {
  return <QueryView query={useFeatureCard({ kind: 'patch', id })}>{({ feature }) => <PatchVerdictPart feature={feature} />}</QueryView>
}
