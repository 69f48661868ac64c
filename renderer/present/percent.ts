/** Percentages as bulletins print them: rounded half to even (GB/T 8170) from the two counts, so that no binary fraction tips the last digit. */

/**
 * @param count part of `total`, both whole numbers
 * @param decimals of the percentage
 * @returns `93.8%`; `–` of nothing
 */
export function percentOf(count: number, total: number, decimals = 1): string {
  if (total === 0) return '–'
  const scale = 10 ** decimals
  const scaled = count * 100 * scale
  const below = Math.floor(scaled / total)
  const twiceRest = 2 * (scaled - below * total)
  const roundsUp = twiceRest > total || (twiceRest === total && below % 2 === 1)
  return `${((below + (roundsUp ? 1 : 0)) / scale).toFixed(decimals)}%`
}

/** A published ratio (0.873) as its percentage: `87.3%`. */
export function percentOfRatio(ratio: number, decimals = 1): string {
  // Ratios are published with at most six decimals.
  return percentOf(Math.round(ratio * 1e6), 1e6, decimals)
}
