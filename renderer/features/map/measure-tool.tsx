/** Measuring: sketch a line or an area, read its length or size in the trade's units. */
import { Button } from 'antd'
import { X } from 'lucide-react'
import { mapMessages } from '../../../shared/messages/map'
import { useLanguage, useT } from '../../i18n'
import type { LonLat } from '../../map/coordinates'
import { geodesicAreaOfRing, geodesicLengthMeters } from '../../map/geodesic'
import { type MeasureMode, useMeasure } from './measure-store'
import { useSketch } from './use-sketch'

const SQUARE_METERS_PER_MU = 2000 / 3
const SQUARE_METERS_PER_HECTARE = 10_000
const SQUARE_METERS_PER_SQUARE_KILOMETER = 1_000_000

export function MeasureTool() {
  const t = useT()
  const { mode, vertices, setMode } = useMeasure()
  useSketch()
  if (mode === null) return null
  return (
    <div className="measure" role="status">
      <header>
        <strong>{t(mode === 'distance' ? mapMessages.measureDistance : mapMessages.measureArea)}</strong>
        <span className="quiet">{t(mapMessages.onEllipsoid)}</span>
        <Button type="text" size="small" icon={<X size={14} />} aria-label={t(mapMessages.endMeasuring)} onClick={() => setMode(null)} />
      </header>
      {vertices.length < 2 ? <p className="quiet">{t(mapMessages.measureHint)}</p> : <Figures mode={mode} vertices={vertices} />}
    </div>
  )
}

function Figures({ mode, vertices }: { readonly mode: MeasureMode; readonly vertices: readonly LonLat[] }) {
  const t = useT()
  const language = useLanguage()
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  const length = (meters: number) => [
    t(mapMessages.meters, { value: number(meters, 1) }),
    t(mapMessages.kilometers, { value: number(meters / 1000, 3) }),
  ]
  if (mode === 'distance') return <Rows rows={[[t(mapMessages.distance), length(geodesicLengthMeters(vertices))]]} />
  const { squareMeters, perimeterMeters } = geodesicAreaOfRing(vertices)
  const area = [
    t(mapMessages.squareMeters, { value: number(squareMeters, 1) }),
    t(mapMessages.mu, { value: number(squareMeters / SQUARE_METERS_PER_MU, 3) }),
    t(mapMessages.hectares, { value: number(squareMeters / SQUARE_METERS_PER_HECTARE, 4) }),
    t(mapMessages.squareKilometers, { value: number(squareMeters / SQUARE_METERS_PER_SQUARE_KILOMETER, 4) }),
  ]
  return <Rows rows={[[t(mapMessages.area), area], [t(mapMessages.perimeter), length(perimeterMeters)]]} />
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, readonly string[]])[] }) {
  return (
    <dl>
      {rows.map(([title, values]) => (
        <div key={title}>
          <dt>{title}</dt>
          {values.map((value) => (
            <dd key={value}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
