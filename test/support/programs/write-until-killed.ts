/**
 * A program that writes to a workspace without end, for tests that kill it. Arguments: file, journal.
 *
 * Action n inserts 40 outfalls named `n`, renames those of the action before, and deletes those of the one before that. After each
 * commit it prints n.
 */
import { openWorkspace } from '../../../electron/store'
import type { Change } from '../../../electron/store/workspace-store'

const ROWS = 40
const [file = '', journal = ''] = process.argv.slice(2)
const workspace = await openWorkspace(file, { journal: journal === 'rollback' ? 'rollback' : 'wal' })

function* changesOf(action: number, previous: readonly string[], older: readonly string[]): Generator<Change> {
  for (let row = 0; row < ROWS; row++) {
    yield { op: 'insertFeature', kind: 'outfall', geometry: { type: 'Point', coordinates: [120 + row / 100, 32 + (action % 100) / 100] }, values: { name: String(action) }, ref: String(row) }
  }
  for (const id of previous) yield { op: 'updateFeature', kind: 'outfall', id, values: { name: `${action}后` } }
  for (const id of older) yield { op: 'deleteFeature', kind: 'outfall', id }
}

let previous: readonly string[] = []
let older: readonly string[] = []
for (let action = 1; ; action++) {
  const { ids } = await workspace.write({ action: 'test.write', actor: 'writer', params: {} }, changesOf(action, previous, older))
  older = previous
  previous = [...ids.values()]
  process.stdout.write(`${action}\n`)
}
