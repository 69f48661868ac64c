/** Every request, by process that answers it. */
import { alertContract } from './alert'
import { checkContract } from './check'
import { featureContract } from './feature'
import { gradeContract } from './grade'
import { importContract } from './import'
import { lifeContract } from './life'
import { sectionContract } from './section'
import { systemContract } from './system'
import { taskContract } from './task'
import { workspaceContract } from './workspace'

/** Answered by the service (utility process), the command line and tests. */
export const serviceContract = {
  workspace: workspaceContract,
  feature: featureContract,
  section: sectionContract,
  alert: alertContract,
  task: taskContract,
  life: lifeContract,
  check: checkContract,
  grade: gradeContract,
  import: importContract,
}

/** Answered by the main process. */
export { systemContract }
