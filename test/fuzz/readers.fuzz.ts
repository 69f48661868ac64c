/**
 * `npm run fuzz`: every reader on damaged files, for as long as DUTU_FUZZ_SECONDS says (default 120), from seed DUTU_FUZZ_SEED.
 * DUTU_FUZZ_FILE takes only the files whose names contain it.
 *
 * A case that fails is kept in the folder that its message names. The case under way is written down before it runs, so that one
 * that never ends can be found.
 */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { loadCorpus } from './corpus'
import { damage, runCase, writeSpecimen } from './run-case'

const SECONDS = Number(process.env['DUTU_FUZZ_SECONDS'] ?? 120)
const FIRST_SEED = Number(process.env['DUTU_FUZZ_SEED'] ?? 20_231_031)
/** A case of some kilobytes that takes longer than this hangs for any practical purpose. */
const MAX_CASE_MS = 10_000
const MAX_MEMORY_BYTES = 2 * 1024 ** 3

it(`reads damaged files for ${SECONDS} s`, { timeout: (SECONDS + 60) * 1000 }, async () => {
  const work = mkdtempSync(path.join(tmpdir(), 'dutu-fuzz-'))
  const everything = loadCorpus()
  const corpus = everything.filter(({ name }) => name.includes(process.env['DUTU_FUZZ_FILE'] ?? ''))
  const end = Date.now() + SECONDS * 1000
  const outcomes = new Map<string, number>()
  const failures: string[] = []
  let cases = 0
  for (let seed = FIRST_SEED; Date.now() < end; seed++) {
    const specimen = corpus[cases % corpus.length]!
    const label = `${specimen.name} seed ${seed}`
    writeFileSync(path.join(work, 'under-way.txt'), label)
    const started = Date.now()
    const file = writeSpecimen(damage(specimen, everything, seed), path.join(work, 'case'))
    try {
      const outcome = await runCase(file)
      const key = 'refused' in outcome ? outcome.refused : outcome.records > 0 ? 'read' : 'empty'
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
      if (Date.now() - started > MAX_CASE_MS) throw new Error(`took ${Date.now() - started} ms`)
      if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) throw new Error(`memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`)
    } catch (error) {
      const kept = path.join(work, `failure-${failures.length}`)
      mkdirSync(kept, { recursive: true })
      cpSync(path.join(work, 'case'), kept, { recursive: true })
      failures.push(`${label} in ${kept}: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)}`)
      if (failures.length >= 20) break
    }
    cases++
  }
  console.log(`${cases} cases of ${corpus.length} files`, Object.fromEntries([...outcomes].sort((a, b) => b[1] - a[1])))
  expect(failures).toEqual([])
})
