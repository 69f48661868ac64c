/** A short slice of `npm run fuzz`: a few damages of every file, always the same ones. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCorpus } from '../../../fuzz/corpus'
import { damage, runCase, writeSpecimen } from '../../../fuzz/run-case'
import { createTemporaryFolder } from '../../../support/temporary-folder'

const CASES_EACH = 6
const folder = path.join(createTemporaryFolder(), 'case')
const corpus = loadCorpus().filter(({ name }) => !name.includes(path.sep))

describe('readers on damaged files', () => {
  for (const [index, specimen] of corpus.entries()) {
    it(`end well on ${specimen.name}`, async () => {
      const whole = await runCase(writeSpecimen(specimen, folder))
      expect(whole).toHaveProperty('records')
      for (let seed = 1; seed <= CASES_EACH; seed++) {
        await runCase(writeSpecimen(damage(specimen, corpus, 1000 * index + seed), folder))
      }
    })
  }
})
