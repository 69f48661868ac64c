/** Store a file once per content. */
import type { EntryInput } from '../audit/append-entry'
import { sha256 } from '../audit/entry-hash'
import type { Connection } from '../connection/connection'
import { shapeOfRecords } from '../schema/table-shape'
import type { RowValues } from '../workspace-store'
import { runAction } from './write-action'

/** @returns the document that holds the content, new or there before; in the latter case nothing is written and its own values stay */
export async function putDocument(
  connection: Connection,
  content: Uint8Array,
  values: RowValues,
  input: EntryInput,
): Promise<{ readonly documentId: string; readonly actionId: string }> {
  const digest = sha256(content)
  const known = connection.get<[number, number]>('SELECT fid, action_id FROM document WHERE sha256 = ?', digest)
  if (known !== null) return { documentId: String(known[0]), actionId: String(known[1]) }
  let documentId = ''
  const { actionId } = await runAction(connection, input, ({ rows }) => {
    connection.run('INSERT OR IGNORE INTO dutu_content VALUES (?, ?)', digest, content)
    documentId = String(rows.insert(shapeOfRecords('document'), null, { ...values, sha256: digest, byte_length: content.byteLength }))
  })
  return { documentId, actionId }
}
