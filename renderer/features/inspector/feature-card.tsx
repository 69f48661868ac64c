/** The card of one feature: what it is, its water quality, its columns, its place, its tasks, documents and source. */
import { Button, Tag } from 'antd'
import { Crosshair, Table2 } from 'lucide-react'
import type { FeatureCard as Card } from '../../../shared/contract/feature'
import type { FeatureRef } from '../../../shared/domain/feature'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { useFeatureCard } from '../../api/queries/features'
import { useT } from '../../i18n'
import { layerTitle } from '../../../shared/map/catalogue'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { QueryView } from '../../present/query-view'
import { usePast } from '../../state/past'
import { frameFeature } from '../../state/show'
import { useTable } from '../../state/table'
import { DocumentsPart } from '../documents/documents-part'
import { CardPrintButton } from '../life/card-print-button'
import { FeatureStepsPart } from '../life/feature-steps-part'
import { LifePart } from '../life/life-part'
import { CardPart } from './card-part'
import { FeatureTasksPart } from './feature-tasks-part'
import { sourceFields } from './field-groups'
import { FieldParts, FieldRow, isFilled } from './field-parts'
import { LinkOffer } from './link-offer'
import { PatchVerdictPart } from './patch-verdict-part'
import { PlacePart } from './place-part'
import { BayPart } from '../section-page/bay-part'
import { OutlookPart } from '../section-page/outlook-part'
import { OverridesPart } from '../section-page/overrides-part'
import { PlansPart } from '../section-page/plans-part'
import { SectionAlertsPart } from '../section-page/section-alerts-part'
import { SurroundingsPart } from '../section-page/surroundings-part'
import { TracePart } from '../section-page/trace-part'
import { WaterSourcePart } from '../section-page/water-source-part'
import { WorklistPart } from '../section-page/worklist-part'
import { SectionQualityPart } from './section-quality-part'
import { StationPart } from './station-part'
import '../../present/present.css'
import './inspector.css'

export function FeatureCard({ feature }: { readonly feature: FeatureRef }) {
  return (
    <div className="card">
      <QueryView query={useFeatureCard(feature)}>{(card) => <CardBody card={card} />}</QueryView>
    </div>
  )
}

function CardBody({ card }: { readonly card: Card }) {
  const { feature } = card
  return (
    <>
      <LinkOffer feature={feature} linkedTaskIds={card.tasks.map(({ id }) => id)} />
      <CardHead card={card} />
      {feature.kind === 'section' && <SectionPage feature={feature} />}
      {feature.kind === 'station' && <StationPart id={feature.id} />}
      {feature.kind === 'bay' && <BayPart feature={feature} />}
      {feature.kind === 'waterSource' && <WaterSourcePart id={feature.id} />}
      {feature.kind === 'patch' && <PatchVerdictPart feature={feature} />}
      <FeatureTasksPart feature={feature} tasks={card.tasks} />
      {feature.kind === 'section' && <SurroundingsPart id={feature.id} />}
      <FeatureLife feature={feature} />
      <FieldParts feature={feature} />
      <PlacePart card={card} />
      <DocumentsPart owner={{ layer: feature.kind, id: feature.id }} documents={card.documents} />
      <SourcePart card={card} />
    </>
  )
}

/** A section's page: what its water is like, what is done about it, where it comes from. */
function SectionPage({ feature: { id, properties } }: { readonly feature: Card['feature'] }) {
  const name = properties['name']
  return (
    <>
      <SectionQualityPart id={id} />
      <OutlookPart id={id} />
      <OverridesPart key={`overrides ${id}`} sectionId={id} />
      <SectionAlertsPart id={id} />
      <TracePart key={id} id={id} name={typeof name === 'string' ? name : null} />
      <WorklistPart key={`worklist ${id}`} sectionId={id} />
      <PlansPart key={`plans ${id}`} sectionId={id} />
    </>
  )
}

function FeatureLife({ feature: { kind, id, properties } }: { readonly feature: Card['feature'] }) {
  const past = usePast(({ asOf, recordedAt }) => asOf ?? recordedAt)
  if (kind !== 'outfall' && kind !== 'ecologicalBuffer' && kind !== 'bay') return null
  return (
    <>
      {past === null && <LifePart key={`${kind}.${id}.${String(properties['stage'])}`} subject={kind} id={id} />}
      <FeatureStepsPart subject={kind} id={id} />
    </>
  )
}

function CardHead({ card: { feature, bounds } }: { readonly card: Card }) {
  const t = useT()
  const showInTable = useTable((state) => state.showInTable)
  const { kind, properties } = feature
  const name = properties['name']
  const code = properties['code']
  return (
    <header className="card-head">
      <div className="card-marks">
        <Tag className="kind-tag">{t(layerTitle(kind))}</Tag>
        {properties['demonstration'] === true && <DemonstrationMark />}
      </div>
      <h2>{typeof name === 'string' && name !== '' ? name : t(inspectorMessages.noName)}</h2>
      <div className="card-actions">
        <span className="card-code quiet">{typeof code === 'string' ? code : ''}</span>
        <Button size="small" icon={<Crosshair size={13} />} disabled={bounds === null} onClick={() => frameFeature(kind, bounds)}>
          {t(inspectorMessages.frame)}
        </Button>
        <Button size="small" icon={<Table2 size={13} />} onClick={() => showInTable(kind)}>
          {t(inspectorMessages.inTable)}
        </Button>
        {(kind === 'outfall' || kind === 'ecologicalBuffer' || kind === 'bay') && <CardPrintButton subject={kind} id={feature.id} name={[code, name].find((text) => typeof text === 'string' && text !== '')?.toString() ?? feature.id} />}
      </div>
    </header>
  )
}

function SourcePart({ card: { feature } }: { readonly card: Card }) {
  const t = useT()
  const fields = sourceFields(feature.kind).filter((field) => isFilled(feature, field))
  if (fields.length === 0) return null
  return (
    <CardPart title={t(inspectorMessages.sourceGroup)}>
      <dl className="facts">
        {fields.map((field) => (
          <FieldRow key={field.name} feature={feature} field={field} />
        ))}
      </dl>
    </CardPart>
  )
}
