/** A published percentage as a person types it. */

/** `87.3`, `87.3%`, full width: the fraction and the decimals it was written with. Null where it is no percentage. */
export function parsePercent(text: string): { readonly ratio: number; readonly decimals: number } | null {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?\s*%?$/.exec(text.normalize('NFKC').trim())
  if (match === null) return null
  const decimals = match[2]?.length ?? 0
  // One division of whole numbers: 87.3 / 100 would be off in its last figure.
  const ratio = Number(`${match[1]}${match[2] ?? ''}`) / Number(`1e${decimals + 2}`)
  return ratio <= 1 ? { ratio, decimals } : null
}
