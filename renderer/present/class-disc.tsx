/** A water class as a disc in its colour with its Roman numeral; a red ring where the section misses its own target. */
import type { WaterClass } from '../../shared/domain/section'
import { sectionSymbol, waterClassColours } from '../../shared/domain/style-palette'
import { vocabularies } from '../../shared/domain/vocabularies'
import { sectionMessages } from '../../shared/messages/sections'
import { useLanguage, useT } from '../i18n'
import { classNumeral } from './class-numeral'
import './present.css'

type Props = {
  /** Null: nothing could be graded. */
  readonly waterClass: WaterClass | null
  readonly missed?: boolean
  /** Diameter in CSS pixels. */
  readonly size?: number
}

export function ClassDisc({ waterClass, missed = false, size = 22 }: Props) {
  const t = useT()
  const label = waterClass === null ? t(sectionMessages.noData) : t(vocabularies.waterClass[waterClass])
  const numeral = classNumeral(waterClass, useLanguage())
  return (
    <svg className="class-disc" width={size} height={size} viewBox="-12 -12 24 24" role="img" aria-label={label}>
      {missed && <circle r={11} fill="#FFFFFF" stroke={sectionSymbol.missedRing} strokeWidth={2} />}
      <circle r={missed ? 8 : 10} fill={waterClass === null ? sectionSymbol.unknownFill : waterClassColours[waterClass]} stroke={sectionSymbol.outline} strokeWidth={1} />
      <text
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={(numeral.length > 1 ? 8.5 : 11) - (missed ? 1.5 : 0)}
        fontWeight={600}
        // On full red only black is read easily.
        fill={waterClass === 6 ? '#000000' : sectionSymbol.numeral}
      >
        {numeral}
      </text>
    </svg>
  )
}
