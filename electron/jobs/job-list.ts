/** Every heavy job. A new one is one line here. */
import { briefJobs } from '../handlers/brief'
import { checkJobs } from '../handlers/check'
import { gradeTable } from '../handlers/grade'
import { importJobs } from '../handlers/import'
import { workspaceJobs } from '../handlers/workspace'
import type { HeavyJob } from './heavy-job'

export const heavyJobs: readonly HeavyJob<never, unknown>[] = [...briefJobs, ...checkJobs, gradeTable, ...importJobs, ...workspaceJobs]
