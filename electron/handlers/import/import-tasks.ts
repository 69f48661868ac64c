/** Import of a rectification ledger: tasks, with their first steps where the ledger dates them. */
import type { Value } from '../../../shared/domain/feature'
import { CLOSED_STATES } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { completeTask, taskFields } from '../../engine/import/complete-task'
import { type Columns, RowConverter } from '../../engine/import/convert-rows'
import { codeOf } from '../../engine/import/vocabulary-codes'
import { findKey, keysOf, keyText, parseOthers } from '../../engine/import/row-key'
import type { Change, RecordRow } from '../../store/workspace-store'
import { readPlaceLayers } from '../derive-places'
import { type ExistingKey, RowMatcher } from './import-matches'
import { MISSING_MARK, planMissing } from './import-missing'
import { matchTaskColumns } from './import-task-columns'
import { actionOf, type ImportOutcome, type ImportTask } from './import-outcome'
import { defaultDay } from '../tasks/moment'

const statesInWords = new Set<Value>(Object.entries(vocabularies.taskState).flatMap(([code, { zh, en }]) => [code, zh, en]))

const isTitleOfState = (written: Value): boolean => statesInWords.has(typeof written === 'string' ? written.trim() : written)

type TaskValues = Readonly<Record<string, Value>>

/** Ledgers have thousands of rows at most, so they are held in memory. */
export async function importTasks(task: ImportTask): Promise<ImportOutcome> {
  const { workspace, opened, options, dryRun, log, job } = task
  const { layer, source } = opened
  const matched = await matchTaskColumns(opened, options, job.signal)
  const stateColumn = matched.find(({ field }) => field.name === 'state')
  const converter = new RowConverter(layer.fields, matched, new Set(), true, completeTask)
  const key = options.key === undefined ? null : findKey(options.key, taskFields, layer.fields, matched, converter.names)
  const { districtNamed } = await readPlaceLayers(workspace)
  const existing = key === null ? [] : (await workspace.listRecords({ table: 'task' })).rows
  const matcher = key === null ? null : new RowMatcher(options, existingKeys(existing, key.kind === 'column' ? (row) => row.values[key.name] ?? null : (row) => parseOthers(row.values['extra'] ?? null)[key.name] ?? null), log, MISSING_MARK)
  const byId = new Map(existing.map((row) => [row.id, row]))
  // What a task's state is follows from its steps where it has any.
  const withSteps = new Set(key === null ? [] : (await workspace.countRecords({ table: 'taskStep' }, ['task_id'])).map((group) => String(group.key[0])))
  const today = await defaultDay(workspace)
  const changes: Change[] = []
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, repaired: 0 }
  let stateless = 0
  for await (const { records, problems } of source.read(layer, job.signal)) {
    log.addAll(problems)
    for (const { row, line, attributes, problems: found } of records) {
      counts.read++
      log.addAll(found, row, line)
      if (found.some(({ severity }) => severity === 'rejected')) {
        counts.rejected++
        continue
      }
      // 未达序时进度 says more than the state that it means; 公示 says just that, and a ledger that comes back unchanged is no news.
      const written = stateColumn === undefined ? null : (attributes[stateColumn.index] ?? null)
      log.addAll(converter.add(attributes, written === null || written === '' || isTitleOfState(written) ? null : { [layer.fields[stateColumn!.index]!.name]: written }), row, line)
      const { columns } = converter.take()
      const values = withProgressStatus(valuesOf(columns), written)
      const named = typeof values['district'] === 'string' ? districtNamed(values['district']) : null
      const settled = named === null ? values : { ...values, district: named }
      const rowKey = key === null ? null : (keysOf(key, columns, 1)[0] ?? null)
      const match = matcher?.find({ row, line, key: rowKey }) ?? 'new'
      if (match === 'rejected') {
        counts.rejected++
        continue
      }
      if (found.some(({ severity }) => severity === 'repaired')) counts.repaired++
      if (match === 'left') {
        counts.unchanged++
        continue
      }
      const isStateGiven = stateColumn !== undefined
      if (match === 'new') {
        counts.added++
        if (!isStateGiven && settled['state'] === 'assigned') stateless++
        changes.push(...taskChanges(settled, row))
        continue
      }
      const before = byId.get(match.id)!
      const closes = withSteps.has(match.id) && closesByHand(settled, before)
      if (closes) log.add({ severity: 'warning', code: 'task.closingNotImported', params: { task: keyText(before.values['number'] ?? null) ?? match.id } }, row, line)
      const update = matcher!.compare(
        { row, line, key: rowKey, values: whatItTells(settled, isStateGiven, closes), geometry: null },
        { id: match.id, values: before.values, others: parseOthers(before.values['extra'] ?? null), geometry: null },
      )
      if (update === null || match.left) counts.unchanged++
      else {
        counts.updated++
        changes.push({ op: 'updateRecord', table: 'task', id: match.id, values: { ...update.values, ...(isWithoutDate(update.values) ? { deadline: null } : {}) } })
        const newState = update.values['state']
        if (typeof newState === 'string' && withSteps.has(match.id)) changes.push(stepChange(Number(match.id), newState, latestDate(settled) ?? today))
      }
    }
    job.onProgress(counts.read, layer.featureCount)
  }
  if (stateless > 0) log.add({ severity: 'warning', code: 'task.stateAssumed', params: { count: stateless } })
  const differences = matcher?.differences(() => true) ?? null
  const othersOf = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, parseOthers(byId.get(id)?.values['extra'] ?? null)])))
  const missing = differences === null ? null : await planMissing(task, 'task', differences.missing, othersOf)
  const importId = dryRun ? null : (await workspace.write(actionOf(task, null), [...changes, ...(missing?.changes ?? [])], { signal: job.signal })).actionId
  return { importId, crs: null, candidates: [], ...counts, differences: dryRun ? differences : null, missing: missing?.counts ?? null }
}

