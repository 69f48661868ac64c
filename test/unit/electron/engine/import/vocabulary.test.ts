/** Spellings of codes: none leads to two codes, and every title leads to its own. */
import { describe, expect, it } from 'vitest'
import { plainName } from '../../../../../electron/engine/import/heading'
import { codeOf } from '../../../../../electron/engine/import/vocabulary-codes'
import { vocabularySpellings } from '../../../../../shared/domain/import-vocabulary'
import { vocabularies, type VocabularyId } from '../../../../../shared/domain/vocabularies'

const ids = Object.keys(vocabularies) as VocabularyId[]

describe.each(ids)('%s', (id) => {
  const entries: Readonly<Record<string, { zh: string; en: string }>> = vocabularies[id]

  it('reads its own codes and titles back', () => {
    for (const [code, { zh, en }] of Object.entries(entries)) expect([codeOf(id, code), codeOf(id, zh), codeOf(id, en)], code).toEqual([code, code, code])
  })

  it('has no spelling for two codes', () => {
    const spellings: Readonly<Record<string, readonly string[] | undefined>> = vocabularySpellings[id] ?? {}
    const owners = new Map<string, string>()
    for (const [code, { zh, en }] of Object.entries(entries)) for (const name of [code, zh, en]) owners.set(plainName(name), code)
    for (const [code, names = []] of Object.entries(spellings)) {
      for (const name of names) {
        const plain = name.startsWith('>') ? plainName(`劣${name.slice(1)}`) : plainName(name)
        expect([name, owners.get(plain) ?? code]).toEqual([name, code])
        owners.set(plain, code)
        expect(codeOf(id, name), name).toBe(code)
      }
    }
  })
})
