/**
 * Every step from the first published schema (version 1) to the present one, in order.
 *
 * A step is never changed once files with its version exist; `test/fixtures/schema/` keeps one of every version.
 */
import { supervision } from './0002-supervision'
import type { Migration } from './migration'

export const migrations: readonly Migration[] = [supervision]
