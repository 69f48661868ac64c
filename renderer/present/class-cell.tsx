/** A water class in a strip of months: class colour with numeral, a red bar where the section missed its own target. */
import type { WaterClass } from '../../shared/domain/section'
import { waterClassColours } from '../../shared/domain/style-palette'
import { useLanguage } from '../i18n'
import { classNumeral } from './class-numeral'
import './present.css'

type Props = {
  /** Null: nothing could be graded. */
  readonly waterClass: WaterClass | null
  readonly met: boolean | null
  /** The chosen month. */
  readonly chosen: boolean
  readonly title: string
  readonly tabbable?: boolean
  readonly onPick: () => void
}

export function ClassCell({ waterClass, met, chosen, title, tabbable = true, onPick }: Props) {
  return (
    <button
      type="button"
      className={met === false ? 'class-cell class-cell-missed' : 'class-cell'}
      data-class={waterClass ?? 0}
      aria-pressed={chosen}
      tabIndex={tabbable ? 0 : -1}
      title={title}
      aria-label={title}
      style={waterClass === null ? undefined : { background: waterClassColours[waterClass] }}
      onClick={onPick}
    >
      {classNumeral(waterClass, useLanguage())}
    </button>
  )
}
