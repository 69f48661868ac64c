/** Triggers that other programs must find: spatial index, row counts, log. */
import { appendOnlyTriggers, auditTriggers } from '../audit/audit-tables'
import type { Connection } from '../connection/connection'
import { rtreeTriggers } from '../geopackage/rtree'
import { countTriggers } from '../geopackage/row-counts'
import { tableShapes } from '../schema/table-shape'
import { type Check, type Finding, problem } from './check'
import { columnsOf, hasTable } from './check-geopackage'

/** GDAL takes triggers of the spatial index and of the counts off and puts its own wording back: only their presence counts. */
export const triggersCheck: Check = {
  name: 'triggers',
  *run(connection) {
    for (const shape of tableShapes) {
      if (!hasTable(connection, shape.table)) continue
      const expected = [...countTriggers(shape.table).keys(), ...(shape.geometry === null ? [] : rtreeTriggers(shape.table).keys())]
      for (const trigger of expected) if (triggerSql(connection, trigger) === null) yield problem('validation.triggerMissing', { trigger })
    }
  },
}

/** Those that write the log, word for word. They name the columns that the file has: an older schema lacks some. */
export const auditTriggersCheck: Check = {
  name: 'auditTriggers',
  *run(connection) {
    yield* compare(connection, appendOnlyTriggers)
    for (const shape of tableShapes) {
      const present = columnsOf(connection, shape.table)
      if (present.size > 0) yield* compare(connection, auditTriggers({ ...shape, columns: shape.columns.filter(({ name }) => present.has(name)) }))
    }
  },
}

function* compare(connection: Connection, triggers: ReadonlyMap<string, string>): Generator<Finding> {
  for (const [trigger, sql] of triggers) {
    const found = triggerSql(connection, trigger)
    if (found === null) yield problem('validation.triggerMissing', { trigger })
    else if (found !== sql) yield problem('validation.triggerAltered', { trigger })
  }
}

function triggerSql(connection: Connection, name: string): string | null {
  return connection.value<string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", name)
}
