import path from 'node:path'
import { expect, it } from 'vitest'
import { readSource } from '../../../../support/read-source'

const fixtures = path.join(import.meta.dirname, '../../../../fixtures/formats/xls')

// Found by fuzzing: a text whose length lies behind the end of its record kept the library busy for three minutes, then memory was full.
it('a workbook with a text that goes on without end is damaged', { timeout: 60_000 }, async () => {
  await expect(readSource(path.join(fixtures, 'text-behind-its-record.xls'))).rejects.toMatchObject({ code: 'import.damaged' })
})
