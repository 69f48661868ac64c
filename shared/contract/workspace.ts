/** Opening, making, checking and exporting workspaces. */
import * as v from 'valibot'
import type { ActionSummary, SampleState, ValidationReport, WorkspaceInfo } from '../domain/workspace'
import { ask, dateSchema, idSchema, job, kindSchema, pathSchema, request } from './request'

export const exportFormats = ['gpkg', 'shp', 'geojson', 'kml', 'xlsx', 'csv'] as const

export const workspaceContract = {
  /** Open a file and make it the current workspace. Opening changes no byte. */
  open: request<WorkspaceInfo>()(v.object({ path: pathSchema, readOnly: v.optional(v.boolean(), false) })),
  /** Make an empty or a sample workspace; it is not opened. Refuses an existing file unless `force`. */
  create: job<{ readonly path: string }>()(
    v.object({ path: pathSchema, sample: v.nullable(v.picklist(['nantong'])), force: v.optional(v.boolean(), false) }),
  ),
  /** Whether a demonstration workspace is what this program would make. */
  sampleState: request<SampleState>()(v.object({ path: pathSchema })),
  /** The current workspace, or null. */
  current: ask<WorkspaceInfo | null>(),
  close: ask<void>(),
  /**
   * Make what the map shows at small scales and a large import left for later; until then tiles are made of the features themselves, thinned where
   * there are many. To be asked after an import and after opening; `refreshed`: tiles are to be asked for anew.
   */
  refreshOverviews: ask<{ readonly refreshed: boolean }>(),
  /** Check a file, open or not, without changing it. */
  validate: job<ValidationReport>()(v.object({ path: pathSchema })),
  /** Write one layer to a file; `shortenedTexts` counts values that the format could not hold whole (shapefile). All versions of a legal layer unless `vintage` is given. */
  export: job<{ readonly file: string; readonly features: number; readonly shortenedTexts: number }>()(
    v.object({
      layer: kindSchema,
      format: v.picklist(exportFormats),
      path: pathSchema,
      vintage: v.optional(dateSchema),
      language: v.optional(v.picklist(['zh', 'en']), 'zh'),
    }),
  ),
  /** The log, newest first. */
  history: request<readonly ActionSummary[]>()(
    v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), before: v.optional(idSchema) }),
  ),
  /** Take one action back whole. */
  undo: request<{ readonly actionId: string }>()(v.object({ actionId: idSchema })),
}
