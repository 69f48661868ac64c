/**
 * Import of water-quality readings: every row to the section or station that it names, one stored reading an item.
 *
 * A reading is known by section, time, item and kind of sample, so that a month that comes twice changes nothing: rows whose readings all
 * exist are unchanged, others update what differs and add what is new.
 */
import type { Value } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { plainName } from '../../engine/import/heading'
import { periodOfCaptions } from '../../engine/import/period-of-captions'
import { columnProblems, type ReadingColumns, readReadingRow, type ReadingRow, recognizeReadings, reportedText } from '../../engine/import/reading-rows'
import type { Change, WorkspaceReader } from '../../store/workspace-store'
import { headingOf } from './import-layer'
import { actionOf, fileNameOf, type ImportOutcome, type ImportTask } from './import-outcome'

type Owner = { readonly column: 'section_id' | 'station_id'; readonly id: number }
type Stored = { readonly id: string; readonly value: Value; readonly reported: Value; readonly below: Value }

export async function importReadings(task: ImportTask): Promise<ImportOutcome> {
  const { workspace, opened, options, dryRun, log, job } = task
  const { layer, source } = opened
  const headings = layer.fields.map((field) => headingOf(field))
  const columns = recognizeReadings(headings, options.mapping ?? {}, options.wholeMapping === true, layer.name)
  log.addAll(columnProblems(columns))
  const left = unusedHeadings(columns, headings)
  if (left.length > 0) log.add({ severity: 'warning', code: 'import.columnsLeft', params: { columns: left.join('、') } })
  const period = periodOfCaptions(layer.captions ?? [])
  const owners = await readOwners(workspace)
  const known = new Map<string, Map<string, Stored>>()
  const seen = new Map<string, number>()
  const changes: Change[] = []
  let fromCaptions = 0
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, repaired: 0 }
  for await (const { records, problems } of source.read(layer, job.signal)) {
    log.addAll(problems)
    for (const { row, line, attributes, problems: found } of records) {
      counts.read++
      log.addAll(found, row, line)
      const reading = readReadingRow(columns, attributes, period)
      if (reading.timeFromCaptions) fromCaptions++
      const owner = ownerOf(reading, owners)
      const refusal = found.some(({ severity }) => severity === 'rejected') ? null : refusalOf(reading, owner)
      log.addAll(reading.problems, row, line)
      if (refusal !== null) log.add(refusal, row, line)
      if (refusal !== null || owner === null || found.some(({ severity }) => severity === 'rejected')) {
        counts.rejected++
        continue
      }
      const stored = await storedReadings(workspace, owner, known)
      const kinds = new Set<'added' | 'updated' | 'unchanged'>()
      const repeated: { item: ItemCode; row: number }[] = []
      for (const { item, reading: amount } of reading.readings) {
        const name = readingName(reading.time ?? '', item, reading.sampleType)
        const first = seen.get(`${owner.column} ${owner.id} ${name}`)
        if (first !== undefined && first !== row) {
          repeated.push({ item, row: first })
          continue
        }
        seen.set(`${owner.column} ${owner.id} ${name}`, row)
        const values = { value: amount.value as number, reported: reportedText(amount), below_detection: amount.belowDetection }
        const before = stored.get(name)
        if (before === undefined) {
          kinds.add('added')
          changes.push({
            op: 'insertRecord',
            table: 'reading',
            values: { [owner.column]: owner.id, time: reading.time, item, ...values, sample_source: reading.sampleType, source: fileNameOf(options.path) },
          })
        } else if (options.onMatch === 'skip' || (before.value === values.value && before.below === values.below_detection && before.reported === values.reported)) kinds.add('unchanged')
        else {
          kinds.add('updated')
          changes.push({ op: 'updateRecord', table: 'reading', id: before.id, values })
        }
      }
      // Every reading of the row was in an earlier one: nothing of it is stored.
      for (const params of repeated) log.add({ severity: kinds.size === 0 ? 'rejected' : 'warning', code: 'reading.itemRepeated', params }, row, line)
      if (kinds.size === 0) counts.rejected++
      else counts[kinds.has('updated') || (kinds.has('added') && kinds.has('unchanged')) ? 'updated' : kinds.has('added') ? 'added' : 'unchanged']++
    }
    job.onProgress(counts.read, layer.featureCount)
  }
  if (fromCaptions > 0) log.add({ severity: 'warning', code: 'reading.timeFromCaptions', params: { count: fromCaptions, text: period?.text ?? '' } })
  const importId = dryRun ? null : (await workspace.write(actionOf(task, null), changes, { signal: job.signal })).actionId
  return { importId, crs: null, candidates: [], ...counts, differences: null, missing: null }
}

