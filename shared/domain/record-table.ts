/** What a table without geometry is: its titles and columns. */
import type { Message } from '../messages/translate'
import type { Field } from './field'

/**
 * A record table. It is registered in the GeoPackage as `attributes`; `fid` (primary key) and `action_id` (the log's action that
 * inserted the row) stand in every one and are not listed.
 */
export type RecordTable = {
  readonly id: string
  readonly table: string
  readonly title: Message
  readonly fields: readonly Field[]
}

export const defineTable = <const T extends RecordTable>(definition: T): T => definition
