/** Every heavy job. A new one is one line here. */
import { briefJobs } from '../handlers/brief'
import { checkJobs } from '../handlers/check'
import { gradeTable } from '../handlers/grade'
import { importJobs } from '../handlers/import'
import { waterJobs } from '../handlers/section'
import { workspaceJobs } from '../handlers/workspace'
import type { HeavyJob } from './heavy-job'

export const heavyJobs: readonly HeavyJob<never, unknown>[] = [...briefJobs, ...checkJobs, gradeTable, ...importJobs, ...waterJobs, ...workspaceJobs]
