import path from 'node:path'
import { expect, it } from 'vitest'
import { readSource } from '../../../../support/read-source'

const fixtures = path.join(import.meta.dirname, '../../../../fixtures/formats/xls')

// Found by fuzzing: texts whose length lies behind the end of their record kept the library busy for minutes, until memory was full.
it.each(['text-behind-its-record.xls', 'text-without-end-biff8.xls'])('the damaged workbook %s is refused in the end', { timeout: 60_000 }, async (name) => {
  await expect(readSource(path.join(fixtures, name))).rejects.toMatchObject({ code: 'import.damaged' })
})