/** What a row says about a task that exists; a state that the ledger does not state itself is no news. */
function whatItTells(values: TaskValues, isStateGiven: boolean, closes: boolean): TaskValues {
  const without = [...(isStateGiven && !closes ? [] : ['state']), ...(closes ? ['closed_on'] : [])]
  return Object.fromEntries(Object.entries(values).filter(([column]) => !without.includes(column)))
}

/** 立行立改 or 长期坚持 in place of a date: the date of before is gone. */
const isWithoutDate = ({ deadline_type: type, deadline }: TaskValues): boolean => typeof type === 'string' && type !== 'date' && deadline === undefined

/** A task that has a life is closed by its steps, which ask for evidence: a word in a ledger that comes back does not close it. */
function closesByHand(told: TaskValues, { values }: RecordRow): boolean {
  const closed = (state: Value | undefined) => CLOSED_STATES.some((known) => known === state)
  return !closed(values['state']) && (closed(told['state']) || (typeof told['closed_on'] === 'string' && (values['closed_on'] ?? null) === null))
}

/** Where the ledger has no column for it. */
function withProgressStatus(values: TaskValues, written: Value): TaskValues {
  const code = typeof written === 'string' && (values['progress_status'] ?? null) === null ? codeOf('progressStatus', written) : null
  return code === null ? values : { ...values, progress_status: code }
}

function valuesOf(columns: Columns): TaskValues {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[0] ?? null]))
}

function existingKeys(rows: readonly RecordRow[], keyOf: (row: RecordRow) => Value): ReadonlyMap<string, readonly ExistingKey[]> {
  const keys = new Map<string, ExistingKey[]>()
  for (const row of rows) {
    const key = keyText(keyOf(row))
    if (key !== null) keys.set(key, [...(keys.get(key) ?? []), { id: row.id, name: keyText(row.values['title'] ?? null) }])
  }
  return keys
}

/** The task, and the steps that the ledger dates: without a date of assignment there is no life to tell, and the state stands for itself. */
function taskChanges(values: TaskValues, row: number): Change[] {
  const ref = `task ${row}`
  const changes: Change[] = [{ op: 'insertRecord', table: 'task', ref, values }]
  const { assigned_on: assignedOn, completed_on: completedOn, closed_on: closedOn, state } = values
  if (typeof assignedOn !== 'string') return changes
  const steps = new Map<string, string>([['assigned', assignedOn]])
  if (typeof completedOn === 'string') steps.set('completed', completedOn)
  if (typeof closedOn === 'string') steps.set('closed', closedOn)
  if (typeof state === 'string' && !steps.has(state)) steps.set(state, latestDate(values) ?? assignedOn)
  for (const [step, effectiveOn] of steps) changes.push(stepChange({ ref }, step, effectiveOn))
  return changes
}

function stepChange(taskId: number | { readonly ref: string }, state: string, effectiveOn: string): Change {
  return { op: 'insertRecord', table: 'taskStep', values: { task_id: taskId, state, effective_on: effectiveOn, recorded_at: new Date().toISOString(), actor: null, note: null } }
}

/** The last date that the ledger gives of the task's life. */
function latestDate({ assigned_on: assignedOn, completed_on: completedOn, closed_on: closedOn }: TaskValues): string | null {
  return [assignedOn, completedOn, closedOn].filter((date) => typeof date === 'string').sort().at(-1) ?? null
}
