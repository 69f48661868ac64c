/** The map's scale as a ratio, in the middle of the map. */
import { mapMessages } from '../../../shared/messages/map'
import { useLanguage, useT } from '../../i18n'
import { scaleDenominator } from '../../map/scale'
import { useMapStore } from './map-store'

export function ScaleReadout() {
  const t = useT()
  const language = useLanguage()
  const metersPerPixel = useMapStore((state) => state.metersPerPixel)
  if (metersPerPixel === null) return null
  const denominator = new Intl.NumberFormat(language).format(scaleDenominator(metersPerPixel))
  return <span title={t(mapMessages.scaleHint)}>{t(mapMessages.scale, { denominator })}</span>
}
