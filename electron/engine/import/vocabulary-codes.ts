/** The code that a text means in a vocabulary: the code itself, its title in either language, or a spelling that files use. */
import { vocabularySpellings } from '../../../shared/domain/import-vocabulary'
import { vocabularies, type VocabularyId } from '../../../shared/domain/vocabularies'
import type { Message } from '../../../shared/messages/translate'
import { plainName } from './heading'

const tables = new Map<VocabularyId, ReadonlyMap<string, string>>()

/** Words at the end that titles and ledgers use as they like: 工业 and 工业排污口, 优先保护 and 优先保护单元. */
const LOOSE_SUFFIX = /(?:排污口|排放口|排口|单元|类型|类|型|项目|水质|标准)$/

/** Plain spelling → code. */
function tableOf(vocabulary: VocabularyId): ReadonlyMap<string, string> {
  const known = tables.get(vocabulary)
  if (known !== undefined) return known
  const entries: Readonly<Record<string, Message>> = vocabularies[vocabulary]
  const spellings: Readonly<Record<string, readonly string[] | undefined>> = vocabularySpellings[vocabulary] ?? {}
  const table = new Map<string, string>()
  for (const [code, { zh, en }] of Object.entries(entries)) for (const name of [code, zh, en]) table.set(plainName(name), code)
  for (const code of Object.keys(entries)) {
    for (const name of spellings[code] ?? []) if (!table.has(plainName(name))) table.set(plainName(name), code)
  }
  for (const [name, code] of table) {
    const stem = name.replace(LOOSE_SUFFIX, '')
    if (stem.length > 1 && !table.has(stem)) table.set(stem, code)
  }
  tables.set(vocabulary, table)
  return table
}

/**
 * @param text as written
 * @returns the code; null where the text fits none, or several. Of several levels in one cell (`工业排污口/工矿企业排污口`) the one that fits counts
 */
export function codeOf(vocabulary: VocabularyId, text: string): string | null {
  const table = tableOf(vocabulary)
  const whole = findCode(table, text)
  if (whole !== null) return whole
  const parts = text.normalize('NFKC').split(/[-—–/\\>→、,，;；()|]+/)
  if (parts.length < 2) return null
  const codes = new Set(parts.map((part) => findCode(table, part)).filter((code) => code !== null))
  const [code] = codes
  return codes.size === 1 && code !== undefined ? code : null
}

function findCode(table: ReadonlyMap<string, string>, text: string): string | null {
  // 劣Ⅴ may be written >Ⅴ; the sign would not survive.
  const plain = plainName(text.replace(/^[>＞]/, '劣'))
  if (plain === '') return null
  return table.get(plain) ?? table.get(plain.replace(LOOSE_SUFFIX, '')) ?? null
}
