/** What it would take to be rid of a finding: the smallest shift and the trim, worked out when asked for and shown on the map. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Geometry } from 'geojson'
import { useState } from 'react'
import type { FindingMend } from '../../../shared/domain/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { findingMendOptions } from '../../api/queries/check'
import { useLanguage, useT } from '../../i18n'
import { areaTexts } from '../../present/measures'
import { QueryView } from '../../present/query-view'
import { useCheck } from '../../state/check'
import { frameGeometry } from '../../state/show'
import { CardPart } from '../inspector/card-part'

const EIGHTH = 45
const DIRECTIONS = 8

type Props = { readonly index: number; readonly fingerprint: string }

export function WayOutPart({ index, fingerprint }: Props) {
  const t = useT()
  const [asked, setAsked] = useState(false)
  return (
    <CardPart title={t(messages.wayOut)}>
      {asked ? (
        <Answer index={index} fingerprint={fingerprint} />
      ) : (
        <Button size="small" onClick={() => setAsked(true)}>
          {t(messages.searchWayOut)}
        </Button>
      )}
    </CardPart>
  )
}

function Answer({ index, fingerprint }: Props) {
  return <QueryView query={useQuery(findingMendOptions(index, fingerprint))}>{(mend) => <Mend mend={mend} />}</QueryView>
}

function Mend({ mend: { shift, trim, reachMeters } }: { readonly mend: FindingMend }) {
  const t = useT()
  const language = useLanguage()
  const area = (squareMeters: number) => areaTexts(squareMeters, language, t)[0] ?? ''
  return (
    <ul className="way-out">
      <li>
        {shift === null ? (
          t(messages.noShift, { reach: reachMeters })
        ) : (
          <>
            <ShiftText shift={shift} /> <ShowOnMap geometry={shift.geometry} />
          </>
        )}
      </li>
      {trim !== null && (
        <li>
          {trim.geometry === null ? (
            t(messages.nothingLeft)
          ) : (
            <>
              {t(messages.trimSentence, { area: area(trim.squareMeters), removed: area(trim.removedSquareMeters) })} <ShowOnMap geometry={trim.geometry} />
            </>
          )}
        </li>
      )}
    </ul>
  )
}

function ShiftText({ shift }: { readonly shift: NonNullable<FindingMend['shift']> }) {
  const t = useT()
  const language = useLanguage()
  const number = (value: number) => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.abs(value))
  const eighth = Math.round(shift.azimuthDegrees / EIGHTH) % DIRECTIONS
  const direction = messages[`direction_${eighth}` as 'direction_0']
  return t(messages.shiftSentence, {
    direction: t(direction),
    meters: `${number(shift.meters)} m`,
    east: t(shift.eastMeters < 0 ? messages.westBy : messages.eastBy, { meters: number(shift.eastMeters) }),
    north: t(shift.northMeters < 0 ? messages.southBy : messages.northBy, { meters: number(shift.northMeters) }),
  })
}

function ShowOnMap({ geometry }: { readonly geometry: Geometry }) {
  const t = useT()
  const setProposal = useCheck((state) => state.setProposal)
  const show = () => {
    setProposal(geometry)
    frameGeometry(geometry)
  }
  return (
    <button type="button" className="link-button" onClick={show}>
      {t(messages.onMap)}
    </button>
  )
}
