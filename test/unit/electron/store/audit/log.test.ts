import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { canonicalJson, entryHash } from '../../../../../electron/store/audit/entry-hash'
import { parseImage } from '../../../../../electron/store/audit/row-images'

describe('row images', () => {
  it('gives back every value that SQLite quotes', () => {
    const values = [null, 0.1 + 0.2, -1.5e300, 5e-324, 42, 9007199254740993n, "it's, a=1,b='x'\n如东", '', Buffer.from([0, 255])]
    const database = new Database(':memory:')
    const image = (database.prepare(`SELECT ${values.map((_, index) => `',c${index}=' || quote(?)`).join(' || ')}`).pluck().get(...values) as string) ?? ''
    database.close()
    const parsed = parseImage(image)
    expect([...parsed.values()]).toEqual(values)
    expect([...parsed.keys()]).toEqual(values.map((_, index) => `c${index}`))
  })

  it('puts the geometry in its place and refuses a broken image', () => {
    const blob = new Uint8Array([1])
    expect(parseImage(',geom=BLOB,name=NULL', blob)).toEqual(new Map([['geom', blob], ['name', null]]))
    expect(() => parseImage(",name='ab")).toThrow('image ends inside a text')
    expect(() => parseImage('name=1')).toThrow('image is broken')
    expect(() => parseImage(',name=abc')).toThrow('no literal')
  })
})

describe('hash of an entry', () => {
  const entry = {
    seq: 2, time: '2023-10-31T08:00:00.000Z', actor: '张', action: 'feature.update', params: '{}', reason: null, undoes: null,
    inserted: 0, updated: 1, deleted: 0, tables: '{}', rowsDigest: 'aa', previousHash: 'bb',
  }

  it('is SHA-256 of the canonical JSON that the definition in gpkg_extensions describes', () => {
    const text = '{"action":"feature.update","actor":"张","deleted":0,"inserted":0,"params":"{}","previous_hash":"bb","reason":null,"rows_digest":"aa","seq":2,"tables":"{}","time":"2023-10-31T08:00:00.000Z","undoes":null,"updated":1}'
    expect(entryHash(entry)).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('changes with every field', () => {
    const hashes = Object.entries(entry).map(([key, value]) => entryHash({ ...entry, [key]: typeof value === 'number' ? value + 1 : `${value ?? ''}x` }))
    expect(new Set([...hashes, entryHash(entry)]).size).toBe(hashes.length + 1)
  })

  it('sorts keys at every depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }], a: null, e: undefined })).toBe('{"a":null,"b":[{"c":"é","d":1}]}')
  })
})
