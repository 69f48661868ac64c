/** Field names made usable: none empty, none twice. */

/**
 * @param names as the file has them
 * @returns the same, trimmed; an empty one becomes `fieldN` (N is its 1-based place), a repeated one gets `_2`, `_3` …
 */
export function uniqueFieldNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((raw, index) => {
    const base = raw.trim() === '' ? `field${index + 1}` : raw.trim()
    let name = base
    for (let suffix = 2; used.has(name.toLowerCase()); suffix++) name = `${base}_${suffix}`
    used.add(name.toLowerCase())
    return name
  })
}
