/** The demonstration workspace: shipped files in, one workspace file out, all or nothing. */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { AppError } from '../../shared/errors'
import { makeNantong } from '../engine/sample/make-nantong'
import { numbersSchema, placesSchema, type SampleInput, tasksSchema } from '../engine/sample/sample-input'
import type { SampleRow } from '../engine/sample/sample-row'
import { createWorkspace, openWorkspace, putWorkspaceInPlace } from '../store'
import type { Change, JobContext } from '../store/workspace-store'
import { raiseAlerts } from './water/alert-raise'
import type { Session } from './session'

/** Digest of the code that makes the demonstration, put in by the bundler; not there where the code runs without having been bundled. */
declare const SAMPLE_MAKER: string

/** Files of the shipped data that the demonstration is made of. */
const INPUT_FILES = {
  places: ['samples', 'nantong', 'places.json'],
  numbers: ['samples', 'nantong', 'published-numbers.json'],
  tasks: ['samples', 'nantong', 'tasks.json'],
  coast: ['basemap', 'coast-nantong.geojson'],
  waterways: ['basemap', 'schematic-waterways.geojson'],
} as const

const TITLE = '南通市生态环境空间督察（示范数据）'

/**
 * Make the demonstration workspace of Nantong.
 *
 * It is made beside its place and moved there when whole, so that a cancelled or failed run leaves nothing.
 *
 * @throws AppError 'workspace.alreadyExists', 'workspace.cannotWrite'
 */
export async function createSampleWorkspace(session: Session, path: string, options: { readonly force: boolean }, job: Required<JobContext>): Promise<void> {
  if (existsSync(path) && !options.force) throw new AppError('workspace.alreadyExists', { path })
  const input = await readSampleInput(session.dataFolder)
  const unfinished = `${path}.making`
  try {
    await createWorkspace(unfinished, { force: true, title: TITLE, sample: 'nantong', today: input.numbers.today })
    const workspace = await openWorkspace(unfinished, { readOnly: false })
    try {
      await workspace.write(
        { action: 'workspace.create', actor: session.actor, params: { sample: 'nantong', version: session.programVersion, edition: await sampleEdition(session.dataFolder) } },
        changesOf(makeNantong(input)),
        job,
      )
      await raiseAlerts({ ...session, jobThreads: null, current: () => workspace, workspace: () => workspace })
    } finally {
      await workspace.close()
    }
    await putWorkspaceInPlace(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** What a demonstration is made by: another edition means that code or shipped data have changed. */
export async function sampleEdition(dataFolder: string): Promise<string> {
  const hash = createHash('sha256').update(typeof SAMPLE_MAKER === 'undefined' ? '' : SAMPLE_MAKER)
  for (const path of Object.values(INPUT_FILES)) hash.update(await readFile(join(dataFolder, ...path)))
  return hash.digest('hex').slice(0, 16)
}

async function readSampleInput(dataFolder: string): Promise<SampleInput> {
  const read = async (path: readonly string[]): Promise<unknown> => JSON.parse(await readFile(join(dataFolder, ...path), 'utf8'))
  return {
    places: v.parse(placesSchema, await read(INPUT_FILES.places)),
    numbers: v.parse(numbersSchema, await read(INPUT_FILES.numbers)),
    taskTexts: v.parse(tasksSchema, await read(INPUT_FILES.tasks)),
    coast: (await read(INPUT_FILES.coast)) as SampleInput['coast'],
    waterways: (await read(INPUT_FILES.waterways)) as SampleInput['waterways'],
  }
}

function* changesOf(rows: Iterable<SampleRow>): Generator<Change> {
  for (const row of rows) {
    if ('kind' in row) yield { op: 'insertFeature', kind: row.kind, geometry: row.geometry, values: row.values, ref: row.ref }
    else yield { op: 'insertRecord', table: row.table, values: row.values, ...(row.ref === undefined ? {} : { ref: row.ref }) }
  }
}
