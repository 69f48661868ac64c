/** Every request, by process that answers it. */
import { checkContract } from './check'
import { featureContract } from './feature'
import { gradeContract } from './grade'
import { importContract } from './import'
import { sectionContract } from './section'
import { systemContract } from './system'
import { taskContract } from './task'
import { workspaceContract } from './workspace'

/** Answered by the service (utility process), the command line and tests. */
export const serviceContract = {
  workspace: workspaceContract,
  feature: featureContract,
  section: sectionContract,
  task: taskContract,
  check: checkContract,
  grade: gradeContract,
  import: importContract,
}

/** Answered by the main process. */
export { systemContract }
