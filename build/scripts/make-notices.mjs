// @ts-check
/**
 * Writes THIRD-PARTY-NOTICES.md: `node build/scripts/make-notices.mjs`.
 *
 * Input: package-lock.json, the installed packages, `data/`. Exit status 1 when something shipped has no licence, or one
 * that the project does not take.
 */
import { NOTICES_FILE, writeNotices } from './notices/write-notices.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'

const { packages, problems } = await writeNotices(CHECKOUT)
process.stdout.write(`wrote ${NOTICES_FILE}: ${packages} packages\n`)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0
