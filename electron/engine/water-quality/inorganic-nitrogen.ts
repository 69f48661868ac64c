/**
 * Inorganic nitrogen of sea water (无机氮): nitrate + nitrite + ammonia nitrogen (GB 3097-1997), where it is not reported itself.
 */
import { asItemAmount, type Reading, type Sample } from '../../../shared/domain/water-quality/reading'
import { toDecimal, toNumber } from './exact-decimal'
import { countedAmount } from './grading-table'

/**
 * A sea sample with its inorganic nitrogen.
 *
 * Parts below detection count as half their limit. With a part missing the sum is unknown and is left out.
 */
export function withInorganicNitrogen(sample: Sample): Sample {
  if (sample.inorganicNitrogen !== undefined) return sample
  const parts = [sample.nitrateNitrogen, sample.nitriteNitrogen, sample.ammoniaNitrogen]
  if (!parts.every((part) => part !== undefined)) return sample
  const amounts = (parts as Reading[]).map(countedAmount)
  const digits = Math.max(...amounts.map((amount) => amount.digits))
  const units = amounts.reduce((sum, amount) => sum + toDecimal(toNumber(amount), digits).units, 0)
  return { ...sample, inorganicNitrogen: { value: asItemAmount(toNumber({ units, digits })), digits, belowDetection: false } }
}
