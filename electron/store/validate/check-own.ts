/** What else is ours in the file: schema version, documents, edits by other programs. */
import { countOutsideEdits } from '../audit/adopt-outside-edits'
import { sha256 } from '../audit/entry-hash'
import { SCHEMA_VERSION } from '../schema/create-schema'
import { readMeta } from '../schema/meta'
import { tableShapes } from '../schema/table-shape'
import { type Check, problem } from './check'
import { columnsOf, hasTable } from './check-geopackage'

export const schemaCheck: Check = {
  name: 'schema',
  *run(connection) {
    const { schemaVersion: version } = readMeta(connection)
    if (version > SCHEMA_VERSION) yield problem('validation.schemaNewer', { version, supported: SCHEMA_VERSION })
    // An older schema may lack what a newer one has.
    if (version !== SCHEMA_VERSION) return
    for (const { table, columns } of tableShapes) {
      if (!hasTable(connection, table)) yield problem('validation.tableMissing', { table })
      else {
        const present = columnsOf(connection, table)
        for (const { name } of columns) if (!present.has(name)) yield problem('validation.columnMissing', { table, column: name })
      }
    }
  },
}

export const documentsCheck: Check = {
  name: 'documents',
  *run(connection) {
    const rows = connection.all<[number, string | null, string | null, number | null]>('SELECT fid, name, sha256, byte_length FROM document')
    for (const [fid, name, digest, byteLength] of rows) {
      const params = { document: String(fid), name: name ?? '' }
      const content = digest === null ? null : connection.value<Uint8Array>('SELECT content FROM dutu_content WHERE sha256 = ?', digest)
      if (content === null) yield problem('validation.documentContentMissing', params)
      else if (sha256(content) !== digest || content.byteLength !== byteLength) yield problem('validation.documentContentAltered', params)
      yield null
    }
  },
}

export const outsideEditsCheck: Check = {
  name: 'outsideEdits',
  isNotice: true,
  *run(connection) {
    const count = countOutsideEdits(connection)
    if (count > 0) yield problem('validation.outsideEdits', { count })
  },
}
