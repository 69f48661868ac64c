/** Numerals of water classes for small marks. */
import type { WaterClass } from '../../shared/domain/section'
import { waterClassNumerals } from '../../shared/domain/style-palette'
import type { Language } from '../../shared/messages/translate'

/** `Ⅰ` to `Ⅴ`; what is worse is `劣Ⅴ` in Chinese and `>Ⅴ` in English. Empty where nothing could be graded. */
export function classNumeral(waterClass: WaterClass | null, language: Language): string {
  if (waterClass === null) return ''
  return waterClass === 6 && language === 'en' ? '>Ⅴ' : waterClassNumerals[waterClass]
}
