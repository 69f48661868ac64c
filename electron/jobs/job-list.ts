/** Every heavy job. A new one is one line here. */
import { briefJobs } from '../handlers/brief'
import { checkJobs } from '../handlers/check/check'
import { gradeTable } from '../handlers/water/grade'
import { importJobs } from '../handlers/import/import'
import { waterJobs } from '../handlers/water/section'
import { workspaceJobs } from '../handlers/workspace'
import type { HeavyJob } from './heavy-job'

export const heavyJobs: readonly HeavyJob<never, unknown>[] = [...briefJobs, ...checkJobs, gradeTable, ...importJobs, ...waterJobs, ...workspaceJobs]
