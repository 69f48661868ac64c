/** Districts under the names that ledgers give them: 如东 is 如东县, 南通市如东县 too, where no other district could be meant. */

const SUFFIX = /(?:特别行政区|自治县|经济技术开发区|经济开发区|高新技术产业开发区|示范区|开发区|管委会|新区|县|市|区)$/
const PREFIX = /^(?:江苏省?)?(?:[\u4e00-\u9fff]{2,3}市)(?=[\u4e00-\u9fff]{2,})/

/**
 * @param names districts of the workspace
 * @returns the name that a text means; null where none or several could be meant
 */
export function createNameMatcher(names: readonly string[]): (text: string) => string | null {
  const exact = new Set(names)
  const byStem = new Map<string, Set<string>>()
  for (const name of exact) byStem.set(stemOf(name), (byStem.get(stemOf(name)) ?? new Set()).add(name))
  return (text) => {
    const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
    if (exact.has(plain)) return plain
    for (const candidate of [plain, plain.replace(PREFIX, '')]) {
      if (exact.has(candidate)) return candidate
      const found = byStem.get(stemOf(candidate))
      if (found !== undefined && found.size === 1) return [...found][0] ?? null
    }
    return null
  }
}

function stemOf(name: string): string {
  const stem = name.replace(SUFFIX, '')
  return stem.length < 2 ? name : stem
}
