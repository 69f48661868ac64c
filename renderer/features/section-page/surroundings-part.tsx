/** Stations and outfalls that belong to a section. */
import type { SectionSurroundings } from '../../../shared/domain/section-work'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { useSectionSurroundings } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { showFeature } from '../../state/show'
import { CardPart } from '../inspector/card-part'
import { useState } from 'react'
import './section-page.css'

export function SurroundingsPart({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <CardPart title={t(messages.belongs)}>
      <QueryView query={useSectionSurroundings(id)}>{(around) => <Around around={around} />}</QueryView>
    </CardPart>
  )
}

function Around({ around: { stations, outfalls } }: { readonly around: SectionSurroundings }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  if (stations.length === 0 && outfalls.total === 0) return <p className="card-empty quiet">{t(messages.noneBelongs)}</p>
  return (
    <>
      {stations.length > 0 && (
        <p>
          <span className="quiet">{`${t(messages.stations)} ${stations.length}  `}</span>
          {stations.map((station) => (
            <button key={station.id} type="button" className="link-button" onClick={() => void showFeature(station, station.bounds)}>
              {station.name ?? station.code}
            </button>
          ))}
        </p>
      )}
      {outfalls.total > 0 && (
        <>
          <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            {`${t(messages.outfalls)} ${outfalls.total}（${t(outfalls.by === 'section' ? messages.bySection : messages.byCatchment)}）`}
          </button>
          <p className="stage-counts quiet">
            {outfalls.stages.map(({ stage, count }) => (
              <span key={stage ?? 'none'}>{`${stage === null ? '–' : t(vocabularies.outfallStage[stage])} ${count}`}</span>
            ))}
          </p>
          {open && (
            <ul className="card-list">
              {outfalls.features.length < outfalls.total && <li className="quiet">{t(messages.firstOf, { count: outfalls.features.length })}</li>}
              {outfalls.features.map((outfall) => (
                <li key={outfall.id}>
                  <button type="button" className="link-button" onClick={() => void showFeature(outfall, outfall.bounds)}>
                    {outfall.name ?? outfall.code}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}
