/** Every request's handler. A request without one does not compile. */
import { alertHandlers } from './alert'
import { contract } from './base'
import { checkHandlers } from './check'
import { featureHandlers } from './feature'
import { gradeHandlers } from './grade'
import { importHandlers } from './import'
import { lifeHandlers } from './life'
import { sectionHandlers } from './section'
import { taskHandlers } from './task'
import { workspaceHandlers } from './workspace'

export const serviceRouter = contract.router({
  workspace: workspaceHandlers,
  feature: featureHandlers,
  section: sectionHandlers,
  alert: alertHandlers,
  task: taskHandlers,
  life: lifeHandlers,
  check: checkHandlers,
  grade: gradeHandlers,
  import: importHandlers,
})