function refusalOf({ section, sectionCode, time, writtenTime, readings }: ReadingRow, owner: Owner | null): SourceProblem | null {
  if (section === null && sectionCode === null) return { severity: 'rejected', code: 'reading.sectionMissing', params: {} }
  if (owner === null) return { severity: 'rejected', code: 'reading.sectionUnknown', params: { section: section ?? sectionCode ?? '' } }
  if (time === null) return writtenTime === '' ? { severity: 'rejected', code: 'reading.timeMissing', params: {} } : { severity: 'rejected', code: 'reading.timeUnreadable', params: { value: writtenTime } }
  return readings.length === 0 ? { severity: 'rejected', code: 'reading.noValues', params: {} } : null
}

/** Sections and stations by their codes and names; sections first, and a name that two of them have means none. */
async function readOwners(workspace: WorkspaceReader): Promise<ReadonlyMap<string, Owner | null>> {
  const owners = new Map<string, Owner | null>()
  for (const [kind, column] of [['section', 'section_id'], ['station', 'station_id']] as const satisfies readonly (readonly [KindId, Owner['column']])[]) {
    const own = new Map<string, Owner | null>()
    for await (const batch of workspace.streamFeatures({ kind })) {
      for (const { id, properties } of batch) {
        for (const text of [properties['code'], properties['name']]) {
          if (typeof text !== 'string' || text === '') continue
          const name = nameOf(text)
          own.set(name, own.has(name) && own.get(name)?.id !== Number(id) ? null : { column, id: Number(id) })
        }
      }
    }
    for (const [name, owner] of own) if (!owners.has(name)) owners.set(name, owner)
  }
  return owners
}

function ownerOf({ section, sectionCode }: ReadingRow, owners: ReadonlyMap<string, Owner | null>): Owner | null {
  for (const text of [sectionCode, section]) {
    const owner = text === null ? null : owners.get(nameOf(text))
    if (owner !== null && owner !== undefined) return owner
  }
  return null
}

/** 某某桥 and 某某桥断面 are the same place. */
function nameOf(text: string): string {
  const plain = plainName(text)
  return plain.replace(/断面$/, '') || plain
}

function readingName(time: string, item: string, sampleType: string): string {
  return `${time} ${item} ${sampleType}`
}

async function storedReadings(workspace: WorkspaceReader, { column, id }: Owner, known: Map<string, Map<string, Stored>>): Promise<ReadonlyMap<string, Stored>> {
  const key = `${column} ${id}`
  const found = known.get(key)
  if (found !== undefined) return found
  const { rows } = await workspace.listRecords({ table: 'reading', where: [{ column, equals: id }] })
  const stored = new Map<string, Stored>()
  for (const { id: readingId, values } of rows) {
    const name = readingName(String(values['time'] ?? ''), String(values['item'] ?? ''), values['sample_source'] === 'automatic' ? 'automatic' : 'manual')
    stored.set(name, { id: readingId, value: values['value'] ?? null, reported: values['reported'] ?? null, below: values['below_detection'] ?? null })
  }
  known.set(key, stored)
  return stored
}

function unusedHeadings({ items, facts, layout }: ReadingColumns, headings: readonly string[]): readonly string[] {
  const factColumns = layout === 'wide' ? [facts.section, facts.sectionCode, facts.time, facts.year, facts.month, facts.sampleType] : Object.values(facts)
  const used = new Set([...items.map(({ index }) => index), ...factColumns])
  return headings.filter((_, index) => !used.has(index))
}
