import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeNotices, NOTICES_FILE } from '../../../../../build/scripts/notices/write-notices.mjs'
import { CHECKOUT } from '../../../../../build/scripts/runtime/checkout.mjs'

test('everything shipped has a licence that the project takes, and data name theirs', async () => {
  expect((await makeNotices(CHECKOUT)).problems).toEqual([])
})

test(`${NOTICES_FILE} is what its script makes of the packages and data of today`, async () => {
  const { text } = await makeNotices(CHECKOUT)
  expect(readFileSync(join(CHECKOUT, NOTICES_FILE), 'utf8') === text, 'run: node build/scripts/make-notices.mjs').toBe(true)
})
