/** The demonstration workspace: shipped files in, one workspace file out, all or nothing. */
import { readFile, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { fromGeoJson } from '../../shared/domain/flat-geometry-geojson'
import { AppError } from '../../shared/errors'
import { makeNantong } from '../engine/sample/make-nantong'
import { numbersSchema, placesSchema, type SampleInput, tasksSchema } from '../engine/sample/sample-input'
import type { SampleRow } from '../engine/sample/sample-row'
import { createWorkspace, openWorkspace } from '../store'
import type { Change, JobContext } from '../store/workspace-store'
import { derivePlacesOfFeature, placeLayersOf } from './derive-places'
import type { Session } from './session'

const TITLE = '南通市生态环境空间督察（示范数据）'

/**
 * Make the demonstration workspace of Nantong.
 *
 * It is made beside its place and moved there when whole, so that a cancelled or failed run leaves nothing.
 *
 * @throws AppError 'workspace.alreadyExists'
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
        { action: 'workspace.create', actor: session.actor, params: { sample: 'nantong', version: session.programVersion } },
        changesOf([...makeNantong(input)]),
        job,
      )
    } finally {
      await workspace.close()
    }
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function readSampleInput(dataFolder: string): Promise<SampleInput> {
  const read = async (...path: string[]): Promise<unknown> => JSON.parse(await readFile(join(dataFolder, ...path), 'utf8'))
  return {
    places: v.parse(placesSchema, await read('samples', 'nantong', 'places.json')),
    numbers: v.parse(numbersSchema, await read('samples', 'nantong', 'published-numbers.json')),
    taskTexts: v.parse(tasksSchema, await read('samples', 'nantong', 'tasks.json')),
    coast: (await read('basemap', 'coast-nantong.geojson')) as SampleInput['coast'],
    waterways: (await read('basemap', 'schematic-waterways.geojson')) as SampleInput['waterways'],
  }
}

/** Rows as changes; what the generator leaves open of 属地 and 汇水区 is derived as for any other insert. */
function* changesOf(rows: readonly SampleRow[]): Generator<Change> {
  const layers = placeLayersOf(rows.flatMap((row) => ('kind' in row ? [row] : [])))
  for (const row of rows) {
    if ('kind' in row) {
      const places = derivePlacesOfFeature(layers, row.kind, fromGeoJson(row.geometry))
      const values = { ...row.values, district: row.values['district'] ?? places.district, catchment: row.values['catchment'] ?? places.catchment }
      yield { op: 'insertFeature', kind: row.kind, geometry: row.geometry, values, ref: row.ref }
    } else {
      yield { op: 'insertRecord', table: row.table, values: row.values, ...(row.ref === undefined ? {} : { ref: row.ref }) }
    }
  }
}
