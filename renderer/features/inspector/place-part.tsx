/** Where a feature lies and how large it is: districts, ellipsoid area or length, coordinates to copy. */
import { App, Button } from 'antd'
import { Copy } from 'lucide-react'
import type { FeatureCard } from '../../../shared/contract/feature'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { mapMessages } from '../../../shared/messages/map'
import { useLanguage, useT } from '../../i18n'
import { formatDegrees, formatDegreesMinutesSeconds, formatMetres, type LonLat, toGaussKruger } from '../../map/coordinates'
import { areaTexts, lengthTexts } from '../../present/measures'
import { useView } from '../../state/view'
import { type CoordinateFormat, coordinateFormats } from '../../state/view-state'
import { CardPart, FactRow } from './card-part'
import { placeFields } from './field-groups'
import { FieldRow } from './field-parts'

type Translate = ReturnType<typeof useT>

export function PlacePart({ card: { feature, bounds, areaSquareMeters, lengthMeters } }: { readonly card: FeatureCard }) {
  const t = useT()
  const language = useLanguage()
  const place = placeOf({ geometry: feature.geometry, bounds })
  return (
    <CardPart title={t(inspectorMessages.geometryGroup)}>
      <dl className="facts">
        {placeFields(feature.kind).map((field) => (
          <FieldRow key={field.name} feature={feature} field={field} />
        ))}
        {areaSquareMeters !== null && <Measure title={t(inspectorMessages.ellipsoidArea)} texts={areaTexts(areaSquareMeters, language, t)} />}
        {lengthMeters !== null && <Measure title={t(inspectorMessages.ellipsoidLength)} texts={lengthTexts(lengthMeters, language, t)} />}
        {place === null ? (
          <FactRow title={t(inspectorMessages.coordinates)}>{t(inspectorMessages.noGeometry)}</FactRow>
        ) : (
          <FactRow title={t(place.exact ? inspectorMessages.coordinates : inspectorMessages.middle)}>
            <Coordinates place={place.lonLat} />
          </FactRow>
        )}
      </dl>
    </CardPart>
  )
}

function Measure({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <FactRow title={title} numeric>
      {texts.map((text, index) => (
        <span key={text} className={index === 0 ? 'measure-main' : 'measure-other'}>
          {text}
        </span>
      ))}
    </FactRow>
  )
}

/** A point's own place, else the middle of the extent. */
function placeOf({ geometry, bounds }: Pick<FeatureCard, 'bounds'> & Pick<FeatureCard['feature'], 'geometry'>): { readonly lonLat: LonLat; readonly exact: boolean } | null {
  if (geometry?.type === 'Point') {
    const [lon, lat] = geometry.coordinates
    if (lon !== undefined && lat !== undefined) return { lonLat: [lon, lat], exact: true }
  }
  if (bounds === null) return null
  const [west, south, east, north] = bounds
  return { lonLat: [(west + east) / 2, (south + north) / 2], exact: false }
}

/** In the form of the status bar; a click on either goes to the next form. */
function Coordinates({ place }: { readonly place: LonLat }) {
  const t = useT()
  const { message } = App.useApp()
  const { coordinateFormat, set } = useView()
  const next = coordinateFormats[(coordinateFormats.indexOf(coordinateFormat) + 1) % coordinateFormats.length] ?? 'degrees'
  const text = coordinateText(place, coordinateFormat, t)
  const copy = () => void navigator.clipboard.writeText(text).then(() => message.success(t(inspectorMessages.copied)))
  return (
    <span className="coordinates-fact">
      <button type="button" className="plain-button" title={t(inspectorMessages.formatHint)} onClick={() => set({ coordinateFormat: next })}>
        {text}
      </button>
      <Button type="text" size="small" icon={<Copy size={13} />} aria-label={t(inspectorMessages.copy)} title={t(inspectorMessages.copy)} onClick={copy} />
    </span>
  )
}

function coordinateText(place: LonLat, format: CoordinateFormat, t: Translate): string {
  if (format === 'degrees') return formatDegrees(place)
  if (format === 'dms') return formatDegreesMinutesSeconds(place)
  const grid = toGaussKruger(place)
  return grid === null ? t(mapMessages.outsideGrid) : t(mapMessages.gaussKruger, { north: formatMetres(grid.north), east: formatMetres(grid.east) })
}
